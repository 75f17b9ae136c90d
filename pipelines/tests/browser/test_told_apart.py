"""Charts where there is room: names of several lines are told apart, and no label hides its place on a map."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from lagesbild import figures
from lagesbild.figures import Axis, Dot, Interval, Place
from lagesbild.publish.exporter import Frame, in_depth_page
from tests.browser.own_page import with_parts
from tests.browser.sample import exhibit
from tests.browser.soundness import opened
from tests.browser.test_brief_page import WIDE
from tests.browser.test_narrow import FACT, TABLE

pytestmark = pytest.mark.browser
APART_PX = 6
AGES = ("0–5, early childhood education", "6, pre-primary", "7–12, grades 1–6")
GAPS = """() => {
  const boxes = [...document.querySelectorAll('#ages .ytick text')].map((text) => text.getBoundingClientRect())
    .sort((one, other) => one.top - other.top);
  return boxes.slice(1).map((box, i) => box.top - boxes[i].bottom);
}"""
LABELS = """() => [...document.querySelectorAll('#places .annotation')].map((label) => {
  const words = label.querySelector('text').getBoundingClientRect();
  const places = [...document.querySelectorAll('#places .js-fill')].map((area) => area.getBoundingClientRect());
  return {
    name: label.textContent, has_line: label.querySelector('.annotation-arrow-g') !== null,
    over: places.filter((at) => words.left < at.right && at.left < words.right && words.top < at.bottom
      && at.top < words.bottom).length,
  };
})"""


def rectangle(west: int, south: int, east: int, north: int) -> str:
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return f'{{"type": "Polygon", "coordinates": [{corners}]}}'


def ages() -> Any:
    lines = [Interval("Interval", age, -20.0, 10.0, "−1.8% (−23.0 … +19.4%)") for age in AGES]
    dots = [Dot("Likely", "own", age, -5.0, f"{age}: −5") for age in AGES]
    axis = Axis("Change, %", (-20.0, 0.0, 20.0), ("−20", "0", "+20"))
    return exhibit(name="ages", number=6, figure=figures.intervals([*lines, *dots], axis), **TABLE, **FACT)


def places() -> Any:
    """A large place, and a tiny one far from it."""
    areas = {"Large": rectangle(0, 0, 40_000, 40_000), "Tiny": rectangle(70_000, 30_000, 72_000, 32_000)}
    marks = [
        Place("Falls", "down2", name, -1.0, f"{name}: −1", "−1 %", area, is_member=True) for name, area in areas.items()
    ]
    figure = figures.area_map(marks, Axis("Change", (0.0,), ("0",)))
    return exhibit(name="places", number=7, figure=figure, **TABLE, **FACT)


@pytest.fixture(scope="module")
def page_in_depth(site: Path) -> str:
    path = site / "en" / "told-apart.html"
    path.write_text(in_depth_page(with_parts("en", [ages(), places()]), Frame(language="en", file="brief.html")))
    return path.as_uri()


def test_names_of_two_lines_that_follow_each_other_are_told_apart(browser: Browser, page_in_depth: str) -> None:
    with opened(browser, page_in_depth, **WIDE) as (page, _):
        gaps = page.evaluate(GAPS)
        assert len(gaps) == 2
        assert min(gaps) >= APART_PX


def test_a_label_stands_in_a_large_place_and_beside_a_tiny_one(browser: Browser, page_in_depth: str) -> None:
    with opened(browser, page_in_depth, **WIDE) as (page, _):
        assert sorted(page.evaluate(LABELS), key=lambda label: str(label["name"])) == [
            {"name": "Large−1 %", "has_line": False, "over": 1},
            {"name": "Tiny−1 %", "has_line": True, "over": 0},
        ]
