"""Words keep clear of each other and tables of the edge, on a page made for it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from lagesbild import figures
from lagesbild.figures import Axis, Bar, Dot, Interval
from lagesbild.publish.exporter import Frame, in_depth_page
from tests.browser.own_page import with_parts
from tests.browser.sample import exhibit
from tests.browser.soundness import assert_nothing_is_cut, opened

pytestmark = pytest.mark.browser
COLUMNS = ["Municipality", "All ages", "0–15", "0–5", "6", "7–12", "13–15", "16–18"]
FROM_TO = "32\N{NO-BREAK SPACE}981 → 28\N{NO-BREAK SPACE}788: −4\N{NO-BREAK SPACE}193 (−12,7\N{NO-BREAK SPACE}%)"
LETTERS_OF_A_LINE = """(item) => {
  const range = document.createRange();
  const text = item.firstChild;
  const top = (end) => {
    range.setStart(text, end);
    range.setEnd(text, end + 1);
    return range.getBoundingClientRect().top;
  };
  let end = 0;
  while (top(end) === top(0)) end += 1;
  return end;
}"""
FACT: dict[str, Any] = {"section": "work", "question": "Who?", "takeaway": "They do."}


@pytest.fixture(scope="module")
def page_of_rooms(site: Path) -> str:
    """The address of a page in depth with a waterfall, two counts per occupation and a wide table."""
    parts = [steps(), pairs(), wide_table()]
    path = site / "en" / "rooms.html"
    path.write_text(in_depth_page(with_parts("en", parts), Frame(language="en", file="brief.html")), encoding="utf-8")
    return path.as_uri()


def steps(**parts: Any) -> Any:
    """The last step begins at 3 954 and ends so near zero that its value lies left of zero."""
    values = {"Change": (0, 342), "The whole country": (0, 5023), "Industries": (5023, -1069), "Own": (3954, -3612)}
    marks = [
        Bar("Parts", "quiet", f"{name} development", change, f"{name}: {change}", f"{change:+}", base=base)
        for name, (base, change) in values.items()
    ]
    axis = Axis("Persons", (0.0, 2000.0, 4000.0, 6000.0), ("0", "+2 000", "+4 000", "+6 000"))
    shown: dict[str, Any] = {
        "columns": COLUMNS[:2],
        "rows": [{"header": "Own", "cells": ["−3 612"], "numbers": [None]}],
    } | parts
    return exhibit(figure=figures.bars_from_base(marks, axis), **{**FACT, "name": "steps", "number": 6, **shown})


def pairs() -> Any:
    """One count lies at the beginning of the axis and is written as a range."""
    name = "Specialists in advertising and marketing"
    marks: list[Interval | Dot] = [
        Interval("More jobseekers", name, 98, 1893, role="quiet"),
        Dot("Vacancies", "own", name, 98, "Vacancies: 97–98", "97–98"),
        Dot("Jobseekers", "quiet", name, 1893, "Jobseekers: 1893", "1 893"),
    ]
    axis = Axis("Persons", (0.0, 1000.0, 2000.0, 20000.0), ("0", "1 000", "2 000", "20 000"))
    rows = [{"header": name, "cells": ["97–98"], "numbers": [None]}]
    return exhibit(name="pairs", number=7, figure=figures.pairs(marks, axis), columns=COLUMNS[:2], rows=rows, **FACT)


def wide_table() -> Any:
    rows = [{"header": name, "cells": [FROM_TO] * 7, "numbers": [None] * 7} for name in ("Total", "Varkaus")]
    return steps(name="wide", number=8, columns=COLUMNS, rows=rows)


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_value_left_of_its_mark_has_room_beside_the_names(browser: Browser, page_of_rooms: str, width: int) -> None:
    with opened(browser, page_of_rooms, viewport={"width": width, "height": 900}) as (page, _):
        assert_nothing_is_cut(page)
        assert page.locator("#pairs .textpoint text").first.text_content() == "97–98"
        assert page.locator("#pairs .zl").count() == 0


def test_a_wide_table_fits_a_laptop(browser: Browser, page_of_rooms: str) -> None:
    with opened(browser, page_of_rooms, viewport={"width": 1366, "height": 768}) as (page, _):
        page.locator("#wide .table").evaluate("(table) => { table.open = true; }")
        region = page.locator("#wide .scroll")
        assert region.evaluate("(region) => region.scrollWidth - region.clientWidth") == 0
        cell = region.locator("td").first
        assert cell.text_content() == FROM_TO
        assert cell.inner_text().split("\n")[1] == "−4\N{NO-BREAK SPACE}193 (−12,7\N{NO-BREAK SPACE}%)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_that_goes_on_shows_a_shadow(browser: Browser, page_of_rooms: str, scheme: Any) -> None:
    with opened(browser, page_of_rooms, viewport={"width": 390, "height": 844}, color_scheme=scheme) as (page, _):
        page.locator("#wide .table").evaluate("(table) => { table.open = true; }")
        page.locator("#wide .table").evaluate("(table) => { table.open = true; }")
        region = page.locator("#wide .scroll")
        assert region.evaluate("(region) => region.scrollWidth > region.clientWidth")
        drawn = region.evaluate("(region) => getComputedStyle(region).backgroundAttachment")
        assert drawn == "local, local, scroll, scroll"


def test_notes_that_are_opened_move_nothing_on_the_left(browser: Browser, page_of_rooms: str) -> None:
    with opened(browser, page_of_rooms, viewport={"width": 1366, "height": 768}) as (page, _):
        notes, table = page.locator("#steps .about"), page.locator("#steps .table")
        table.evaluate("(table) => { table.open = false; }")
        before = table.bounding_box()
        notes.evaluate("(notes) => { notes.open = true; notes.append('Long. '.repeat(900)); }")
        assert table.bounding_box() == before


def test_buttons_of_the_bar_have_letters_of_one_size(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "en" / "brief.html").as_uri(), viewport={"width": 1366, "height": 768}) as (page, _):
        sizes = page.locator(".bar button").evaluate_all("(all) => all.map((each) => getComputedStyle(each).fontSize)")
    assert len(sizes) == 4
    assert len(set(sizes)) == 1


def test_questions_have_the_width_of_a_phone_and_72_letters_elsewhere(browser: Browser, site: Path) -> None:
    address = (site / "en" / "brief.html").as_uri()
    with opened(browser, address, viewport={"width": 320, "height": 700}) as (page, _):
        question, plate = page.locator("#people .question"), page.locator("#people .plate")
        assert question.bounding_box()["width"] == plate.bounding_box()["width"]  # type: ignore[index]
        link = page.locator("#people .permalink").bounding_box()
        assert link["y"] + link["height"] <= question.bounding_box()["y"] + 1  # type: ignore[index]
    with opened(browser, address, viewport={"width": 1366, "height": 768}) as (page, _):
        item, title = page.locator(".discussion li").first, page.locator("#page-discussion-title")
        assert item.bounding_box()["x"] == title.bounding_box()["x"]  # type: ignore[index]
        item.evaluate("(item) => { item.textContent = 'How many of the pupils are there in each grade? '.repeat(9); }")
        letters = item.evaluate(LETTERS_OF_A_LINE)
        assert 60 < letters <= 75


def test_what_prints_says_no_raw_addresses(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "en" / "brief-in-depth.html").as_uri(), viewport={"width": 1366, "height": 768}) as (
        page,
        _,
    ):
        page.emulate_media(media="print")
        after = "(links) => links.map((link) => getComputedStyle(link, '::after').content)"
        assert set(page.locator(".source a, .closing a").evaluate_all(after)) <= {"none", "normal"}
        assert page.locator("#education caption").is_visible() is False
