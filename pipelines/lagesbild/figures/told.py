"""The numbers that a headline names, at their marks in a chart of years: a dot each, words where they cover least."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Any, Final, NamedTuple

import plotly.graph_objects as go

from lagesbild.figures.labels import PROJECTION
from lagesbild.figures.marks import LinePoint, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import COLOURS, MARKERS, NAME_COLOURS, PAPER
from lagesbild.figures.text import escape

TOLD: Final = "told"
DOT_PX: Final = 10
LINE_PX: Final = 17
UP_PX: Final = (15, -15, 34, -34, 42, -42)
"""How far above the mark words may stand, below it where negative; farther ones only where no nearer one is free."""
CHARACTER_PX: Final = 7.2
PLOT_PX: Final = (205, 290)
"""Width and height of a plot on a phone: words that are apart there are apart everywhere."""
SHARES: Final = {"center": 0.5, "left": 0.0, "right": 1.0}
"""How the words may lie to the mark, and which share of them is left of it."""
STEP_PX: Final = 4
ABOVE_PX: Final = 8
"""How far words may stand out of the plot at its top: the figure ends a little higher."""
OVER_WORDS: Final = 1000
OUTSIDE: Final = 500
FARTHER: Final = 100
"""More than lines cost that words cover."""


class Box(NamedTuple):
    """A rectangle in pixels from the left and the bottom of the plot."""

    left: float
    right: float
    low: float
    high: float

    def covers(self, other: "Box") -> bool:
        """Whether both have room in common."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


class Place(NamedTuple):
    """Where words stand: how they lie to the mark, and how far above it."""

    anchor: str
    up_px: int


class Covered(NamedTuple):
    """What stands in the plot: words, and lines in small pieces."""

    words: list[Box]
    lines: list[Box]


PLACES: Final = tuple(Place(anchor, up_px) for up_px, anchor in product(UP_PX, SHARES))
"""The first of those that cover least is taken: above the mark rather than below."""


def mark_told(figure: go.Figure, points: Sequence[LinePoint]) -> go.Figure:
    """Give each point whose number is told a dot and its words; call it when the axes have their ranges.

    Words that stand at the line's end already are there for narrow screens alone, where a legend takes the names.
    """
    told = [point for point in points if point.told and point.value is not None]
    figure.add_traces([_dots(line) for line in by_series(told).values()])
    covered = Covered([*_words_of(figure)], [*_lines_of(figure, points)]) if told else Covered([], [])
    for point in told:
        place = min(PLACES, key=lambda each: _cost(_box(figure, point, each), covered) + _distance(each))
        covered.words.append(_box(figure, point, place))
        figure.add_annotation(_words(point, place, is_at_end=_has_end_label(point, points)))
    return figure


def _dots(line: Sequence[LinePoint]) -> go.Scatter:
    role = line[0].role
    return go.Scatter(
        meta=trace_meta(role),
        x=[point.year for point in line],
        y=[float(point.value or 0) for point in line],
        mode="markers",
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "symbol": MARKERS[role],
            "size": DOT_PX,
            "opacity": 1,
            "color": COLOURS[role],
            "line": {"color": PAPER, "width": 2},
        },
    )


def _words(point: LinePoint, place: Place, *, is_at_end: bool) -> dict[str, Any]:
    return {
        "name": TOLD,
        "text": escape(point.told),
        "x": point.year,
        "y": point.value,
        "xanchor": place.anchor,
        "yanchor": "middle",
        "yshift": place.up_px,
        "showarrow": False,
        "visible": not is_at_end,
        "bgcolor": PAPER,
        "borderpad": 0,
        "font": {"color": NAME_COLOURS[point.role], "size": 14},
    }


def _has_end_label(point: LinePoint, points: Iterable[LinePoint]) -> bool:
    """Whether it is its line's last point and has a number beside the line's name."""
    last = max(each.year for each in points if each.series == point.series and each.value is not None)
    return bool(point.label) and point.year == last


def _cost(box: Box, covered: Covered) -> float:
    """How much words would cover: other words before all, then the edge of the plot, then lines."""
    width, height = PLOT_PX
    is_outside = box.left < 0 or box.right > width or box.low < 0 or box.high > height + ABOVE_PX
    words, lines = (sum(map(box.covers, each)) for each in covered)
    return OVER_WORDS * words + OUTSIDE * is_outside + lines


def _distance(place: Place) -> float:
    return FARTHER * (abs(place.up_px) > abs(UP_PX[0]))


def _box(figure: go.Figure, point: LinePoint, place: Place) -> Box:
    x, y = _at(figure, point.year, float(point.value or 0))
    wide, up = len(point.told) * CHARACTER_PX, y + place.up_px
    left = x - SHARES[place.anchor] * wide
    return Box(left, left + wide, up - LINE_PX / 2, up + LINE_PX / 2)


def _lines_of(figure: go.Figure, points: Sequence[LinePoint]) -> Iterator[Box]:
    """Every line in small pieces, straight from each known point to the next one of the same line."""
    for line in by_series([point for point in points if point.value is not None]).values():
        corners = [
            _at(figure, point.year, float(point.value or 0)) for point in sorted(line, key=lambda each: each.year)
        ]
        for (x, y), (to_x, to_y) in pairwise(corners):
            steps = 1 + int(max(abs(to_x - x), abs(to_y - y)) / STEP_PX)
            ends = ((x + (to_x - x) * i / steps, y + (to_y - y) * i / steps) for i in range(steps + 1))
            yield from (Box(each_x - 1, each_x + 1, each_y - 1, each_y + 1) for each_x, each_y in ends)


def _words_of(figure: go.Figure) -> Iterator[Box]:
    """The words where a projection or another time begins."""
    width, height = PLOT_PX
    for note in figure.layout.annotations:
        if note.name == PROJECTION:
            x, _ = _at(figure, note.x, 0)
            wide = len(note.text) * CHARACTER_PX + 6
            left = x - wide if note.xanchor == "right" else x
            low = 0 if note.y == 0 else height - LINE_PX
            yield Box(max(0, left), min(width, left + wide), low, low + LINE_PX)


def _at(figure: go.Figure, year: float, value: float) -> tuple[float, float]:
    (first, last), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    width, height = PLOT_PX
    return (year - first) / ((last - first) or 1) * width, (value - low) / ((high - low) or 1) * height
