"""The numbers that a headline names at their marks: where they stand, and which are there already."""

from itertools import combinations

import plotly.graph_objects as go
import pytest

from lagesbild.figures import Axis, LinePoint, lines_over_years, lines_with_legend
from lagesbild.figures.style import NAME_COLOURS, PAPER
from lagesbild.figures.told import Box, mark_told
from lagesbild.language.told import with_told

AXIS = Axis("Persons", (0, 100), ("0", "100"))


def line(*values: float | None, told: dict[int, str] | None = None) -> list[LinePoint]:
    """A line from 2000 on."""
    points = [LinePoint("Area", "own", year, value, "") for year, value in enumerate(values, start=2000)]
    return with_told(points, {("Area", year): number for year, number in (told or {}).items()})


def words(figure: go.Figure) -> dict[str, tuple[str, int, bool]]:
    """Text → how it lies to its mark, above (positive) or below it, and whether it is seen on a wide screen."""
    notes = [note for note in figure.layout.annotations if note.name == "told"]
    return {note.text: (note.xanchor, note.yshift, note.visible) for note in notes}


def dots(figure: go.Figure) -> list[tuple[list[int], list[float]]]:
    return [(list(trace.x), list(trace.y)) for trace in figure.data if trace.mode == "markers"]


def test_a_year_that_the_headline_names_has_a_mark_and_its_number() -> None:
    figure = lines_over_years(line(50, 40, 30, 20, told={2000: "50", 2003: "20"}), AXIS)
    assert dots(figure) == [([2000, 2003], [50, 20])]
    assert words(figure) == {"2000: 50": ("left", 15, True), "2003: 20": ("right", -15, True)}
    note = next(note for note in figure.layout.annotations if note.name == "told")
    assert (note.font.color, note.bgcolor) == (NAME_COLOURS["own"], PAPER)


def test_nothing_is_marked_that_no_headline_names() -> None:
    figure = lines_over_years(line(50, 40, 30, 20), AXIS)
    assert (dots(figure), words(figure)) == ([], {})


def test_words_that_stand_at_the_end_of_a_line_are_for_narrow_screens() -> None:
    *before, last = line(50, 40, 30, 20, told={2000: "50", 2003: "20"})
    figure = lines_over_years([*before, last._replace(label="20 (−60%)")], AXIS)
    assert [seen for *_, seen in words(figure).values()] == [True, False]
    assert words(lines_with_legend(line(50, 40, told={2001: "40"}), AXIS))["2001: 40"][2] is True


def test_a_year_without_a_value_has_no_mark() -> None:
    assert dots(lines_over_years(line(50, None, 30, told={2001: "40"}), AXIS)) == []


def test_what_is_calculated_beside_a_projection_has_no_mark() -> None:
    ahead = LinePoint("Area", "own", 2001, 40, "", "projection")
    beside = ahead._replace(value=35, phase="calculation")
    assert [point.told for point in with_told([ahead, beside], {("Area", 2001): "40"})] == ["2001: 40", ""]


@pytest.mark.parametrize("values", [(50, 90, 50), (50, 10, 50), (90, 50, 10), (10, 50, 90)])
def test_words_stand_where_the_line_does_not_go(values: tuple[int, ...]) -> None:
    """Above a peak, below a dip; beside a slope."""
    figure = lines_over_years(line(*values, told={2001: str(values[1])}), AXIS)
    (anchor, shift, _) = words(figure)[f"2001: {values[1]}"]
    expected = {90: ("center", 15), 10: ("center", -15)}
    rises = values[0] < values[-1]
    assert (anchor, shift) == expected.get(values[1], ("right", 15) if rises else ("left", 15))


def test_no_words_cover_others_even_of_years_beside_each_other() -> None:
    figure = lines_over_years(line(50, 52, 51, 50, told={2001: "52 000", 2002: "51 000", 2003: "50 000"}), AXIS)
    boxes = [_box(note) for note in figure.layout.annotations if note.name == "told"]
    assert len(boxes) == 3
    assert [pair for pair in combinations(boxes, 2) if pair[0].covers(pair[1])] == []


def _box(note: go.layout.Annotation) -> Box:
    """Where words stand in a plot of 300 × 300 pixels from 1999.5 to 2003.5."""
    wide = 7 * len(note.text)
    left = (note.x - 1999.5) * 75 - {"left": 0, "center": wide / 2, "right": wide}[note.xanchor]
    middle = note.y * 3 + note.yshift
    return Box(left, left + wide, middle - 8, middle + 8)


def test_signs_that_plotly_would_read_are_escaped() -> None:
    points = [LinePoint("Area", "own", 2000, 5, "", told="<b>5"), LinePoint("Area", "own", 2001, 6, "")]
    figure = go.Figure(layout={"xaxis": {"range": [2000, 2001]}, "yaxis": {"range": [0, 10]}})
    assert [note.text for note in mark_told(figure, points).layout.annotations] == ["&lt;b&gt;5"]
