"""Charts on a phone: values at their bars, axes with more than one mark, numbers of a crowded map apart."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from lagesbild import figures
from lagesbild.figures import Axis, Bar, LinePoint, Place, Role
from lagesbild.publish.exporter import Frame, in_depth_page
from tests.browser.made_up import square
from tests.browser.own_page import with_parts
from tests.browser.sample import exhibit
from tests.browser.soundness import assert_nothing_is_cut, opened

pytestmark = pytest.mark.browser
FACT: dict[str, Any] = {"section": "work", "question": "Who?", "takeaway": "They do."}
TABLE: dict[str, Any] = {"columns": ["Who", "Change"], "rows": [{"header": "All", "cells": ["1"], "numbers": [None]}]}
NEAR_PX = 12
VALUES_AT_BARS = """() => [...document.querySelectorAll('#change .bars .point')].map((point) => {
  const [bar, value] = ['path', 'text'].map((part) => point.querySelector(part).getBoundingClientRect());
  return {
    lines: point.querySelectorAll('text tspan').length,
    beside: Math.max(value.left - bar.right, bar.left - value.right),
    below: Math.abs((value.top + value.bottom - bar.top - bar.bottom) / 2),
  };
})"""
FROM_TOP = """() => {
  const read = (parts) => [...document.querySelectorAll(`#mixed ${parts}`)]
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map((part) => part.textContent);
  return [read('.annotation text'), read('.bars .point text')];
}"""
OVER_EACH_OTHER = """() => {
  const boxes = [...document.querySelectorAll('#map .annotation text')].map((text) => text.getBoundingClientRect());
  return boxes.filter((one, i) => boxes.some((other, k) => k > i && one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom)).length;
}"""


@pytest.fixture(scope="module")
def narrow_page(site: Path) -> str:
    """The address of a page in depth with long values on both sides of zero, a map of many small places, a line."""
    path = site / "en" / "narrow.html"
    path.write_text(
        in_depth_page(
            with_parts("en", [change(), crowded(), mixed(), ahead()]), Frame(language="en", file="brief.html")
        )
    )
    return path.as_uri()


def change() -> Any:
    values = {"Children": (-912, "−912 (−41.2 %)"), "Grown-ups": (948, "+948 (+38.6 %)")}
    marks = [Bar("Change", "own", name, value, f"{name}: {label}", label) for name, (value, label) in values.items()]
    ticks = (-1000.0, 0.0, 1000.0)
    axis = Axis("Persons", ticks, ("−1 000", "0", "+1 000"))
    return exhibit(name="change", number=6, figure=figures.bars(marks, axis), **TABLE, **FACT)


def mixed() -> Any:
    """Bars of two series by turns, in their order."""
    roles: tuple[Role, ...] = ("own", "quiet", "own", "quiet")
    marks = [
        Bar(role, role, f"Place {i}", -10.0 * (5 - i), f"Place {i}", f"−{5 - i}0 %") for i, role in enumerate(roles, 1)
    ]
    axis = Axis("Change", (-50.0, 0.0), ("−50", "0"))
    return exhibit(name="mixed", number=8, figure=figures.bars_of_one_each(marks, axis), **TABLE, **FACT)


def ahead() -> Any:
    """A long line of large numbers, of which little is projected."""
    phases = {1972: "", 2025: "", 2026: "projection", 2040: "projection"}
    marks = [LinePoint("Area", "own", year, 100_000, str(year), phase) for year, phase in phases.items()]
    axis = Axis("Persons", (0.0, 125_000.0), ("0", "125,000"))
    return exhibit(name="ahead", number=9, figure=figures.lines_over_years(marks, axis), **TABLE, **FACT)


def crowded() -> Any:
    """Twenty places close to each other in a large country."""
    near = [(east, north) for east in range(5) for north in range(4)]
    places = [
        Place("Falls", "down2", f"Place {i}", -1.0, f"Place {i}: −1", "−1 %", square(*at), is_member=True)
        for i, at in enumerate(near, 1)
    ]
    far = Place("Neighbour", "around", "Far", None, "", "", square(40, 24), is_member=False)
    axis = Axis("Change", (0.0,), ("0",))
    return exhibit(name="map", number=7, figure=figures.area_map([*places, far], axis), **TABLE, **FACT)


@pytest.mark.parametrize("width", [390, 320])
def test_values_stand_at_their_bars_and_the_axis_has_two_marks(browser: Browser, narrow_page: str, width: int) -> None:
    with opened(browser, narrow_page, viewport={"width": width, "height": 844}) as (page, _):
        found = page.evaluate(VALUES_AT_BARS)
        assert len(found) == 2
        assert all(each["lines"] == 2 for each in found)
        assert max(each["beside"] for each in found) <= NEAR_PX
        assert max(each["below"] for each in found) <= NEAR_PX
        marks = page.locator("#change .xtick text").all_text_contents()
        assert len(marks) > 1
        assert_nothing_is_cut(page)


@pytest.mark.parametrize("width", [390, 320])
def test_names_stand_above_their_own_bars_where_series_take_turns(
    browser: Browser, narrow_page: str, width: int
) -> None:
    with opened(browser, narrow_page, viewport={"width": width, "height": 844}) as (page, _):
        names, values = page.evaluate(FROM_TOP)
        assert names == ["Place 1", "Place 2", "Place 3", "Place 4"]
        assert values == ["−40 %", "−30 %", "−20 %", "−10 %"]


def test_words_without_room_right_of_their_line_stand_left_of_it(browser: Browser, narrow_page: str) -> None:
    for width, words in ((320, "projection\N{NO-BREAK SPACE}→"), (590, "projection")):
        with opened(browser, narrow_page, viewport={"width": width, "height": 844}) as (page, _):
            assert page.locator("#ahead .annotation-text").all_text_contents() == [words]
            assert_nothing_is_cut(page)


def test_a_value_that_has_room_stays_on_one_line(browser: Browser, narrow_page: str) -> None:
    with opened(browser, narrow_page, viewport={"width": 590, "height": 844}) as (page, _):
        assert all(each["lines"] == 0 for each in page.evaluate(VALUES_AT_BARS))


@pytest.mark.parametrize("width", [390, 320])
def test_numbers_of_a_crowded_map_do_not_cover_each_other(browser: Browser, narrow_page: str, width: int) -> None:
    with opened(browser, narrow_page, viewport={"width": width, "height": 844}) as (page, _):
        numbers = page.locator("#map .annotation text").all_text_contents()
        assert sorted(map(int, numbers)) == list(range(1, 21))
        assert page.evaluate(OVER_EACH_OTHER) == 0
