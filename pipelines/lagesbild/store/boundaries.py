"""Boundaries of municipalities: joining those that merged, and finding which border on each other."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

import pandas as pd

LEAST_SHARED: Final = 2
Point = tuple[float, float]
Ring = list[Point]
Edge = frozenset[Point]


def rings_of(geometry: str) -> list[Ring]:
    """Return every closed line of a ``Polygon`` or ``MultiPolygon`` in GeoJSON text."""
    shape = json.loads(geometry)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[(east, north) for east, north in ring] for rings in polygons for ring in rings]


def joined_boundaries(drawn: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality from one row per drawn area: where several are one now, their shared lines go."""
    rows = [
        {"area_code": code, "geometry": _together(list(areas["geometry"])), "source_id": areas["source_id"].iloc[0]}
        for code, areas in drawn.groupby("area_code")
    ]
    return pd.DataFrame(rows, columns=["area_code", "geometry", "source_id"])


def neighbours(boundaries: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality and neighbour: those that share at least two points, to the metre.

    A single shared point is a corner; across open water nothing is shared, so that islands have no neighbours.
    """
    owners: dict[Point, set[str]] = defaultdict(set)
    for code, geometry in zip(boundaries["area_code"], boundaries["geometry"], strict=True):
        for east, north in (point for ring in rings_of(geometry) for point in ring):
            owners[round(east), round(north)].add(code)
    shared = Counter(pair for codes in owners.values() for pair in combinations(sorted(codes), 2))
    pairs = [pair for pair, count in shared.items() if count >= LEAST_SHARED]
    both = sorted([*pairs, *((second, first) for first, second in pairs)])
    return pd.DataFrame(both, columns=["area_code", "neighbour_code"])


def _together(geometries: list[str]) -> str:
    rings = [ring for geometry in geometries for ring in rings_of(geometry)]
    outer = rings if len(geometries) == 1 else list(_linked(_edges(rings)))
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring] for ring in outer]}, separators=(",", ":"))


def _edges(rings: Iterable[Ring]) -> list[Edge]:
    """The lines that only one area has: those that two share lie inside of what they are together."""
    found = Counter(frozenset(pair) for ring in rings for pair in pairwise(ring))
    return [edge for edge, count in found.items() if count == 1]


def _linked(edges: list[Edge]) -> Iterator[Ring]:
    """Walk along the lines until each ring is closed, beginning at its westernmost point."""
    ways: dict[Point, set[Point]] = defaultdict(set)
    for first, second in map(tuple, edges):
        ways[first].add(second)
        ways[second].add(first)
    while start := min((point for point, onward in ways.items() if onward), default=None):
        ring = [start]
        while ways[ring[-1]]:
            following = min(ways[ring[-1]])
            ways[ring[-1]].remove(following)
            ways[following].remove(ring[-1])
            ring.append(following)
        yield ring
