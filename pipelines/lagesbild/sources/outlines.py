"""Outlines of areas: GeoJSON text in, polygons out."""

from typing import Final

import shapely
from shapely import MultiPolygon, Polygon

KINDS: Final = (Polygon, MultiPolygon)
Area = Polygon | MultiPolygon


def read_area(geometry: str) -> Area:
    """Return the area that GeoJSON text draws.

    Raises:
        ValueError: it is not one or more polygons of closed rings, or a point has not two numbers.
    """
    try:
        shape = shapely.from_geojson(geometry)
    except shapely.GEOSException as error:
        raise ValueError("it is not made of closed rings of points") from error
    if not isinstance(shape, KINDS):
        raise ValueError(f"a {shape.geom_type} is no area")
    if shape.has_z:
        raise ValueError("a point has more than two numbers")
    return shape
