"""The house's colours: told apart and readable by day and by night, on the page's own ground."""

from itertools import pairwise
from pathlib import Path

import pytest

import lagesbild
from lagesbild.figures import style
from tests.contrast import contrast

ASSETS = Path(lagesbild.__file__).parent / "publish" / "assets"
WHITE = "#FFFFFF"


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert round(contrast("#000000", WHITE), 2) == 21.0
    assert round(contrast("#777777", WHITE), 2) == 4.48


@pytest.mark.parametrize("colours", [style.SERIES, tuple(style.NIGHT[colour] for colour in style.SERIES)])
def test_series_differ_from_their_neighbours_and_the_page(colours: tuple[str, ...]) -> None:
    page = WHITE if colours == style.SERIES else style.NIGHT[style.PAPER]
    assert all(contrast(colour, page) >= 3 for colour in colours)
    assert all(contrast(one, other) >= 3 for one, other in pairwise(colours))


@pytest.mark.parametrize("words", [style.INK, style.QUIET])
def test_words_in_charts_are_readable_by_day_and_night(words: str) -> None:
    assert contrast(words, style.PAPER) >= 4.5
    assert contrast(style.NIGHT[words], style.NIGHT[style.PAPER]) >= 4.5


def test_page_and_charts_stand_on_the_same_ground() -> None:
    sheet = (ASSETS / "style" / "colours.css").read_text(encoding="utf-8")
    day, night = sheet.split("@media screen and (prefers-color-scheme: dark)")[:2]
    assert f"--page: {style.PAPER.lower()};" in day
    assert f"--page: {style.NIGHT[style.PAPER].lower()};" in night.split("@media")[0]
