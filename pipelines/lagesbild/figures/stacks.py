"""Stacked horizontal bars: parts of a whole, one bar per category. Marks in, plotly figure out."""

from collections.abc import Sequence

import plotly.graph_objects as go

from lagesbild.figures.layout import bars_from_top, house_style, labelled_axis
from lagesbild.figures.marks import Axis, Bar, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import COLOURS, ON_SECOND, PAPER
from lagesbild.figures.text import escape


def stacked_bars(marks: Sequence[Bar], axis: Axis) -> go.Figure:
    """One bar per category from top to bottom, one part per series with its label inside, and a legend.

    Every series has every category, in one order: the page's script names the bars by it. A part of zero has no label
    and is not pointed at. Parts are set apart by a line in the colour of the page, since those that meet may be alike
    in brightness. The axis ends at its last mark: a bar that does not reach it is not whole.
    """
    figure = go.Figure([_part(name, parts) for name, parts in by_series(marks).items()])
    house_style(figure, "stacked", x_title=axis.title, legend=True)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(**labelled_axis(axis.values, axis.labels), range=[min(axis.values), max(axis.values)])
    return bars_from_top(figure, bars=len({bar.category for bar in marks}))


def _part(name: str, parts: Sequence[Bar]) -> go.Bar:
    role = parts[0].role
    return go.Bar(
        orientation="h",
        name=escape(name),
        meta=trace_meta(role),
        x=[float(bar.value) for bar in parts],
        y=[escape(bar.category) for bar in parts],
        hovertext=[escape(bar.hover) if bar.value > 0 else "" for bar in parts],
        text=[escape(bar.label) if bar.value > 0 else "" for bar in parts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": ON_SECOND if role == "second" else PAPER},
        marker={"color": COLOURS[role], "line": {"color": PAPER, "width": 2}},
    )
