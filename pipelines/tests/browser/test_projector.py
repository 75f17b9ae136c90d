"""The projector: one exhibit a screen, by keys, mouse and address; large enough for a wall; back to the same place."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from lagesbild import figures
from lagesbild.figures import Axis, Dot, Interval
from lagesbild.publish.exporter import Frame, in_depth_page
from lagesbild.settings import LANGUAGES
from tests.browser.own_page import with_parts
from tests.browser.sample import HOSTILE, TILES, exhibit
from tests.browser.screens import (
    LAPTOP,
    WALL,
    all_screens,
    assert_screen_is_sound,
    screen_of,
    wait_until_back,
    wait_until_projected,
)
from tests.browser.soundness import assert_accessible, opened, wait_until
from tests.browser.test_narrow import FACT, TABLE

pytestmark = pytest.mark.browser
ORDER = [
    *("page-area", "page-core", "section-people", "people", "change-by-band"),
    *("section-work", "vacancies", "dropouts", "page-discussion"),
]
MANY_QUESTIONS = """() => {
  const [list] = document.querySelectorAll('#page-discussion ol');
  const words = 'Where will schools and groups be then, and what is organised together? '.repeat(2);
  for (let i = 0; i < 11; i += 1) list.append(Object.assign(document.createElement('li'), { textContent: words }));
  dispatchEvent(new HashChangeEvent('hashchange'));
}"""
LARGE_NUMBER = """() => {
  document.querySelector('#people .takeaway').textContent = 'There are\\n  43\\u00a0991 of them.';
  dispatchEvent(new HashChangeEvent('hashchange'));
}"""
ON_SCREEN = """(id) => {
  const { top } = document.getElementById(id).getBoundingClientRect();
  return top >= -1 && top < innerHeight / 2;
}"""


def address(site: Path, fragment: str = "", language: str = "en") -> str:
    return f"{(site / language / 'brief.html').as_uri()}?projector{fragment}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [LAPTOP, WALL], ids=["laptop", "wall"])
def test_every_screen_is_whole_and_large_without_network(
    browser: Browser, site: Path, size: dict[str, int], language: str
) -> None:
    with opened(browser, address(site, language=language), viewport=size, offline=True) as (page, heard):
        shown = []
        for screen in all_screens(page):
            assert_screen_is_sound(page)
            shown.append(screen.id)
    assert list(dict.fromkeys(shown)) == ORDER
    assert heard.outside(site.as_uri()) == []
    assert heard.complaints == []


def test_keys_step_on_and_back(browser: Browser, site: Path) -> None:
    with opened(browser, address(site), viewport=WALL) as (page, _):
        assert after(page, "ArrowRight") == ("page-core", "2/9", "")
        assert after(page, "ArrowRight") == ("section-people", "3/9", "")
        assert after(page, "PageDown") == ("people", "4/9", "")
        assert after(page, " ") == ("change-by-band", "5/9", "1/2")
        assert after(page, "ArrowDown") == ("change-by-band", "5/9", "2/2")
        assert after(page, "ArrowRight") == ("section-work", "6/9", "")
        assert after(page, "Shift+ ") == ("change-by-band", "5/9", "2/2")
        assert after(page, "ArrowUp") == ("change-by-band", "5/9", "1/2")
        assert after(page, "ArrowLeft") == ("people", "4/9", "")
        assert after(page, "End") == ("page-discussion", "9/9", "")
        assert after(page, "ArrowRight") == ("page-discussion", "9/9", "")
        assert after(page, "Home") == ("page-area", "1/9", "")
        assert after(page, "PageUp") == ("page-area", "1/9", "")
        assert after(page, "Control+ArrowRight") == ("page-area", "1/9", "")


def test_no_line_breaks_a_number(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#people"), viewport=WALL) as (page, _):
        page.evaluate(LARGE_NUMBER)
        assert screen_of(page).headline == "There are 43\N{NO-BREAK SPACE}991 of them."


def after(page: Page, key: str) -> tuple[str, str, str]:
    page.keyboard.press(key)
    screen = screen_of(page)
    return screen.id, screen.position, screen.part


@pytest.mark.parametrize("size", [LAPTOP, WALL], ids=["laptop", "wall"])
def test_it_carries_a_workshop_from_key_figures_to_questions(
    browser: Browser, site: Path, size: dict[str, int]
) -> None:
    with opened(browser, address(site), viewport=size) as (page, _):
        listing = page.locator(".projector .listing")
        assert page.locator(".projector .about").inner_text().startswith("Järviseutu is a group of municipalities")
        assert listing.locator(".now").all_inner_texts() == list(TILES.values())
        page.keyboard.press("ArrowRight")
        assert listing.locator("li").last.inner_text().startswith("There are 3,1 jobseekers")
        assert listing.locator("li").count() == 3
        assert listing.locator(".certainty").inner_text().startswith("How certain?")
        listing.get_by_role("link", name="lose most").click()
        assert screen_of(page).id == "change-by-band"
        page.keyboard.press("End")
        assert listing.locator("li").inner_text() == f"Which schools? {HOSTILE} Figure 1"


def test_questions_that_have_no_room_go_on_to_the_next_screen(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#page-discussion"), viewport=LAPTOP) as (page, _):
        page.evaluate(MANY_QUESTIONS)
        shown = []
        for _ in range(3):
            shown += page.locator(".projector .listing li:visible").evaluate_all("(all) => all.map((li) => li.value)")
            assert_screen_is_sound(page)
            page.keyboard.press("ArrowRight")
        assert screen_of(page).part == "2/2"
    assert list(dict.fromkeys(shown)) == list(range(1, 13))


def test_the_claim_stands_above_the_rows_it_is_about(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#change-by-band"), viewport=LAPTOP) as (page, _):
        assert screen_of(page).headline == f"Grades 1–6 shrink most in {HOSTILE}."
        page.keyboard.press("PageDown")
        second = screen_of(page)
        assert (second.over, second.headline) == ("Figure 2", "Which services does the change concern?")
        page.keyboard.press("PageUp")
        assert screen_of(page).headline == f"Grades 1–6 shrink most in {HOSTILE}."


def test_mouse_and_buttons_step_too(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#people"), viewport=LAPTOP) as (page, _):
        page.mouse.click(900, 300)
        assert screen_of(page).id == "change-by-band"
        page.mouse.click(100, 300)
        assert screen_of(page).id == "people"
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Previous").click()
        page.get_by_role("button", name="Previous").press(" ")
        assert screen_of(page).id == "section-people"


def test_the_address_opens_at_the_exhibit_and_follows_it(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#vacancies"), viewport=LAPTOP) as (page, _):
        wait_until_projected(page)
        screen = screen_of(page)
        assert (screen.id, screen.over) == ("vacancies", "Figure 3 Do jobseekers and vacancies meet?")
        assert screen.source == f"Sources: Made-up office; {HOSTILE}"
        assert screen.status.startswith("7/9. Figure 3 Do jobseekers and vacancies meet? There are three jobseekers")
        page.keyboard.press("End")
        assert page.url == address(site, "#page-discussion")


def test_escape_returns_to_the_exhibit_that_was_shown(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#people"), viewport=LAPTOP) as (page, _):
        page.keyboard.press("PageDown")
        page.keyboard.press("Escape")
        wait_until_back(page)
        wait_until(page, "document.querySelector('#change-by-band-chart').dataset.drawn === 'true'")
        assert page.evaluate(ON_SCREEN, "change-by-band")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#change-by-band"
        assert page.url == (site / "en" / "brief.html").as_uri() + "#change-by-band"


def test_the_button_opens_it_where_the_reader_is(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "en" / "brief.html").as_uri(), viewport=LAPTOP) as (page, _):
        page.get_by_role("button", name="Projector view").click()
        assert screen_of(page).id == "page-area"
        page.get_by_role("button", name="End").click()
        wait_until_back(page)
        page.evaluate("document.getElementById('vacancies').scrollIntoView()")
        page.locator("button[data-projector]").evaluate("(button) => button.click()")
        assert screen_of(page).id == "vacancies"


def test_other_languages_keep_the_projector_and_the_place(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#vacancies"), viewport=LAPTOP) as (page, _):
        page.keyboard.press("PageUp")
        page.keyboard.press("PageUp")
        page.locator(".projector a[hreflang=sv]").click()
        assert page.url == address(site, "#change-by-band", "sv")
        wait_until_projected(page)
        assert screen_of(page).id == "change-by-band"


def test_rows_that_have_no_room_go_on_to_the_next_screen(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#vacancies"), viewport=LAPTOP) as (page, _):
        first = names_of_bars(page)
        assert screen_of(page).part == "1/2"
        page.keyboard.press("PageDown")
        assert screen_of(page).part == "2/2"
        assert first + names_of_bars(page) == ["Care", "Industry", "Construction", "Teaching", "Transport", "Trade"]
        page.set_viewport_size({"width": 1366, "height": 1200})
        wait_until(page, "document.querySelector('.projector .part').textContent === ''")
        assert len(names_of_bars(page)) == 6
        page.keyboard.press("PageDown")
        page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
        page.keyboard.press("PageUp")
        wait_until(page, "document.querySelector('.projector .part').textContent === '2/2'")


@pytest.mark.parametrize("size", [LAPTOP, WALL], ids=["laptop", "wall"])
def test_all_intervals_stand_on_one_screen_without_their_numbers(
    browser: Browser, site: Path, size: dict[str, int]
) -> None:
    bands = [f"{first}–{first + 5}, an age group" for first in range(9)]
    lines = [Interval("Interval", band, -20.0, 10.0, "−1.8% (−23.0 … +19.4%)") for band in bands]
    dots = [Dot("Likely", "own", band, -5.0, f"{band}: −5") for band in bands]
    axis = Axis("Persons on 31 December", (-20.0, 0.0, 20.0), ("−20", "0", "+20"))
    part = exhibit(name="ages", number=6, figure=figures.intervals([*lines, *dots], axis), **TABLE, **FACT)
    path = site / "en" / "intervals.html"
    path.write_text(in_depth_page(with_parts("en", [part]), Frame(language="en", file="brief.html")), encoding="utf-8")
    with opened(browser, f"{path.as_uri()}?projector#ages", viewport=size) as (page, _):
        assert screen_of(page).part == ""
        assert sorted(names_of_bars(page)) == bands
        assert_screen_is_sound(page)


def names_of_bars(page: Page) -> list[str]:
    return page.locator(".projector .ytick text").all_text_contents()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_has_the_colours_of_the_page(browser: Browser, site: Path, scheme: Any) -> None:
    with opened(browser, address(site, "#change-by-band"), viewport=LAPTOP, color_scheme=scheme) as (page, _):
        wait_until_projected(page)
        assert_accessible(page)
        bar = page.locator(".projector .point path").first
        fill = bar.evaluate("(bar) => getComputedStyle(bar).fill")
        assert fill == {"light": "rgb(18, 67, 109)", "dark": "rgb(191, 224, 253)"}[scheme]
        assert (
            page.locator(".projector .drawing").get_attribute("aria-label")
            == f"Chart: Grades 1–6 shrink most in {HOSTILE}."
        )


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1024, 768)])
def test_nothing_is_cut_on_other_screens(browser: Browser, site: Path, size: tuple[int, int]) -> None:
    with opened(browser, address(site), viewport={"width": size[0], "height": size[1]}) as (page, _):
        for screen in all_screens(page):
            stage = page.locator(".projector .stage").bounding_box()
            drawing = page.locator(".projector .drawing").bounding_box()
            if stage and drawing:
                assert drawing["width"] <= stage["width"] + 1, screen
                assert drawing["height"] <= stage["height"] + 1, screen


def test_without_javascript_there_is_no_projector(browser: Browser, site: Path) -> None:
    with opened(browser, address(site, "#people"), java_script_enabled=False) as (page, _):
        assert page.locator(".projector").is_visible() is False
        assert page.locator("button[data-projector]").is_visible() is False
