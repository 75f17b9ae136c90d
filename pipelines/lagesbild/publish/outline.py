"""The map of the index: Finland's land and the briefs on it, as paths of an inline drawing, small and whole numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from lagesbild.figures.paths import closed
from lagesbild.sources.outlines import read_area

METRES: Final = 1000  # of one unit of the drawing
COARSE: Final = 0.8  # units that a simplified line may lie off
SMALLEST: Final = 4  # square units: lesser islands are left out
AROUND: Final = 40  # units of land to be seen around the briefs
APART: Final = 24  # units between the numbers of two briefs, so that they do not cover each other


@dataclass(frozen=True)
class Drawing:
    """``box`` is the view box, ``land`` the path of all land; ``areas`` and ``spots`` are by the given key."""

    box: str
    land: str
    areas: Mapping[str, str]
    spots: Mapping[str, tuple[int, int]]


def drawn(
    outlines: Mapping[str, str], areas: Mapping[str, Sequence[str]], numbered: Mapping[str, Sequence[str]]
) -> Drawing | None:
    """Return the map, none where no outline of the ``areas`` is known.

    ``outlines`` are GeoJSON in metres by code; ``areas`` and ``numbered`` map a key to codes: the first are filled,
    the second get a place for their number each.
    """
    codes = sorted(outlines)
    shapes = dict(zip(codes, _simplified([outlines[code] for code in codes]), strict=True))
    filled = {key: _joined(shapes, each) for key, each in areas.items()}
    known = [shape for shape in filled.values() if not shape.is_empty]
    if not known:
        return None
    box = shapely.box(*shapely.total_bounds(known)).buffer(AROUND, join_style="mitre")
    return Drawing(
        box=" ".join(str(round(value)) for value in _view(box)),
        land=_path(shapely.clip_by_rect(_joined(shapes, codes), *box.bounds)),
        areas={key: _path(shape) for key, shape in filled.items() if not shape.is_empty},
        spots=_spots({key: _joined(shapes, each) for key, each in numbered.items()}),
    )


def _simplified(outlines: Iterable[str]) -> list[BaseGeometry]:
    """Shapes in units, north above, with the borders that two have in common still in common."""
    shapes = [shapely.transform(read_area(each), lambda points: points * (1, -1) / METRES) for each in outlines]
    return list(shapely.coverage_simplify(shapes, COARSE))


def _joined(shapes: Mapping[str, BaseGeometry], codes: Sequence[str]) -> BaseGeometry:
    return shapely.union_all([shapes[code] for code in codes if code in shapes])


def _view(box: BaseGeometry) -> tuple[float, float, float, float]:
    left, top, right, bottom = box.bounds
    return left, top, right - left, bottom - top


def _path(shape: BaseGeometry) -> str:
    """Lines from point to point, each given as the step from the last: ``m10 20l3-4-2 7z``."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and part.area >= SMALLEST]
    return "".join(closed(ring.coords) for part in parts for ring in (part.exterior, *part.interiors))


def _spots(shapes: Mapping[str, BaseGeometry]) -> dict[str, tuple[int, int]]:
    """Where the number of each area stands: inside its largest part that is not too near to another number."""
    taken: dict[str, tuple[int, int]] = {}
    for key, shape in sorted(shapes.items(), key=lambda item: item[1].area):
        parts = sorted(shapely.get_parts(shape), key=shapely.area, reverse=True)
        inside = [shapely.point_on_surface(part) for part in parts]
        free = [point for point in inside if all(_distance(point, spot) >= APART for spot in taken.values())]
        for point in (free or inside)[:1]:
            taken[key] = (round(point.x), round(point.y))
    return taken


def _distance(point: BaseGeometry, spot: tuple[int, int]) -> float:
    return float(shapely.distance(point, shapely.Point(spot)))
