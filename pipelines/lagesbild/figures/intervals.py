"""Intervals on their side: a light bar from low to high, and the projection as a mark in it. Points in, figure out."""

import math
from collections.abc import Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.charts import COLOURS, MARKERS, with_room
from lagesbild.figures.style import BAND, BASE, bars_from_top, escape, house_style, labelled_axis

LINE_CHARACTERS: Final = 30  # of a name that fit on one line beside the bars


def intervals(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One light bar per category from its lowest to its highest point of the first series.

    Its label stands below its name: at the bar's end it would lie over marks and lines. The points of every other
    series are marks on the bars, filled or open by their role.
    """
    (_, ends), *marked = points.assign(x=_names_with_labels(points)).groupby("series", sort=False)
    figure = go.Figure([_bars(ends), *(_marks(rows) for _, rows in marked)])
    house_style(figure, x_title=value_title, legend=True)
    figure.update_xaxes(**labelled_axis(tick_values, tick_labels), range=with_room(tick_values))
    longest = points["x"].astype(str).str.len().max()
    return bars_from_top(figure, bars=ends["x"].nunique(), groups=math.ceil(longest / LINE_CHARACTERS))


def _names_with_labels(points: pd.DataFrame) -> pd.Series:
    labels = points.drop_duplicates("x").set_index("x")["label"]
    return points["x"].map(lambda name: f"{escape(name)}<br>{escape(labels[name])}")


def _bars(ends: pd.DataFrame) -> go.Bar:
    spans = ends.groupby("x", sort=False).agg(low=("y", "min"), high=("y", "max"))
    return go.Bar(
        orientation="h", name=escape(ends["series"].iloc[0]), y=list(spans.index),
        base=list(spans["low"]), x=list(spans["high"] - spans["low"]),
        marker={"color": BAND, "line": {"color": BASE, "width": 1}},
    )  # fmt: skip


def _marks(rows: pd.DataFrame) -> go.Scatter:
    role = rows["role"].iloc[0]
    return go.Scatter(
        mode="markers", name=escape(rows["series"].iloc[0]), x=list(rows["y"]), y=list(rows["x"]),
        hovertext=[escape(text) for text in rows["hover"]],
        marker={"symbol": MARKERS[role], "size": 12, "color": COLOURS[role], "line": {"width": 2}},
    )  # fmt: skip
