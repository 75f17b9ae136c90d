"""Maps: municipalities as polygons in metres, filled by class with colour and pattern. Points in, plotly figure out.

Points have, beside the columns of every chart, ``geometry`` (GeoJSON in EPSG:3067), ``is_member`` and ``class``.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.style import BASE, INK, LEGEND_PX, PAPER, PRIMARY, QUIET, SECOND, escape, house_style

LABEL: Final = "map-label"
TALLEST_PX: Final = 620
LOWEST_PX: Final = 320
WIDTH_PX: Final = 700
EDGE: Final = 0.03
PATTERNS: Final[dict[str, dict[str, Any]]] = {
    "down40": {"shape": "x", "solidity": 0.7, "fgcolor": PRIMARY},
    "down25": {"shape": "x", "solidity": 0.25, "fgcolor": PRIMARY},
    "down10": {"shape": "/", "solidity": 0.2, "fgcolor": PRIMARY},
    "down0": {"shape": ".", "solidity": 0.2, "fgcolor": PRIMARY},
    "up": {"shape": "-", "solidity": 0.4, "fgcolor": SECOND},
    "unknown": {"shape": "", "fgcolor": QUIET},
}
Ring = list[tuple[float, float]]


def area_map(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One polygon per municipality, members with a strong line and their label, neighbours quiet; north is up.

    Both axes have the same scale. A dot in each municipality carries what is read when it is pointed at.
    """
    rings = [_rings(geometry) for geometry in points["geometry"]]
    shapes = sorted(zip(points.to_dict("records"), rings, strict=True), key=lambda each: bool(each[0]["is_member"]))
    shown = points.drop_duplicates("class").set_index("class")["series"]
    figure = go.Figure([
        *(_polygon(row, outline) for row, outline in shapes),
        *(_key(name, shown[name]) for name in PATTERNS if name in shown.index),
        _dots(points, rings),
    ])  # fmt: skip
    house_style(figure, height=TALLEST_PX, legend=True)
    for row, outline in zip(points.to_dict("records"), rings, strict=True):
        if row["label"]:
            _write(figure, row["label"], _middle(outline))
    return _framed(figure, [point for outline in rings for ring in outline for point in ring])


def _rings(geometry: str) -> list[Ring]:
    """The closed lines of an area, the largest first."""
    shape = json.loads(geometry)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    rings = [[(east, north) for east, north in ring] for rings in polygons for ring in rings]
    return sorted(rings, key=lambda ring: -abs(_twice_area(ring)))


def _twice_area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _middle(rings: list[Ring]) -> tuple[float, float]:
    """The centroid of the largest part."""
    ring, area = rings[0], 3 * _twice_area(rings[0])
    steps = [(x0 * y1 - x1 * y0, x0 + x1, y0 + y1) for (x0, y0), (x1, y1) in pairwise(ring)]
    return sum(step * x for step, x, _ in steps) / area, sum(step * y for step, _, y in steps) / area


def _polygon(row: Any, rings: list[Ring]) -> go.Scatter:
    corners: list[tuple[float | None, float | None]] = []
    for ring in rings:
        corners += [*ring, (None, None)]
    member = bool(row["is_member"])
    return go.Scatter(
        name=escape(row["x"]), x=[x for x, _ in corners[:-1]], y=[y for _, y in corners[:-1]], mode="lines",
        fill="toself", fillpattern=_pattern(row["class"]),
        line={"color": INK if member else BASE, "width": 3 if member else 1},
        opacity=1 if member else 0.55, showlegend=False,
    )  # fmt: skip


def _pattern(name: str) -> dict[str, Any]:
    return {"size": 8, "bgcolor": PAPER} | PATTERNS[name]


def _key(name: str, words: str) -> go.Scatter:
    """An entry of the legend: nothing is drawn."""
    return go.Scatter(
        name=escape(words), x=[None], y=[None], mode="lines", fill="toself", fillpattern=_pattern(name),
        line={"color": BASE, "width": 1},
    )  # fmt: skip


def _dots(points: pd.DataFrame, rings: list[list[Ring]]) -> go.Scatter:
    middles = [_middle(outline) for outline in rings]
    symbols = ["circle" if member else "circle-open" for member in points["is_member"]]
    return go.Scatter(
        x=[x for x, _ in middles], y=[y for _, y in middles], mode="markers", showlegend=False,
        hovertext=[escape(text) for text in points["hover"]],
        marker={"size": 7, "color": INK, "symbol": symbols, "line": {"color": PAPER, "width": 1}},
    )  # fmt: skip


def _write(figure: go.Figure, label: str, place: tuple[float, float]) -> None:
    figure.add_annotation(
        name=LABEL, text=escape(label).replace("\n", "<br>"), x=place[0], y=place[1], showarrow=False, yanchor="bottom",
        yshift=5, font={"size": 12, "color": INK}, bgcolor=PAPER, borderpad=2,
    )  # fmt: skip


def _framed(figure: go.Figure, corners: list[tuple[float, float]]) -> go.Figure:
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    edge = EDGE * max(east - west, north - south)
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False}
    figure.update_xaxes(range=[west - edge, east + edge], constrain="domain", **bare)
    figure.update_yaxes(range=[south - edge, north + edge], scaleanchor="x", scaleratio=1, constrain="domain", **bare)
    tall = WIDTH_PX * (north - south) / (east - west)
    height = LEGEND_PX + min(TALLEST_PX, max(LOWEST_PX, round(tall)))
    figure.update_layout(height=height, meta={"is_map": True})
    return figure
