"""The own gate of pages: what axe does not ask, and what it does, counted by rule and by way of reading.

A way of reading is one in ``WAYS``. Each gives a mapping of rule → in how many places it is broken; empty is none.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.soundness import A4_PX, CHARTS, COLLIDING, CUT, NARROW, OF_COLOUR, WCAG_AA, opened, show_as
from tests.browser.soundness import wait_until_drawn_to_width as wait_until_drawn

Found = dict[str, int]
PARTS: Final = (Path(__file__).parent / "gate.js").read_text(encoding="utf-8")
WIDE: Final[Any] = {"width": 1280, "height": 900}
SHEET: Final[Any] = {"width": A4_PX, "height": 980}
WIDE_SHEET: Final[Any] = {"width": 1588, "height": 1123}
"""A3 across, without a margin: what a placemat is printed on."""
LEAST_DESCRIPTION: Final = len("Chart")
MOST_STOPS: Final = 1500


def asked(page: Page, part: str) -> Any:
    """What one function of ``gate.js`` finds on the page as it is now."""
    return page.evaluate(f"() => {{ {PARTS} return {part}(); }}")


def on_screen(page: Page) -> Found:
    """By day, on a laptop: all of axe's rules of level AA, the frame, charts and tables."""
    return _axe(page, WCAG_AA) | _counted(asked(page, "frame")) | _charts(page) | _counted(asked(page, "tables"))


def in_dark(page: Page) -> Found:
    """At night: what colours decide."""
    show_as(page, color_scheme="dark")
    return _axe(page, OF_COLOUR)


def on_phone(page: Page) -> Found:
    """320 px wide: nothing reaches over the edge, no label is cut or lies over another."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wait_until_drawn(page)
    wide = {"overflow": 1} if page.evaluate("document.documentElement.scrollWidth") > NARROW["width"] else {}
    return wide | _labels(page)


def on_paper(page: Page) -> Found:
    """Printed with tables and notes: all that the screen has, within the paper, dark on white."""
    before = asked(page, "shown")
    page.evaluate("() => { document.documentElement.dataset.print = 'whole'; }")
    page.set_viewport_size(WIDE_SHEET if page.url.endswith("-placemat.html") else SHEET)
    show_as(page, media="print", color_scheme="dark")
    lost = [name for name, marks in before.items() if asked(page, "shown").get(name, 0) < marks]
    return _some({"lost-on-paper": len(lost)}) | _counted(asked(page, "paper")) | _labels(page)


def by_keyboard(page: Page) -> Found:
    """Tab reaches everything that can be used, each is seen to have the focus, arrows step through a chart."""
    stops = asked(page, "stops")
    reached: dict[int, bool] = {}
    for _ in range(min(len(stops) + 2, MOST_STOPS)):
        page.keyboard.press("Tab")
        place, is_seen = asked(page, "focused")
        if place in reached:
            break
        reached[place] = is_seen
    unseen = sum(not is_seen for place, is_seen in reached.items() if place >= 0)
    unreached = sum(place not in reached for place in range(len(stops)))
    return _some({"focus-hidden": unseen, "unreachable": unreached, "arrows-silent": _silent(page)})


def without_script(page: Page) -> Found:
    """Where no script runs: tables can be read, no button is offered, no chart leaves an empty box."""
    return _counted(asked(page, "scriptless"))


WAYS: Final[Mapping[str, Callable[[Page], Found]]] = {
    "screen": on_screen,
    "dark": in_dark,
    "phone": on_phone,
    "paper": on_paper,
    "keyboard": by_keyboard,
    "scriptless": without_script,
}


def look(browser: Browser, address: str) -> dict[str, Found]:
    """Read a page in every way, each time opened anew without a network: way → what was found."""
    return {way: read(browser, address, way) for way in WAYS}


def read(browser: Browser, address: str, way: str, *, first: str = "") -> Found:
    """Read a page in one way; on the screen it counts what the page asked for, too. ``first`` is run before."""
    options = {"viewport": WIDE, "offline": True, "bypass_csp": way != "screen" or is_single(address)}
    with opened(browser, address, **options, java_script_enabled=way != "scriptless") as (page, heard):
        if first:
            page.evaluate(f"() => {{ {first} }}")
        found = WAYS[way](page)
    outside = heard.outside(address.rsplit("/", 2)[0])
    asked_and_said = {"outside-request": len(outside), "complaint": len(heard.complaints)}
    return found | _some(asked_and_said if way == "screen" else {})


def is_single(address: str) -> bool:
    """Whether the page is a handout, whose policy lets no script run: not even that of axe."""
    return "/handouts/" in address


def _axe(page: Page, rules: Mapping[str, Any]) -> Found:
    found = Axe().run(page, options=dict(rules)).response["violations"]
    return {each["id"]: len(each["nodes"]) for each in found}


def _charts(page: Page) -> Found:
    charts = page.evaluate(CHARTS)
    broken = {
        "chart-undrawn": [each for each in charts if not each["drawn"] or not each["marks"]],
        "chart-unnamed": [each for each in charts if each["role"] != "img" or not each["name"].strip()],
        "chart-undescribed": [each for each in charts if len(each["description"]) <= LEAST_DESCRIPTION],
        "chart-toolbar": [each for each in charts if each["toolbars"]],
    }
    return _some({rule: len(each) for rule, each in broken.items()})


def _labels(page: Page) -> Found:
    return _some({"label-cut": len(page.evaluate(CUT)), "label-covered": len(page.evaluate(COLLIDING))})


def _silent(page: Page) -> int:
    """Charts that say nothing when an arrow key is pressed; the first one stands for all."""
    chart = page.locator(".exhibit .chart").first
    if not chart.count():
        return 0
    chart.focus()
    page.keyboard.press("ArrowRight")
    return int(not (page.locator("#page-spoken").text_content() or "").strip())


def _counted(rules: list[str]) -> Found:
    return dict(Counter(rules))


def _some(found: Found) -> Found:
    return {rule: places for rule, places in found.items() if places}
