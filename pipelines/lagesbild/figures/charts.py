"""The common charts of a brief: lines over years, horizontal bars. Points in, plotly figure out; nothing is rounded.

Points have ``series``, ``role``, ``x``, ``y``, ``hover``, ``label`` and ``dashed``. Lines take years as ``x`` and
values as ``y`` (missing breaks the line); bars take categories as ``x`` and values as ``y``, and lie on their side.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.style import (
    FOURTH,
    HEIGHT,
    LEGEND_PX,
    PAPER,
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
    mark_projection,
    year_axis,
)

COLOURS: Final = {"own": PRIMARY, "second": SECOND, "third": THIRD, "fourth": FOURTH, "quiet": QUIET}
MARKERS: Final = {
    "own": "circle",
    "second": "square",
    "third": "diamond",
    "fourth": "triangle-up",
    "quiet": "circle-open",
}
MARKED: Final = 12


def lines_over_years(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One line per series: solid where observed, dashed from there on, with the series' name at its end.

    ``label`` of a dashed point says what it is (projection, calculation). The first kind goes on from the last solid
    point, unless that is missing; any other kind of the same series is drawn as open markers beside it. Where there is
    but one kind, its label is written where it begins.
    """
    figure = go.Figure([trace for _, line in points.groupby("series", sort=False) for trace in _traces(line)])
    house_style(figure, y_title=value_title)
    return end_labels(_over_years(figure, points, tick_values, tick_labels))


def lines_with_legend(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """As ``lines_over_years``, for lines that end in different years at like heights: names stand in a legend.

    Every point is marked, so that a line is known by its shape and not by its colour alone.
    """
    figure = go.Figure([trace for _, line in points.groupby("series", sort=False) for trace in _traces(line)])
    figure.update_traces(mode="lines+markers")
    house_style(figure, y_title=value_title, height=HEIGHT + LEGEND_PX, legend=True)
    for _, line in points.groupby("series", sort=False):
        own = [trace for trace in figure.data if trace.name == escape(line["series"].iloc[0])]
        for trace in own[:-1]:
            trace.showlegend = False
    return _over_years(figure, points, tick_values, tick_labels)


def bars(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """Horizontal bars, one group per category from top to bottom; a legend where there are several series.

    A dashed series, of a time to come beside today's, is drawn as an outline.
    """
    series = list(points["series"].unique())
    figure = go.Figure([
        go.Bar(
            orientation="h", name=escape(str(name)), x=list(rows["y"]), y=[escape(x) for x in rows["x"]],
            hovertext=[escape(text) for text in rows["hover"]], text=[escape(text) for text in rows["label"]],
            textposition="outside", cliponaxis=False, marker=_filled_or_outlined(rows),
        )
        for name, rows in points.groupby("series", sort=False)
    ])  # fmt: skip
    house_style(figure, x_title=value_title, legend=len(series) > 1)
    figure.update_xaxes(**labelled_axis(tick_values, tick_labels), range=with_room(tick_values))
    return bars_from_top(figure, bars=points["x"].nunique(), groups=len(series))


def bars_or_lines(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """Lines where ``x`` are years, bars where they are categories: an answer of one year or of many."""
    draw = lines_over_years if pd.api.types.is_integer_dtype(points["x"]) else bars
    return draw(points, value_title=value_title, tick_values=tick_values, tick_labels=tick_labels)


def _over_years(
    figure: go.Figure, points: pd.DataFrame, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    figure.update_yaxes(**labelled_axis(tick_values, tick_labels), range=[min(tick_values), max(tick_values)])
    figure.update_xaxes(**year_axis(int(points["x"].min()), int(points["x"].max())))
    kinds = points.loc[points["dashed"].astype(bool), "label"].unique()
    if len(kinds) == 1:
        mark_projection(figure, start=_turning_point(points), text=kinds[0])
    return figure


def _filled_or_outlined(rows: pd.DataFrame) -> dict[str, object]:
    colour = COLOURS[rows["role"].iloc[0]]
    return {"color": PAPER, "line": {"color": colour, "width": 2}} if rows["dashed"].iloc[0] else {"color": colour}


def _traces(line: pd.DataFrame) -> Iterable[go.Scatter]:
    dashed = line["dashed"].astype(bool)
    solid, kinds = line[~dashed], [rows for _, rows in line[dashed].groupby("label", sort=False)]
    if len(solid):
        yield _trace(solid, mode=_mode(solid))
    for rows in kinds[:1]:
        start = solid.tail(1).assign(hover="")
        yield _trace(pd.concat([start, rows]), mode=_mode(rows), dash=PROJECTION_DASH)
    for rows in kinds[1:]:
        yield _trace(rows, mode="markers", symbol="-open")


def _trace(rows: pd.DataFrame, *, mode: str, dash: str = "solid", symbol: str = "") -> go.Scatter:
    role = rows["role"].iloc[-1]
    return go.Scatter(
        name=escape(rows["series"].iloc[-1]), x=list(rows["x"]), y=[None if pd.isna(y) else y for y in rows["y"]],
        hovertext=[escape(text) for text in rows["hover"]], mode=mode, connectgaps=False,
        line={"color": COLOURS[role], "width": 2 if role == "quiet" else 3, "dash": dash},
        marker={"symbol": MARKERS[role].removesuffix(symbol or " ") + symbol, "size": 8, "color": COLOURS[role]},
    )  # fmt: skip


def _mode(rows: pd.DataFrame) -> str:
    return "lines+markers" if len(rows) <= MARKED else "lines"


def _turning_point(points: pd.DataFrame) -> int:
    """Year from which the first series is dashed: its last observed one, or the first dashed one behind a gap."""
    own = points[points["series"] == points["series"].iloc[0]]
    is_dashed = own["dashed"].astype(bool)
    is_joined = len(own[~is_dashed]) and pd.notna(own[~is_dashed]["y"].iloc[-1])
    return int(own[~is_dashed]["x"].max() if is_joined else own[is_dashed]["x"].min())


def with_room(values: Sequence[float]) -> list[float]:
    """Room beyond the last marks, so that the labels at the bars' ends are not cut."""
    room = 0.22 * (max(values) - min(values))
    return [min(values) - (room if min(values) < 0 else 0), max(values) + (room if max(values) > 0 else 0)]
