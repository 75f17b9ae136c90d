"""Intervals on their side: a light bar from low to high, and the projection as a mark in it. Points in, figure out."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.charts import COLOURS, MARKERS, with_room
from lagesbild.figures.style import BAND, BASE, bars_from_top, escape, house_style, labelled_axis

LONG_NAME: Final = 28  # characters that may not fit on one line beside the bars


def intervals(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One light bar per category from its lowest to its highest point of the first series, with the label at its end.

    The points of every other series are marks on the bars, filled or open by their role.
    """
    (_, ends), *marked = points.groupby("series", sort=False)
    figure = go.Figure([_bars(ends), *(_marks(rows) for _, rows in marked)])
    house_style(figure, x_title=value_title, legend=True)
    figure.update_xaxes(**labelled_axis(tick_values, tick_labels), range=with_room(tick_values))
    names = ends["x"].astype(str)
    return bars_from_top(figure, bars=names.nunique(), groups=2 if names.str.len().max() > LONG_NAME else 1)


def _bars(ends: pd.DataFrame) -> go.Bar:
    spans = ends.groupby("x", sort=False).agg(low=("y", "min"), high=("y", "max"), label=("label", "first"))
    return go.Bar(
        orientation="h", name=escape(ends["series"].iloc[0]), y=[escape(x) for x in spans.index],
        base=list(spans["low"]), x=list(spans["high"] - spans["low"]), text=[escape(text) for text in spans["label"]],
        textposition="outside", cliponaxis=False, marker={"color": BAND, "line": {"color": BASE, "width": 1}},
    )  # fmt: skip


def _marks(rows: pd.DataFrame) -> go.Scatter:
    role = rows["role"].iloc[0]
    return go.Scatter(
        mode="markers", name=escape(rows["series"].iloc[0]), x=list(rows["y"]), y=[escape(x) for x in rows["x"]],
        hovertext=[escape(text) for text in rows["hover"]],
        marker={"symbol": MARKERS[role], "size": 12, "color": COLOURS[role], "line": {"width": 2}},
    )  # fmt: skip
