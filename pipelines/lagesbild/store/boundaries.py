"""Boundaries of municipalities: joining those that merged, and finding which border on each other."""

import json
from typing import Final

import numpy as np
import pandas as pd
import shapely
from shapely import Polygon

from lagesbild.sources.outlines import read_area

SHARE_A_LINE: Final = "1********"  # the lines of both have a line in common, not only points


def joined_boundaries(drawn: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality from one row per drawn area: where several are one now, their shared lines go."""
    rows = [
        {"area_code": code, "geometry": _together(list(areas["geometry"])), "source_id": areas["source_id"].iloc[0]}
        for code, areas in drawn.groupby("area_code")
    ]
    return pd.DataFrame(rows, columns=["area_code", "geometry", "source_id"])


def neighbours(boundaries: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality and neighbour: those that share a line, to the metre.

    A single shared point is a corner; across open water nothing is shared, so that islands have no neighbours.
    """
    codes = boundaries["area_code"].to_numpy()
    areas = [read_area(geometry) for geometry in boundaries["geometry"]]
    lines = shapely.boundary(shapely.transform(areas, np.rint))
    first, second = shapely.STRtree(lines).query(lines, predicate="intersects")
    share = shapely.relate_pattern(lines[first], lines[second], SHARE_A_LINE) & (first != second)
    pairs = pd.DataFrame({"area_code": codes[first[share]], "neighbour_code": codes[second[share]]})
    return pairs.sort_values(["area_code", "neighbour_code"], ignore_index=True)


def _together(geometries: list[str]) -> str:
    """One ``MultiPolygon``; a municipality that is drawn as one area keeps its points as they are, holes too."""
    if len(geometries) > 1:
        return _dissolved(geometries)
    shape = json.loads(geometries[0])
    return _multi_polygon([shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"])


def _dissolved(geometries: list[str]) -> str:
    """The outline without the lines between; each ring begins at its westernmost point, whatever the library does."""
    joined = shapely.normalize(shapely.union_all([read_area(geometry) for geometry in geometries]))
    return _multi_polygon([_rings(polygon) for polygon in shapely.get_parts(joined)])


def _rings(polygon: Polygon) -> list[list[list[float]]]:
    """Lines of a polygon, the outer one first; whole metres stay whole numbers."""
    rings = (polygon.exterior, *polygon.interiors)
    return [[[_plain(east), _plain(north)] for east, north in ring.coords] for ring in rings]


def _plain(metres: float) -> float:
    return int(metres) if metres.is_integer() else metres


def _multi_polygon(coordinates: list[object]) -> str:
    return json.dumps({"type": "MultiPolygon", "coordinates": coordinates}, separators=(",", ":"))
