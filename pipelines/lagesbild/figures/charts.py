"""The two charts of a brief: lines over years, and horizontal bars. Points in, plotly figure out; nothing is rounded here.

Points have ``series``, ``role``, ``x``, ``y``, ``hover``, ``label`` and ``dashed``. Lines take years as ``x`` and values as
``y`` (missing breaks the line); bars take categories as ``x`` and values as ``y``, and lie on their side.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.style import (
    FOURTH,
    PRIMARY,
    PROJECTION_DASH,
    QUIET,
    SECOND,
    THIRD,
    bars_from_top,
    end_labels,
    escape,
    house_style,
    labelled_axis,
)

COLOURS: Final = {"own": PRIMARY, "second": SECOND, "third": THIRD, "fourth": FOURTH, "quiet": QUIET}
MARKERS: Final = {"own": "circle", "second": "square", "third": "diamond", "fourth": "triangle-up", "quiet": "circle-open"}
YEAR_STEPS: Final = (1, 2, 5, 10)
MOST_YEARS: Final = 8
MARKED: Final = 12


def lines_over_years(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One line per series: solid where observed, dashed from there on, with the series' name at its end.

    Calculated values (``label`` is ``calculated``) and projected ones (``projected``) of one series are lines of their
    own, both beginning at the last solid point.
    """
    figure = go.Figure()
    for _, line in points.groupby("series", sort=False):
        for trace in _traces(line):
            figure.add_trace(trace)
    house_style(figure, y_title=value_title)
    figure.update_yaxes(**labelled_axis(tick_values, tick_labels), range=_padded(tick_values))
    years = _years(points["x"])
    figure.update_xaxes(**labelled_axis(years, map(str, years)), range=[points["x"].min() - 0.5, points["x"].max() + 0.5])
    return end_labels(figure)


def bars(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """Horizontal bars, one group per category from top to bottom; a legend where there are several series."""
    series = list(points["series"].unique())
    figure = go.Figure([
        go.Bar(
            orientation="h", name=escape(name), x=list(rows["y"]), y=[escape(x) for x in rows["x"]],
            hovertext=[escape(text) for text in rows["hover"]], text=[escape(text) for text in rows["label"]],
            textposition="outside", cliponaxis=False, marker={"color": COLOURS[rows["role"].iloc[0]]},
        )
        for name, rows in points.groupby("series", sort=False)
    ])  # fmt: skip
    house_style(figure, x_title=value_title, legend=len(series) > 1)
    figure.update_xaxes(**labelled_axis(tick_values, tick_labels), range=_with_room(tick_values))
    return bars_from_top(figure, bars=points["x"].nunique(), groups=len(series))


def _traces(line: pd.DataFrame) -> Iterable[go.Scatter]:
    solid = line[~line["dashed"].astype(bool)]
    if len(solid):
        yield _trace(solid, dash=None)
    start = solid.dropna(subset="y").tail(1)
    for _, dashed in line[line["dashed"].astype(bool)].groupby("label", sort=False):
        later = start[start["x"] < dashed["x"].min()].assign(hover="")
        yield _trace(pd.concat([later, dashed]), dash=PROJECTION_DASH)


def _trace(rows: pd.DataFrame, *, dash: str | None) -> go.Scatter:
    role = rows["role"].iloc[-1]
    style: dict[str, Any] = {"color": COLOURS[role], "width": 2 if role == "quiet" else 3}
    marked = len(rows) <= MARKED
    return go.Scatter(
        name=escape(rows["series"].iloc[-1]), x=list(rows["x"]), y=[None if pd.isna(y) else y for y in rows["y"]],
        hovertext=[escape(text) for text in rows["hover"]], mode="lines+markers" if marked else "lines",
        line=style | ({"dash": dash} if dash else {}), connectgaps=False,
        marker={"symbol": MARKERS[role], "size": 8, "color": COLOURS[role]},
    )  # fmt: skip


def _years(years: "pd.Series[int]") -> list[int]:
    first, last = int(years.min()), int(years.max())
    step = next(step for step in YEAR_STEPS if (last - first) / step <= MOST_YEARS)
    return [year for year in range(first, last + 1) if year % step == 0]


def _padded(values: Sequence[float]) -> list[float]:
    return [min(values), max(values)]


def _with_room(values: Sequence[float]) -> list[float]:
    """Room beyond the last marks, so that the labels at the bars' ends are not cut."""
    room = 0.22 * (max(values) - min(values))
    return [min(values) - (room if min(values) < 0 else 0), max(values) + (room if max(values) > 0 else 0)]
