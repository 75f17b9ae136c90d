"""Words beside marks: the names at the ends of lines, and where a projection or another time begins."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

import plotly.graph_objects as go

from lagesbild.figures.layout import HEIGHT, one_legend_entry_per_name
from lagesbild.figures.style import BASE, INK, NAME_COLOURS, QUIET
from lagesbild.figures.text import NO_BREAK, escape, wrapped

NO_VALUES: Final[Mapping[str, str]] = MappingProxyType({})
END_LABEL: Final = "end-label"
PROJECTION: Final = "projection"
LOW_SHARE: Final = 0.2  # of the height of the plot, free for words at its bottom
WORDS_SHARE: Final = 0.45  # of the width of the plot, taken by words left of a year
LINE_PX: Final = 17
CHARACTER_PX: Final = 7.6
PLOT_PX: Final = 480


class End(NamedTuple):
    """Where a line ends: what is written there, in which colour."""

    text: str
    x: Any
    y: float
    colour: str


def end_labels(figure: go.Figure, values: Mapping[str, str] = NO_VALUES) -> go.Figure:
    """Write each line's name in its colour at its end instead of into a legend; call after ``house_style``.

    ``values`` has, by name, what is written after it.

    Traces of the same name (history and its projection) count as one line: the label is at the last one's end.
    Labels that would overlap are moved apart. Names are escaped by whoever makes the trace.
    """
    ends = _line_ends(figure, values)
    sizes = [_lines(end.text) * LINE_PX for end in ends]
    shifts = _apart([_height_px(figure, end.y) for end in ends], sizes, top=_plot_px(figure))
    for end, shift in zip(ends, shifts, strict=True):
        figure.add_annotation(_end_label(end, shift))
    figure.update_layout(margin={"r": 20 + max((_room_px(figure, end) for end in ends), default=0)})
    one_legend_entry_per_name(figure)
    return figure


def mark_year(figure: go.Figure, *, start: float, text: str, is_left: bool = False) -> go.Figure:
    """Draw a quiet line at the x value where a projection or another time begins and write ``text`` beside it.

    Call it when the axes have their ranges: the words stand at the bottom where no line comes near it, else at the top.
    They are right of the line, or left of it, with an arrow, where ``is_left``.
    """
    low, high = figure.layout.yaxis.range
    first, last = figure.layout.xaxis.range or (start, start)
    around = (start - WORDS_SHARE * (last - first), start) if is_left else None
    is_free_below = _extent(figure, around)[0] > low + LOW_SHARE * (high - low)
    figure.add_shape(_upright_line(start))
    words = _words_at(f"{text}{NO_BREAK}→" if is_left else text, start, place="bottom" if is_free_below else "top")
    figure.add_annotation(words | ({"xanchor": "right", "xshift": -6, "align": "right"} if is_left else {}))
    return figure


def _end_label(end: End, shift: float) -> dict[str, Any]:
    return {
        "name": END_LABEL,
        "text": wrapped(end.text),
        "x": end.x,
        "y": end.y,
        "yshift": shift,
        "xshift": 8,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"color": end.colour, "size": 14},
    }


def _upright_line(x: float) -> dict[str, Any]:
    line = {"color": BASE, "width": 1, "dash": "2px,3px"}
    return {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": line}


def _words_at(text: str, x: float, *, place: Literal["bottom", "top"]) -> dict[str, Any]:
    return {
        "name": PROJECTION,
        "text": escape(text),
        "x": x,
        "yref": "paper",
        "y": float(place == "top"),
        "xanchor": "left",
        "yanchor": place,
        "xshift": 6,
        "align": "left",
        "showarrow": False,
        "font": {"color": QUIET, "size": 13},
    }


def _line_ends(figure: go.Figure, values: Mapping[str, str]) -> list[End]:
    """Return the end of each named line's last trace, in the order of the traces."""
    ends = {}
    for trace in figure.data:
        known = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None and y == y]  # noqa: PLR0124 – not a number differs from itself
        if trace.name and known:
            text = f"{trace.name} {values.get(trace.name, '')}".strip()
            ends[trace.name] = End(text, *known[-1], _colour(trace))
    return list(ends.values())


def _colour(trace: go.Scatter) -> str:
    return NAME_COLOURS[trace.meta["role"]] if trace.meta else INK


def _room_px(figure: go.Figure, end: End) -> int:
    """Return about how many pixels a label needs beyond the plot's right edge."""
    first, last = figure.layout.xaxis.range or (end.x, end.x)
    inside: float = (last - end.x) / ((last - first) or 1) * PLOT_PX
    return max(0, round(max(map(len, wrapped(end.text).split("<br>"))) * CHARACTER_PX - inside))


def _height_px(figure: go.Figure, y: float) -> float:
    """Return about how many pixels above the bottom of the plot ``y`` is drawn."""
    low, high = figure.layout.yaxis.range or _extent(figure)
    return float((y - low) / ((high - low) or 1) * _plot_px(figure))


def _plot_px(figure: go.Figure) -> float:
    """Return about how high the plot is without its margins and the tick labels below."""
    return float((figure.layout.height or HEIGHT) - (figure.layout.margin.t or 0) - 40)


def _extent(figure: go.Figure, around: tuple[float, float] | None = None) -> tuple[float, float]:
    """Return the lowest and the highest value drawn, between two x values where they are given."""
    points = [point for trace in figure.data for point in zip(trace.x, trace.y, strict=True)]
    values = [y for x, y in points if y is not None and y == y and (around is None or around[0] <= x <= around[1])]  # noqa: PLR0124 – not a number differs from itself
    return min(values), max(values)


def _apart(heights: Sequence[float], sizes: Sequence[int], *, top: float) -> list[float]:
    """Return by how many pixels each label moves so that none overlaps another or reaches over the plot's ``top``.

    Half a line may stand above it: there is that much room beside the topmost mark.
    """
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = list(heights)
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + (sizes[above] + sizes[below]) / 2)
    for highest in order[-1:]:
        placed[highest] = min(placed[highest], top + (LINE_PX - sizes[highest]) / 2)
    for above, below in pairwise(reversed(order)):
        placed[below] = min(placed[below], placed[above] - (sizes[above] + sizes[below]) / 2)
    return [round(new - old, 1) for new, old in zip(placed, heights, strict=True)]


def _lines(name: str) -> int:
    return wrapped(name).count("<br>") + 1
