"""Small drawings for the opening of a page: a map of where an area lies, and tiny lines. Numbers in, SVG paths out."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

from lagesbild.figures.paths import closed

MAP_HEIGHT: Final = 200
DECIMALS: Final = 1
SMALL: Final = 9
"""An area with fewer units across and upright gets a ring around it, so that it is seen."""
LINE_WIDTH: Final = 120
LINE_HEIGHT: Final = 34
EDGE: Final = 3
Ring = Sequence[tuple[float, float]]


class Locator(NamedTuple):
    """A map: its width and height, the paths of the country and of the area, and where a ring is drawn, if any."""

    width: float
    height: float
    country: str
    area: str
    ring: tuple[float, float] | None


class TinyLine(NamedTuple):
    """A line over years: the paths of history and of projection, and the point of the last year."""

    width: int
    height: int
    history: str
    projection: str
    end: tuple[float, float]


class YearValue(NamedTuple):
    """One point of a tiny line."""

    year: int
    value: float
    is_projected: bool


def locator(country: Sequence[Ring], area: Sequence[Ring]) -> Locator | None:
    """Draw the area within the country, north up; none where one of them has no outline."""
    if not (country and area):
        return None
    (west, south), (east, north) = _corners(country)
    scale = MAP_HEIGHT / (north - south)

    def drawn(rings: Iterable[Ring]) -> list[list[tuple[float, float]]]:
        return [[((x - west) * scale, (north - y) * scale) for x, y in ring] for ring in rings]

    width, own = round((east - west) * scale, 1), drawn(area)
    return Locator(width, MAP_HEIGHT, _closed(drawn(country)), _closed(own), _ring_around(own))


def tiny_line(points: Sequence[YearValue]) -> TinyLine:
    """Draw years from left to right on a scale from zero; the projection begins where history ends."""
    first, last, most = points[0].year, points[-1].year, max(1.0, *(point.value for point in points))
    across, upright = (LINE_WIDTH - 2 * EDGE) / max(1, last - first), (LINE_HEIGHT - 2 * EDGE) / most
    at = [(EDGE + (point.year - first) * across, LINE_HEIGHT - EDGE - point.value * upright) for point in points]
    known = sum(not point.is_projected for point in points)
    return TinyLine(LINE_WIDTH, LINE_HEIGHT, _open(at[:known]), _open(at[max(0, known - 1) :]), _rounded(at[-1]))


def _corners(rings: Iterable[Ring]) -> tuple[tuple[float, float], tuple[float, float]]:
    points = list(chain.from_iterable(rings))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _ring_around(rings: Sequence[Ring]) -> tuple[float, float] | None:
    """The middle of an area that is too small to be seen."""
    (left, top), (right, bottom) = _corners(rings)
    if max(right - left, bottom - top) >= SMALL:
        return None
    return _rounded(((left + right) / 2, (top + bottom) / 2))


def _closed(rings: Iterable[Ring]) -> str:
    return "".join(closed(ring, DECIMALS) for ring in rings)


def _open(points: Sequence[tuple[float, float]]) -> str:
    """``M3 31L60 12``; nothing where there are no two points to join."""
    if not points[1:]:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in map(_rounded, points))


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], DECIMALS), round(point[1], DECIMALS)
