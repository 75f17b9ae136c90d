"""Intervals on their side: a light bar from low to high, and marks in it. Marks in, plotly figure out."""

import math
from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from lagesbild.figures.charts import with_room
from lagesbild.figures.layout import bars_from_top, house_style, labelled_axis
from lagesbild.figures.marks import Axis, Dot, Interval, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import BAND, BASE, COLOURS, MARKERS
from lagesbild.figures.text import escape

LINE_CHARACTERS: Final = 30  # of a name that fit on one line beside the bars


def intervals(marks: Sequence[Interval | Dot], axis: Axis) -> go.Figure:
    """One light bar per category with its interval, and the dots of every series on them, filled or open by role.

    The label of an interval is below its name: at the bar's end it would lie over marks and lines.
    """
    bars = [mark for mark in marks if isinstance(mark, Interval)]
    dots = [mark for mark in marks if isinstance(mark, Dot)]
    names = {bar.category: f"{escape(bar.category)}<br>{escape(bar.label)}" for bar in bars}
    figure = go.Figure([_bars(bars, names), *(_dots(each, names) for each in by_series(dots).values())])
    house_style(figure, "intervals", x_title=axis.title, legend=True)
    figure.update_xaxes(**labelled_axis(axis.values, axis.labels), range=with_room(axis.values))
    longest = max(map(len, names))
    return bars_from_top(figure, bars=len(names), groups=math.ceil(longest / LINE_CHARACTERS))


def _bars(bars: Sequence[Interval], names: dict[str, str]) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=escape(bars[0].series),
        meta=trace_meta("interval"),
        y=[names[bar.category] for bar in bars],
        base=[float(bar.low) for bar in bars],
        x=[float(bar.high) - float(bar.low) for bar in bars],
        marker={"color": BAND, "line": {"color": BASE, "width": 1}},
    )


def _dots(dots: Sequence[Dot], names: dict[str, str]) -> go.Scatter:
    role = dots[0].role
    return go.Scatter(
        mode="markers",
        name=escape(dots[0].series),
        meta=trace_meta(role),
        x=[float(dot.value) for dot in dots],
        y=[names[dot.category] for dot in dots],
        hovertext=[escape(dot.hover) for dot in dots],
        marker={"symbol": MARKERS[role], "size": 12, "color": COLOURS[role], "line": {"width": 2}},
    )
