"""Whole bars: the parts of one whole beside each other, one bar per category. Marks in, plotly figure out."""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from lagesbild.figures.layout import bars_from_top, house_style, labelled_axis
from lagesbild.figures.marks import Axis, Bar, Role, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import COLOURS, INK, PAPER
from lagesbild.figures.text import escape

ROW_PX: Final = 46
AROUND_PX: Final = 110
LIGHT: Final[Role] = "second"
"""On its colour dark writing is read better than light."""
SMALLEST: Final = 11
"""Pixels of writing: a part in which its label has no room for it is read where it is pointed at, and in the table."""


def wholes(marks: Sequence[Bar], axis: Axis) -> go.Figure:
    """One bar per category of parts that lie end to end, each from its ``base``; every series is in the legend.

    The label of a part is written in it where there is room. A thin gap parts neighbours of like darkness.
    """
    reach = max(axis.values) or 1
    figure = go.Figure([_part(name, bars) for name, bars in by_series(marks).items()])
    house_style(figure, "stacked", x_title=axis.title, legend=True)
    names = list(dict.fromkeys(escape(bar.category) for bar in marks))
    figure.update_layout(barmode="overlay", uniformtext={"minsize": SMALLEST, "mode": "hide"})
    figure.update_xaxes(**labelled_axis(axis.values, axis.labels), range=[0, reach])
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    bars_from_top(figure, bars=len(names))
    return figure.update_layout(height=AROUND_PX + len(names) * ROW_PX)


def _part(name: str, bars: Sequence[Bar]) -> go.Bar:
    role = bars[0].role
    return go.Bar(
        orientation="h",
        name=escape(name),
        meta=trace_meta(role),
        y=[escape(bar.category) for bar in bars],
        base=[float(bar.base) for bar in bars],
        x=[float(bar.value) for bar in bars],
        hovertext=[escape(bar.hover) for bar in bars],
        text=[escape(bar.label) for bar in bars],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": INK if role == LIGHT else PAPER, "size": 12},
        marker={"color": COLOURS[role], "line": {"color": PAPER, "width": 1}},
    )
