"""Charts of a brief as drawings, and pages as PDF: both by the browser that makes handouts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page

from lagesbild.publish.handout import printed
from lagesbild.publish.kit_files import PLACEMAT, QUESTIONS, SCRIPT
from lagesbild.workshop.environment import asset
from lagesbild.workshop.pages import Drawing
from lagesbild.workshop.told import Observation

CARD: Final = (480, 300)
"""The room that a card of the placemat has for its chart, in pixels."""
WINDOWS: Final = (540, 640, 760)
"""Widths of the window in which a chart is tried: a high one takes less height where it is wide."""
HEIGHT: Final = 900
PAPER: Final = (SCRIPT, QUESTIONS, PLACEMAT)
"""The pages that are printed."""


def drawings_of(browser: Browser, folder: Path, observations: Iterable[Observation]) -> dict[str, Drawing]:
    """Draw the chart of each exhibit from the brief's pages in ``folder``; one that has none is left out."""
    with browser.new_context(color_scheme="light", locale="en-GB") as context:
        page = context.new_page()
        tried = {each.exhibit: _tried(page, folder, each) for each in observations}
    best = {exhibit: max(drawn, key=_scale) for exhibit, drawn in tried.items() if drawn}
    return {exhibit: Drawing(drawn["data"], drawn["alt"]) for exhibit, drawn in best.items()}


def _tried(page: Page, folder: Path, observation: Observation) -> list[dict[str, Any]]:
    """The chart in windows of several widths."""
    page.goto((folder / observation.href.partition("?")[0]).as_uri())
    drawn = []
    for width in WINDOWS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        drawn.append(page.evaluate(asset("drawn.js"), observation.exhibit))
    return [each for each in drawn if each]


def _scale(drawn: Mapping[str, Any]) -> float:
    """How large its letters are where it fills the room that it has."""
    width, height = CARD
    return min(width / int(drawn["width"]), height / int(drawn["height"]))


def papers_of(browser: Browser, folder: Path) -> dict[str, bytes]:
    """Print the pages of a kit that stand in ``folder``: name → PDF, tagged, each at its own size of paper."""
    with browser.new_context(color_scheme="light", locale="en-GB") as context:
        page = context.new_page()
        return {name.replace(".html", ".pdf"): _printed(page, folder / name) for name in PAPER}


def _printed(page: Page, path: Path) -> bytes:
    page.goto(path.as_uri())
    return printed(page)
