"""The bar above a page: one row whatever its chapters are called, and what an address leads to stands just below it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page

from tests.browser.soundness import assert_accessible, opened

pytestmark = pytest.mark.browser
BELOW_BAR_PX = 12
FINGER_PX = 44
CHAPTERS = ["Tillbaka till lägesbilden", "Befolkning", "Servicebehov", "Arbetskraft och utbildning", "Källor"]
RENAME = """(names) => {
  const [first] = document.querySelectorAll('#page-chapters li');
  first.parentElement.replaceChildren(...names.map((name) => {
    const item = first.cloneNode(true);
    item.firstElementChild.textContent = name;
    return item;
  }));
  dispatchEvent(new Event('resize'));
}"""
IS_ONE_ROW = """() => {
  const parts = [...document.querySelector('.bar').children].filter((part) => part.offsetHeight);
  const places = parts.map((part) => part.getBoundingClientRect());
  return Math.max(...places.map(({ top }) => top)) < Math.min(...places.map(({ bottom }) => bottom));
}"""
BELOW = """(id) => document.getElementById(id).getBoundingClientRect().top
  - document.querySelector('.bar').getBoundingClientRect().bottom"""


def brief(site: Path, name: str = "brief") -> str:
    return (site / "sv" / f"{name}.html").as_uri()


def links(page: Page) -> list[FloatRect]:
    """The places of the chapters that can be seen, none reaching over the window."""
    shown = page.locator("#page-chapters a").filter(visible=True)
    return [box for box in (link.bounding_box() for link in shown.all()) if box is not None]


@pytest.mark.parametrize("name", ["brief", "brief-in-depth"])
@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_bar_is_one_row_with_chapters_of_any_length(browser: Browser, site: Path, name: str, width: int) -> None:
    with opened(browser, brief(site, name), viewport={"width": width, "height": 768}) as (page, _):
        page.evaluate(RENAME, CHAPTERS)
        assert page.evaluate(IS_ONE_ROW)
        assert page.locator(".bar").evaluate("(bar) => bar.offsetHeight") < 60


def test_chapters_that_fit_stand_in_the_bar(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), viewport={"width": 1366, "height": 768}) as (page, _):
        page.evaluate(RENAME, ["Befolkning", "Servicebehov"])
        assert len(links(page)) == 2
        assert page.locator("[data-menu]").is_visible() is False


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_opens_every_chapter_whole_and_closes_them_again(browser: Browser, site: Path, width: int) -> None:
    with opened(browser, brief(site), viewport={"width": width, "height": 700}) as (page, _):
        page.evaluate(RENAME, CHAPTERS)
        menu = page.locator("[data-menu]")
        assert links(page) == []
        menu.click()
        found = links(page)
        assert len(found) == len(CHAPTERS)
        assert min(box["height"] for box in found) >= FINGER_PX
        assert max(box["x"] + box["width"] for box in found) <= width
        assert_accessible(page)
        page.keyboard.press("Escape")
        assert links(page) == []
        assert menu.evaluate("(button) => button === document.activeElement")
        menu.click()
        page.locator("#page-chapters a").first.evaluate("(link) => link.click()")
        assert menu.get_attribute("aria-expanded") == "false"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_the_chapters_are_all_there_and_none_is_cut(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), java_script_enabled=False, viewport={"width": 320, "height": 700}) as (page, _):
        found = links(page)
        assert len(found) == page.locator("#page-chapters a").count() > 1
        assert all(box["x"] + box["width"] <= 320 for box in found)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (320, 640)])
@pytest.mark.parametrize("place", ["change-by-band", "section-work", "vacancies"])
def test_what_an_address_leads_to_stands_just_below_the_bar(
    browser: Browser, site: Path, place: str, width: int, height: int
) -> None:
    with opened(browser, f"{brief(site)}#{place}", viewport={"width": width, "height": height}) as (page, _):
        assert page.evaluate(BELOW, place) == pytest.approx(BELOW_BAR_PX, abs=8)
        page.evaluate(RENAME, CHAPTERS)
        page.evaluate("(id) => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", place)
        assert page.evaluate(BELOW, place) == pytest.approx(BELOW_BAR_PX, abs=8)
