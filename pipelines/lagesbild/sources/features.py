"""Boundaries from a GeoJSON file: one row per feature, coordinates in whole metres of a national projection."""

import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Final

import pandas as pd
import shapely
from shapely import LinearRing, Polygon

from lagesbild.sources.coordinates import to_tm35fin
from lagesbild.sources.outlines import read_area

LEAST_POINTS: Final = 4
Ring = list[tuple[int, int]]
ToMetres = Callable[[float, float], tuple[float, float]]


def read_features(path: Path) -> pd.DataFrame:
    """Read every feature's properties as text, and its shape as GeoJSON text in a column ``geometry``.

    Raises:
        ValueError, KeyError: the file is no collection of polygons.
    """
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    rows = [
        {name: "" if value is None else str(value) for name, value in feature["properties"].items()}
        | {"geometry": json.dumps(feature["geometry"])}
        for feature in features
    ]
    return pd.DataFrame(rows, dtype="str")


def projected(geometry: str, to_metres: ToMetres = to_tm35fin) -> str:
    """Turn polygons in degrees (longitude, latitude) into a ``MultiPolygon`` in whole metres, usually of EPSG:3067.

    Points that fall together are one; a ring that has no area left is left out.

    Raises:
        ValueError: the geometry is not one or more polygons.
    """
    polygons = [_rings(polygon, to_metres) for polygon in shapely.get_parts(read_area(geometry))]
    shape = {"type": "MultiPolygon", "coordinates": [rings for rings in polygons if rings]}
    return json.dumps(shape, separators=(",", ":"))


def _rings(polygon: Polygon, to_metres: ToMetres) -> list[Ring]:
    rings = (_whole_metres(ring, to_metres) for ring in (polygon.exterior, *polygon.interiors))
    return [ring for ring in rings if len(ring) >= LEAST_POINTS]


def _whole_metres(ring: LinearRing, to_metres: ToMetres) -> Ring:
    metres = (to_metres(*point) for point in ring.coords)
    return [point for point, _ in groupby((round(east), round(north)) for east, north in metres)]
