"""Charts are drawn when a reader comes near them; nothing moves, and whatever shows a chart finds it drawn."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.soundness import DRAW_ALL, show_as, visited, wait_until, wait_until_drawn_to_width
from tests.browser.test_brief_page import SPOKEN, bar_colour, brief

pytestmark = pytest.mark.browser
LOW = {"width": 1280, "height": 200}
NARROW = {"width": 320, "height": 400}
DRAWN = "[...document.querySelectorAll('.chart')].map((box) => box.dataset.drawn === 'true')"
PLACES = """() => [document.body.scrollHeight,
  ...[...document.querySelectorAll('.exhibit, .chart')].map((part) => part.getBoundingClientRect().top + scrollY)]"""
FRAMES = "async () => { for (let i = 0; i < 12; i++) await new Promise(requestAnimationFrame); }"
# How many charts were drawn in the same task, for each that was drawn.
COUNTED = """() => {
  const react = Plotly.react;
  let inTask = 0;
  window.counts = [];
  Plotly.react = (...given) => {
    window.counts.push((inTask += 1));
    Promise.resolve().then(() => { inTask = 0; });
    return react(...given);
  };
}"""
SHIFTED = """async () => {
  let moved = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) moved += entry.value; })
    .observe({ type: 'layout-shift' });
  while (scrollY + innerHeight < document.body.scrollHeight - 1) {
    scrollBy({ top: 150, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
  for (let i = 0; i < 12; i++) await new Promise(requestAnimationFrame);
  return moved;
}"""


def go_to(page: Page, exhibit: str) -> None:
    page.locator(f"[id='{exhibit}']").evaluate("(part) => part.scrollIntoView({ behavior: 'instant' })")
    wait_until(page, f"document.getElementById('{exhibit}-chart').dataset.drawn === 'true'")


def test_a_chart_is_drawn_when_the_reader_comes_near(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, heard):
        page.evaluate(FRAMES)
        assert page.evaluate(DRAWN) == [False, False, False]
        go_to(page, "people")
        assert page.evaluate(DRAWN) == [True, False, False]
        go_to(page, "vacancies")
        assert page.evaluate(DRAWN)[2]
    assert heard.complaints == []


@pytest.mark.parametrize("viewport", [LOW, NARROW])
def test_nothing_moves_when_charts_are_drawn(browser: Browser, site: Path, viewport: dict[str, int]) -> None:
    with visited(browser, brief(site), viewport=viewport) as (page, _):
        before = page.evaluate(PLACES)
        assert page.evaluate(SHIFTED) == 0
        page.evaluate(DRAW_ALL)
        assert page.evaluate(DRAWN) == [True, True, True]
        page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
        assert page.evaluate(PLACES) == before


def test_a_place_that_is_not_kept_is_seen_to_move(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, _):
        before = page.evaluate(PLACES)
        page.locator("#people-chart").evaluate("(box) => { box.style.height = '20px'; }")
        assert page.evaluate(PLACES) != before


def test_an_address_leads_to_its_exhibit(browser: Browser, site: Path) -> None:
    with visited(browser, f"{brief(site)}#vacancies", viewport=LOW) as (page, _):
        wait_until(page, "document.querySelector('#vacancies-chart').dataset.drawn === 'true'")
        top = page.locator("#vacancies").evaluate("(part) => part.getBoundingClientRect().top")
        assert 0 <= top < 120


def test_each_chart_is_drawn_in_a_task_of_its_own(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, _):
        page.evaluate(COUNTED)
        page.set_viewport_size({"width": 1280, "height": 4000})
        wait_until(page, f"{DRAWN}.every(Boolean)")
        assert page.evaluate("window.counts") == [1, 1, 1]
        page.evaluate("() => { window.counts = []; }")
        page.emulate_media(media="print")
        page.evaluate(FRAMES)
        assert page.evaluate("window.counts") == [1, 2, 3]  # on paper all at once


def test_paper_has_every_chart_also_those_that_nobody_came_near(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, _):
        page.evaluate("() => addEventListener('beforeprint', () => { window.printed = " + DRAWN + "; })")
        page.pdf(prefer_css_page_size=True)
        assert page.evaluate("window.printed") == [True, True, True]
        page.evaluate(FRAMES)
        assert page.evaluate(DRAWN) == [False, False, False]


def test_what_is_drawn_after_nightfall_has_the_colours_of_the_night(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, _):
        go_to(page, "change-by-band")
        assert bar_colour(page) == "rgb(18, 67, 109)"
        page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
        show_as(page, color_scheme="dark")
        go_to(page, "change-by-band")
        assert bar_colour(page) == "rgb(191, 224, 253)"


def test_a_chart_that_was_left_is_as_wide_as_its_place_when_the_reader_comes_back(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, _):
        go_to(page, "vacancies")
        page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
        page.set_viewport_size({"width": 400, "height": 200})
        page.evaluate(FRAMES)
        for exhibit in ("people", "change-by-band", "vacancies"):
            go_to(page, exhibit)
        page.set_viewport_size({"width": 400, "height": 6000})
        wait_until_drawn_to_width(page)


def test_a_chart_that_takes_the_focus_is_drawn_at_once(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, heard):
        page.locator("#vacancies-chart").evaluate("(box) => box.focus({ preventScroll: true })")
        assert page.evaluate(DRAWN) == [False, False, True]
        page.keyboard.press("ArrowDown")
        assert page.locator(SPOKEN).inner_text() == "Care, Unemployed jobseekers: 310"
    assert heard.complaints == []


def test_a_chart_that_cannot_be_drawn_has_its_table_open_and_is_not_tried_again(browser: Browser, site: Path) -> None:
    with visited(browser, brief(site), viewport=LOW) as (page, heard):
        page.evaluate("() => { Plotly.react = () => { throw new Error('broken'); }; }")
        page.locator("#people").evaluate("(part) => part.scrollIntoView({ behavior: 'instant' })")
        wait_until(page, "document.querySelector('#people .table').open")
        page.evaluate(FRAMES)
        assert page.locator("#people-chart").is_visible() is False
        assert [each for each in heard.complaints if "broken" in each] == heard.complaints[:1]
