"""Places with names on a map of the area: schools and units as dots. Marks in, plotly figure out."""

from collections.abc import Sequence
from math import sqrt
from typing import Any, Final

import plotly.graph_objects as go

from lagesbild.figures.charts import bars
from lagesbild.figures.layout import house_style
from lagesbild.figures.maps import (
    LABEL,
    LABEL_LOOK,
    MOST_NAMED,
    TALLEST_PX,
    Ground,
    all_corners,
    borders,
    filled,
    framed,
    ground_of,
    map_meta,
    shapes_of,
)
from lagesbild.figures.marks import Axis, Bar, Place, Spot
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import COLOURS, LAND
from lagesbild.figures.text import escape

SMALLEST_PX: Final = 8
LARGEST_PX: Final = 16
Drawn = Sequence[Bar] | Sequence[Place | Spot]
Point = tuple[float, float]


def spots_or_bars(marks: Drawn, axis: Axis) -> go.Figure:
    """Dots on a map of the area where there are such, else bars of categories."""
    lying = [mark for mark in marks if isinstance(mark, Bar)]
    return bars(lying, axis) if lying else _spot_map(marks)


def _spot_map(marks: Sequence[object]) -> go.Figure:
    """The municipalities of the area, and in them one dot per place, whose area grows with its value; north is up."""
    places, spots = [m for m in marks if isinstance(m, Place)], [m for m in marks if isinstance(m, Spot)]
    is_named = len(spots) <= MOST_NAMED
    ground = ground_of(places, is_named=True)
    shapes, points = shapes_of(places, ground), [_point(spot, ground) for spot in spots]
    figure = go.Figure([*filled(shapes), *borders(shapes, 1 / 3), _dots(spots, points)])
    house_style(figure, "map", height=TALLEST_PX)
    for spot, point in zip(spots, points, strict=True):
        figure.add_annotation(_label(spot, point, is_named=is_named))
    figure.layout.meta |= map_meta([_entry(spot) for spot in spots], is_named=is_named) | {"is_of_spots": True}
    return framed(figure, [*all_corners(shapes), *((round(x), round(y)) for x, y in points)])


def _point(spot: Spot, ground: Ground) -> Point:
    east, north = (spot.east - ground.west) / ground.step, (spot.north - ground.south) / ground.step
    return (round(east, 1), round(north, 1))


def _dots(spots: Sequence[Spot], points: Sequence[Point]) -> go.Scatter:
    largest = max(spot.value for spot in spots) or 1
    return go.Scatter(
        meta=trace_meta("dots"),
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="markers",
        showlegend=False,
        hovertext=[escape(spot.hover) for spot in spots],
        marker={
            "size": [round(max(SMALLEST_PX, LARGEST_PX * sqrt(spot.value / largest))) for spot in spots],
            "color": COLOURS[spots[0].role],
            "opacity": 1,
            "line": {"color": LAND, "width": 1},
        },
    )


def _label(spot: Spot, at: Point, *, is_named: bool) -> dict[str, Any]:
    lines = [spot.name, spot.label] if is_named else [spot.label]
    return LABEL_LOOK | {"name": LABEL, "text": "<br>".join(map(escape, lines)), "x": at[0], "y": at[1]}


def _entry(spot: Spot) -> dict[str, object]:
    return {"text": escape(f"{spot.name} {spot.label}"), "is_member": True}
