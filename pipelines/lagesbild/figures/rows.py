"""One row per category, drawn by several series: two counts and what is between them, a whole and its parts."""

from collections.abc import Sequence
from itertools import pairwise
from math import isclose
from typing import Final

import plotly.graph_objects as go

from lagesbild.figures.charts import with_room
from lagesbild.figures.layout import bars_from_top, house_style, labelled_axis
from lagesbild.figures.marks import Axis, Bar, Dot, Interval, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import BASE, COLOURS, INK, PAPER
from lagesbild.figures.text import escape

THIN: Final = 0.14
"""Of a row's height, for the line between two dots."""
ROW_PX: Final = 32
CONNECTOR: Final = {"color": BASE, "width": 1}
LEFT_ROOM: Final = 0.08
"""Of the axis, for what is written left of a dot near its beginning."""


def pairs(marks: Sequence[Interval | Dot], axis: Axis) -> go.Figure:
    """A line from ``low`` to ``high`` per category in the colour of its role, and two dots at its ends.

    The value of a dot is written on its outer side, where no strong line at zero crosses it; a quiet dot is open.
    The legend names the dots alone: which lines stand out the headline says.
    """
    lines = [mark for mark in marks if isinstance(mark, Interval)]
    dots = [mark for mark in marks if isinstance(mark, Dot)]
    high = {line.category: line.high for line in lines}
    figure = go.Figure(
        [*map(_lines, by_series(lines).values()), *(_dots(each, high) for each in by_series(dots).values())]
    )
    names = [line.category for line in lines]
    _in_rows(figure, axis, rows=len(names), legend=True)
    figure.update_yaxes(categoryorder="array", categoryarray=list(map(escape, names)))
    low, high = figure.layout.xaxis.range
    return figure.update_xaxes(range=[low - LEFT_ROOM * (high - low), high], zeroline=False)


def bars_from_base(marks: Sequence[Bar], axis: Axis) -> go.Figure:
    """One bar per category from its ``base``: ratios from their neutral value, or the steps of a waterfall.

    Where all have the same base a line is drawn at it; else a thin line leads from each step to one that begins where
    it ends.
    """
    series = by_series(marks)
    figure = go.Figure([_steps(bars) for bars in series.values()])
    _in_rows(figure, axis, rows=len(marks), legend=False)
    figure.update_yaxes(categoryorder="array", categoryarray=[escape(bar.category) for bar in marks])
    bases = {bar.base for bar in marks}
    if len(bases) == 1:
        return figure.add_vline(x=bases.pop(), line=CONNECTOR)
    for row, (step, following) in enumerate(pairwise(marks)):
        if isclose(step.base + step.value, following.base, abs_tol=1e-6):
            figure.add_shape(type="line", x0=following.base, x1=following.base, y0=row, y1=row + 1, line=CONNECTOR)
    return figure


def _in_rows(figure: go.Figure, axis: Axis, *, rows: int, legend: bool) -> go.Figure:
    house_style(figure, "stacked", x_title=axis.title, legend=legend)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(**labelled_axis(axis.values, axis.labels), range=with_room(axis.values))
    bars_from_top(figure, bars=rows)
    return figure.update_layout(height=90 + rows * ROW_PX)


def _lines(lines: Sequence[Interval]) -> go.Bar:
    role = lines[0].role
    return go.Bar(
        orientation="h",
        name=escape(lines[0].series),
        showlegend=False,
        meta=trace_meta(role),
        y=[escape(line.category) for line in lines],
        base=[float(line.low) for line in lines],
        x=[float(line.high) - float(line.low) for line in lines],
        width=THIN,
        marker={"color": COLOURS[role]},
    )


def _dots(dots: Sequence[Dot], high: dict[str, float]) -> go.Scatter:
    role, colour = dots[0].role, COLOURS[dots[0].role]
    return go.Scatter(
        mode="markers+text",
        name=escape(dots[0].series),
        meta=trace_meta(role),
        x=[float(dot.value) for dot in dots],
        y=[escape(dot.category) for dot in dots],
        hovertext=[escape(dot.hover) for dot in dots],
        text=[escape(dot.label) for dot in dots],
        textfont={"size": 12, "color": INK},
        textposition=["middle right" if dot.value >= high[dot.category] else "middle left" for dot in dots],
        marker={"size": 11, "color": PAPER if role == "quiet" else colour, "line": {"width": 2, "color": colour}},
    )


def _steps(bars: Sequence[Bar]) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=escape(bars[0].series),
        meta=trace_meta(bars[0].role),
        y=[escape(bar.category) for bar in bars],
        base=[float(bar.base) for bar in bars],
        x=[float(bar.value) for bar in bars],
        hovertext=[escape(bar.hover) for bar in bars],
        text=[escape(bar.label) for bar in bars],
        textposition="outside",
        cliponaxis=False,
        marker={"color": COLOURS[bars[0].role]},
    )
