"""Maps: municipalities as polygons, filled by the colour of their class. Marks in, plotly figure out."""

import math
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

import plotly.graph_objects as go
import shapely
from shapely.geometry.base import BaseGeometry

from lagesbild.figures.layout import LEGEND_PX, house_style
from lagesbild.figures.marks import Axis, Place, Shade
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import BORDER, FALLS, LAND, NO_CLASS, OUTLINE, RISE
from lagesbild.figures.text import escape

LABEL: Final = "map-label"
TALLEST_PX: Final = 620
LOWEST_PX: Final = 320
WIDTH_PX: Final = 700
COARSE_PX: Final = 1.5
"""How far a line may be simplified: the side of the square that may be lost at a corner."""
CROWDED_PX: Final = 4.0
SHARE_OF_LINES: Final = 0.5
"""The same, and how thick lines around members are, on a map of so many places that their names have no room."""
EDGE: Final = 0.03
FILLS: Final[dict[Shade, str]] = {
    "down4": FALLS[0],
    "down3": FALLS[1],
    "down2": FALLS[2],
    "down1": FALLS[3],
    "up": RISE,
    "unknown": NO_CLASS,
    "around": LAND,
}
"""From dark to light: the darker, the larger is the fall; what does not fall has another hue."""
MOST_NAMED: Final = 12
LABEL_LOOK: Final[dict[str, Any]] = {
    "showarrow": False,
    "yanchor": "bottom",
    "yshift": 5,
    "font": {"size": 12, "color": OUTLINE},
    "bgcolor": LAND,
    "borderpad": 1,
}
Ring = list[tuple[int, int]]


class Shape(NamedTuple):
    """A place and the closed lines of its area, the largest first."""

    place: Place
    rings: list[Ring]


class Ground(NamedTuple):
    """Where a map begins, in metres (EPSG:3067), how many of them are one step, and how many a corner may be off."""

    west: float
    south: float
    step: float
    coarse: float


def area_map(marks: Sequence[Place], axis: Axis) -> go.Figure:
    """One polygon per municipality, members with a strong line; north is up. A map has no use for ``axis``.

    Both axes have the same scale. A dot in each place with a label carries what is read when it is pointed at, with its
    name and figure beside it; of more than twelve only the figure is written. Places without one are pale.
    """
    shapes = shapes_of(marks, ground_of(marks, is_named=_is_named(marks)))
    members = [shape for shape in shapes if shape.place.is_member]
    told = [shape for shape in shapes if shape.place.label]
    is_named = _is_named(marks)
    lines = borders(members, 1 if is_named else SHARE_OF_LINES)
    figure = go.Figure([*filled(shapes), *lines, *_legend(marks), _dots(told)])
    house_style(figure, "map", height=TALLEST_PX, legend=True)
    for place, rings in told:
        figure.add_annotation(_label(place, _middle(rings), is_named=is_named))
    figure.layout.meta |= map_meta([_entry(*shape) for shape in told], is_named=is_named)
    return framed(figure, all_corners(shapes))


def _is_named(marks: Sequence[Place]) -> bool:
    """Whether so few places have a label that their names have room."""
    return sum(bool(place.label) for place in marks) <= MOST_NAMED


def map_meta(key: Sequence[dict[str, object]], *, is_named: bool) -> dict[str, Any]:
    """What the page needs where labels have no room: it numbers the dots in the look of ``label`` and lists ``key``.

    ``key`` has one entry per dot, in their order; ``is_named`` says whether the labels are names at all.
    """
    return {"is_named": is_named, "key": list(key), "label": LABEL_LOOK}


def _lines(place: Place) -> list[str]:
    """What is written in a place: its name and its figure."""
    return [place.name, place.label]


def _entry(place: Place, rings: Sequence[Ring]) -> dict[str, object]:
    """What is written of a place, and the rectangle around its largest part: west, south, east, north."""
    east, north = zip(*rings[0], strict=True)
    box = [min(east), min(north), max(east), max(north)]
    return {"text": escape(" ".join(_lines(place))), "is_member": place.is_member, "box": box}


def ground_of(marks: Sequence[Place], *, is_named: bool) -> Ground:
    """Where the map of these places begins, and its step: 1, 10, 100 … metres, none larger than a pixel.

    Where names have no room a step is a pixel.
    """
    west, south, east, north = shapely.total_bounds([shapely.from_geojson(place.geometry) for place in marks])
    pixel = max(east - west, north - south) / WIDTH_PX
    step = 10 ** max(0, math.floor(math.log10(pixel))) if is_named else pixel
    return Ground(west, south, step, (COARSE_PX if is_named else CROWDED_PX) * pixel)


def shapes_of(marks: Sequence[Place], ground: Ground) -> list[Shape]:
    """The places in whole steps of the ground, without corners of lines that cannot be seen.

    What two have in common stays in common.
    """
    areas = [shapely.from_geojson(place.geometry) for place in marks]
    west, south, step, coarse = ground
    light = shapely.coverage_simplify(areas, coarse)
    return [
        Shape(place, _rings(shapely.transform(area, lambda points: (points - (west, south)) / step)))
        for place, area in zip(marks, light, strict=True)
    ]


def _rings(area: BaseGeometry) -> list[Ring]:
    """The closed lines of an area in whole numbers, the largest first, without corners that fall together."""
    lines = [line for part in shapely.get_parts(area) for line in (part.exterior, *part.interiors)]
    rings = [[corner for corner, _ in groupby((round(x), round(y)) for x, y in line.coords)] for line in lines]
    return sorted(rings, key=lambda ring: -abs(_twice_area(ring)))


def all_corners(shapes: Sequence[Shape]) -> Ring:
    """The corners of all areas, which the map must hold."""
    return [corner for shape in shapes for ring in shape.rings for corner in ring]


def _twice_area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _middle(rings: list[Ring]) -> tuple[float, float]:
    """The centroid of the largest part."""
    ring, area = rings[0], 3 * _twice_area(rings[0])
    steps = [(x0 * y1 - x1 * y0, x0 + x1, y0 + y1) for (x0, y0), (x1, y1) in pairwise(ring)]
    east, north = sum(step * x for step, x, _ in steps) / area, sum(step * y for step, _, y in steps) / area
    return round(east, 1), round(north, 1)


def _corners(rings: list[Ring]) -> dict[str, list[float | None]]:
    corners: list[tuple[float | None, float | None]] = []
    for ring in rings:
        corners += [*ring, (None, None)]
    return {"x": [x for x, _ in corners[:-1]], "y": [y for _, y in corners[:-1]]}


def filled(shapes: Sequence[Shape]) -> list[go.Scatter]:
    """The areas of the places, each in the colour of its class."""
    return [
        go.Scatter(
            **_corners(rings),
            name=escape(place.name),
            meta=trace_meta("area"),
            mode="lines",
            fill="toself",
            fillcolor=FILLS[place.shade],
            line={"color": BORDER, "width": 1},
            showlegend=False,
        )
        for place, rings in shapes
    ]


def borders(members: Sequence[Shape], share: float) -> list[go.Scatter]:
    """The lines around the members; one of the ground's colour below each sets it off from dark areas."""
    return [
        go.Scatter(
            **_corners(rings),
            meta=trace_meta("border"),
            mode="lines",
            line={"color": colour, "width": width * share},
            showlegend=False,
        )
        for colour, width in ((LAND, 8), (OUTLINE, 3))
        for _, rings in members
    ]


def _legend(places: Sequence[Place]) -> list[go.Bar]:
    """The entries of the legend: nothing is drawn. A bar's is a square."""
    shades = {place.shade: place.series for place in reversed(places)}
    return [
        go.Bar(
            name=escape(shades[shade]),
            meta=trace_meta("legend"),
            x=[None],
            y=[None],
            marker={"color": FILLS[shade], "line": {"color": BORDER, "width": 1}},
        )
        for shade in FILLS
        if shade in shades
    ]


def _dots(shapes: Sequence[Shape]) -> go.Scatter:
    middles = [_middle(rings) for _, rings in shapes]
    return go.Scatter(
        meta=trace_meta("dots"),
        x=[x for x, _ in middles],
        y=[y for _, y in middles],
        mode="markers",
        showlegend=False,
        hovertext=[escape(place.hover) for place, _ in shapes],
        marker={"size": 7, "color": OUTLINE, "line": {"color": LAND, "width": 1}},
    )


def _label(place: Place, at: tuple[float, float], *, is_named: bool) -> dict[str, Any]:
    lines = _lines(place) if is_named else [place.label]
    return LABEL_LOOK | {"name": LABEL, "text": "<br>".join(map(escape, lines)), "x": at[0], "y": at[1]}


def framed(figure: go.Figure, corners: Ring) -> go.Figure:
    """Give the map axes of one scale that hold all corners, and a height by its shape."""
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
