"""Maps: municipalities as polygons in metres, filled by class with colour and pattern. Marks in, plotly figure out."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

from lagesbild.figures.marks import Axis, Place, Shade
from lagesbild.figures.style import BORDER, HATCH, LAND, LEGEND_PX, OUTLINE, RISE, escape, house_style

LABEL: Final = "map-label"
TALLEST_PX: Final = 620
LOWEST_PX: Final = 320
WIDTH_PX: Final = 700
EDGE: Final = 0.03
PATTERNS: Final[dict[Shade, dict[str, Any]]] = {
    "down40": {"shape": "x", "solidity": 0.75, "fgcolor": HATCH},
    "down25": {"shape": "x", "solidity": 0.35, "fgcolor": HATCH},
    "down10": {"shape": "/", "solidity": 0.25, "fgcolor": HATCH},
    "down0": {"shape": ".", "solidity": 0.15, "fgcolor": HATCH},
    "up": {"shape": "-", "solidity": 0.12, "fgcolor": RISE},
    "unknown": {"shape": ".", "solidity": 0, "fgcolor": LAND},
}
"""From dark to light: the more of the ground is covered, the larger is the fall; what does not fall has level lines."""
NAMED_MEMBERS: Final = 8
Ring = list[tuple[float, float]]


def area_map(places: Sequence[Place], axis: Axis) -> go.Figure:
    """One polygon per municipality, members with a strong line; north is up.

    Both axes have the same scale. A dot in each municipality carries what is read when it is pointed at. Every
    municipality has its name beside the dot, a member its figure too; of more than eight members only the figure is
    written, and no neighbour's name. ``meta`` has the names: where labels have no room the page numbers the dots and
    lists them.
    """
    rings = [_rings(place.geometry) for place in places]
    shapes = list(zip(places, rings, strict=True))
    members = [each for each in shapes if each[0].is_member]
    shades = {place.shade: place.series for place in reversed(places)}
    figure = go.Figure(
        [
            *(_polygon(place, outline) for place, outline in shapes),
            *(_outline(outline, LAND, 8) for _, outline in members),
            *(_outline(outline, OUTLINE, 3) for _, outline in members),
            *(_key(shade, shades[shade]) for shade in PATTERNS if shade in shades),
            _dots(places, rings),
        ]
    )
    house_style(figure, height=TALLEST_PX, legend=True)
    is_named = len(members) <= NAMED_MEMBERS
    for place, outline in shapes if is_named else members:
        _write(figure, _lines(place) if is_named else [place.label], _middle(outline), is_member=place.is_member)
    figure.update_layout(meta={"is_map": True, "is_named": is_named, "key": [_entry(place) for place in places]})
    return _framed(figure, [point for outline in rings for ring in outline for point in ring])


def _lines(place: Place) -> list[str]:
    """What is written in a municipality: its name, and of a member its figure."""
    return [place.name, place.label] if place.is_member else [place.name]


def _entry(place: Place) -> dict[str, object]:
    return {"text": escape(" ".join(_lines(place))), "is_member": place.is_member}


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


def _corners(rings: list[Ring]) -> dict[str, list[float | None]]:
    corners: list[tuple[float | None, float | None]] = []
    for ring in rings:
        corners += [*ring, (None, None)]
    return {"x": [x for x, _ in corners[:-1]], "y": [y for _, y in corners[:-1]]}


def _polygon(place: Place, rings: list[Ring]) -> go.Scatter:
    return go.Scatter(
        **_corners(rings),
        name=escape(place.name),
        mode="lines",
        fill="toself",
        fillpattern=_pattern(place.shade),
        line={"color": BORDER, "width": 1},
        showlegend=False,
    )


def _outline(rings: list[Ring], colour: str, width: int) -> go.Scatter:
    """The line around a member; one of the ground's colour below it sets it off from dark areas."""
    return go.Scatter(**_corners(rings), mode="lines", line={"color": colour, "width": width}, showlegend=False)


def _pattern(shade: Shade) -> dict[str, Any]:
    return {"size": 8, "bgcolor": LAND} | PATTERNS[shade]


def _key(shade: Shade, words: str) -> go.Bar:
    """An entry of the legend: nothing is drawn. A bar's is a square, a filled line's too thin for its pattern."""
    return go.Bar(
        name=escape(words),
        x=[None],
        y=[None],
        marker={"pattern": _pattern(shade), "line": {"color": BORDER, "width": 1}},
    )


def _dots(places: Sequence[Place], rings: list[list[Ring]]) -> go.Scatter:
    middles = [_middle(outline) for outline in rings]
    symbols = ["circle" if place.is_member else "circle-open" for place in places]
    return go.Scatter(
        x=[x for x, _ in middles],
        y=[y for _, y in middles],
        mode="markers",
        showlegend=False,
        hovertext=[escape(place.hover) for place in places],
        marker={"size": 7, "color": OUTLINE, "symbol": symbols, "line": {"color": LAND, "width": 1}},
    )


def _write(figure: go.Figure, lines: Sequence[str], at: tuple[float, float], *, is_member: bool) -> None:
    figure.add_annotation(
        name=LABEL,
        text="<br>".join(map(escape, lines)),
        x=at[0],
        y=at[1],
        showarrow=False,
        yanchor="bottom",
        yshift=5,
        font={"size": 12, "color": OUTLINE if is_member else BORDER},
        bgcolor=LAND,
        borderpad=1,
    )


def _framed(figure: go.Figure, corners: list[tuple[float, float]]) -> go.Figure:
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    edge = EDGE * max(east - west, north - south)
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False}
    figure.update_xaxes(range=[west - edge, east + edge], constrain="domain", **bare)
    figure.update_yaxes(range=[south - edge, north + edge], scaleanchor="x", scaleratio=1, constrain="domain", **bare)
    tall = WIDTH_PX * (north - south) / (east - west)
    height = LEGEND_PX + min(TALLEST_PX, max(LOWEST_PX, round(tall)))
    figure.update_layout(height=height)
    return figure
