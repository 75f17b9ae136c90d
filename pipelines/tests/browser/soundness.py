"""What every published brief must stand up to in a real browser; used on the made-up sample and on real briefs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

# preload would fetch the style sheet a second time, which the content policy forbids; what passes is not described.
ASKED = {"preload": False, "resultTypes": ["violations"]}
WCAG_AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, **ASKED}
OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, **ASKED}
A4_PX = 680
NARROW = {"width": 320, "height": 800}
SCREENS = [(1366, 768, 700), (390, 844, 1400)]
"""A laptop and a phone: width, height, and how far down the first chart may begin."""
MOST_WORDS = 120

DRAW_ALL = "() => { dispatchEvent(new Event('drawall')); }"
CHARTS = """() => [...document.querySelectorAll('.chart')].map((box) => ({
  id: box.id,
  drawn: box.dataset.drawn === 'true',
  role: box.getAttribute('role'),
  name: box.getAttribute('aria-label') ?? '',
  description: (box.getAttribute('aria-describedby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim(),
  marks: box.querySelectorAll('.main-svg :is(.bars .point path, .scatterlayer :is(.js-line, .points path))')
    .length,
  toolbars: box.querySelectorAll('.modebar-btn').length,
}))"""

TABLES = """() => [...document.querySelectorAll('.exhibit table')].map((table) => ({
  caption: table.caption?.textContent.trim() ?? '',
  unscoped: table.querySelectorAll('th:not([scope])').length,
  columns: table.querySelectorAll('thead th[scope=col]').length,
  headless: [...table.querySelectorAll('tbody tr')].filter((row) => !row.querySelector('th[scope=row]')).length,
}))"""

# Anything drawn (text, bars, lines) that reaches over the edge of its own drawing, with one pixel of grace.
CUT = """() => [...document.querySelectorAll('.chart')].flatMap((box) => {
  const frame = box.getBoundingClientRect();
  return [...box.querySelectorAll('.main-svg text, .main-svg .point path, .main-svg path.js-line')]
    .filter((mark) => !mark.closest('.hoverlayer'))
    .map((mark) => [mark, mark.getBoundingClientRect()])
    .filter(([, at]) => at.width && (at.left < frame.left - 1 || at.right > frame.right + 1
      || at.top < frame.top - 1 || at.bottom > frame.bottom + 1))
    .map(([mark]) => `${box.id}: ${mark.textContent || mark.getAttribute('class') || mark.tagName}`);
})"""

# Two labels of one chart (ticks, values at bars, names at line ends) that lie over each other.
COLLIDING = """() => [...document.querySelectorAll('.chart')].flatMap((box) => {
  const texts = [...box.querySelectorAll('.xtick text, .ytick text, .bartext, .annotation-text')]
    .filter((text) => text.textContent.trim());
  const at = texts.map((text) => text.getBoundingClientRect());
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  return texts.flatMap((one, i) => texts.slice(i + 1).filter((_, j) => over(at[i], at[i + 1 + j]))
    .map((other) => `${box.id}: ${one.textContent} / ${other.textContent}`));
})"""

PRINTED = """() => [...document.querySelectorAll('.chart')].map((box) => {
  const frame = box.getBoundingClientRect();
  const drawings = [...box.querySelectorAll('.main-svg')].map((svg) => svg.getBoundingClientRect());
  return {
    id: box.id, left: frame.left, right: frame.right, height: frame.height,
    out: drawings.filter((at) => at.left < frame.left - 1 || at.right > frame.right + 1
      || at.bottom > frame.bottom + 1).length,
  };
})"""


BESIDE_TILES = """() => {
  const opening = document.querySelector('.opening').cloneNode(true);
  opening.querySelectorAll('.figures, .where').forEach((part) => part.remove());
  return opening.textContent.trim().split(/\\s+/).length;
}"""


@dataclass
class Overheard:
    """What a page asked for and said while it was open."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "trace"):
            self.complaints.append(message.text)

    def note(self, request: Request) -> None:
        self.requests.append(request.url)

    def outside(self, base: str) -> list[str]:
        return [url for url in self.requests if not url.startswith(base)]


@contextmanager
def visited(browser: Browser, address: str, **context: Any) -> Iterator[tuple[Page, Overheard]]:
    """Open ``address`` in a fresh context as a reader does; yield the loaded page and what is overheard from it."""
    heard = Overheard()
    with browser.new_context(reduced_motion="reduce", **context) as fresh:
        page = fresh.new_page()
        page.on("console", heard.hear)
        page.on("request", heard.note)
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        page.goto(address)
        yield page, heard


@contextmanager
def opened(browser: Browser, address: str, **context: Any) -> Iterator[tuple[Page, Overheard]]:
    """The same with every chart drawn, also those that no reader came near."""
    with visited(browser, address, **context) as (page, heard):
        page.evaluate(DRAW_ALL)
        yield page, heard


def assert_page_is_sound(page: Page, expected_charts: int) -> None:
    """Charts drawn, named and described; tables captioned; accessible by day and night; whole on a phone and on A4."""
    assert_charts_are_drawn(page, expected_charts)
    assert_tables_are_marked_up(page)
    assert_frame_is_there(page)
    assert_accessible(page)
    show_as(page, color_scheme="dark")
    assert_accessible(page, OF_COLOUR)
    assert_nothing_is_cut(page)
    assert_reads_on_a_phone(page)
    assert_prints_whole(page, expected_charts)


def assert_charts_are_drawn(page: Page, expected_charts: int) -> None:
    charts = page.evaluate(CHARTS)
    assert [chart["id"] for chart in charts if not chart["drawn"] or not chart["marks"]] == []
    assert len(charts) == expected_charts
    for chart in charts:
        assert chart["role"] == "img", chart
        assert chart["name"], chart
        assert len(chart["description"]) > len("Chart"), chart
        assert chart["toolbars"] == 0, chart


def assert_tables_are_marked_up(page: Page) -> None:
    tables = page.evaluate(TABLES)
    assert tables
    for table in tables:
        assert table["caption"], table
        assert table["columns"] > 1, table
        assert (table["unscoped"], table["headless"]) == (0, 0), table


def assert_frame_is_there(page: Page) -> None:
    assert page.get_attribute("html", "lang") in ("fi", "sv", "en")
    assert page.title().strip()
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    assert page.locator(".choice a[lang]").count() == 3
    broken = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.getAttribute('href').slice(1))"
    )
    assert [name for name in broken if page.locator(f"[id='{name}']").count() != 1] == []


def assert_accessible(page: Page, rules: Mapping[str, Any] = WCAG_AA) -> None:
    """No violation of ``rules``; what only colours decide is asked alone where nothing else changed."""
    result = Axe().run(page, options=dict(rules))
    assert result.violations_count == 0, result.generate_report()


def assert_nothing_is_cut(page: Page) -> None:
    for found in (page.evaluate(CUT), page.evaluate(COLLIDING)):
        assert found == [], found


def assert_reads_on_a_phone(page: Page) -> None:
    """No sideways scrolling at 320 px, and every label of every chart inside its drawing."""
    before = page.viewport_size
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wait_until_drawn_to_width(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert_nothing_is_cut(page)
    if before:
        page.set_viewport_size(before)
        wait_until_drawn_to_width(page)


def words_beside_tiles(page: Page) -> int:
    """How many words the opening has beside its key figures and its map."""
    return int(page.evaluate(BESIDE_TILES))


def show_as(page: Page, **media: Any) -> None:
    """Change the medium or its colours; wait until the page, which hears of it with a later frame, has answered."""
    page.emulate_media(**media)
    page.evaluate("async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); }")


def wait_until_drawn_to_width(page: Page) -> None:
    """Wait until every chart has been drawn again at the width it now has."""
    wait_until(page, "[...document.querySelectorAll('.chart')].every((x) => x._fullLayout.width === x.clientWidth)")


def wait_until(page: Page, condition: str) -> None:
    """Wait for ``condition`` frame by frame; Playwright's own wait needs eval, which the content policy forbids."""
    frames = (
        f"async () => {{ for (let i = 0; i < 600 && !({condition}); i++) await new Promise(requestAnimationFrame); }}"
    )
    page.evaluate(frames)
    assert page.evaluate(condition), condition


def assert_prints_whole(page: Page, expected_charts: int) -> None:
    """In depth, on A4, every chart lies within the paper's width and height, in light colours, with its table open.

    Nothing is wider than the paper: the browser would print all pages smaller.
    """
    before = page.viewport_size
    page.evaluate("() => { document.documentElement.dataset.print = 'whole'; }")
    page.set_viewport_size({"width": A4_PX, "height": 980})
    show_as(page, media="print", color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_PX
    charts = page.evaluate(PRINTED)
    assert len(charts) == expected_charts
    for chart in charts:
        assert chart["left"] >= 0, chart
        assert chart["right"] <= A4_PX, chart
        assert 0 < chart["height"] < 900, chart
        assert chart["out"] == 0, chart
    assert_nothing_is_cut(page)
    assert page.locator("details:not([open])").count() == 0
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    ink = page.evaluate("[...document.querySelectorAll('.chart')].map((box) => box._fullLayout.font.color)")
    assert set(ink) == {"#1B2530"}
    show_as(page, media="screen", color_scheme="light")
    if before:
        page.set_viewport_size(before)


def written(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder and return it."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root
