"""What charts are drawn of: marks with named fields, one meaning each; every string is ready to read.

``series`` is the name in the legend or at the line, ``role`` decides colour and shape, ``hover`` is what is read when
the mark is pointed at, ``label`` is written beside it. Values are in the unit of the value axis.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeVar

Role = Literal["own", "second", "third", "fourth", "quiet"]
Shade = Literal["down4", "down3", "down2", "down1", "up", "unknown", "around"]


class Axis(NamedTuple):
    """The value axis: its unit, where its marks are and what is written at them.

    ``year_title`` says what the years of the other axis are, where they are not those of the figures.
    """

    title: str
    values: tuple[float, ...]
    labels: tuple[str, ...]
    year_title: str = ""


class LinePoint(NamedTuple):
    """One year of a line; no ``value`` breaks it. ``phase`` names what is not observed: projection, calculation.

    The ``label`` of a line's last point is written below its name. ``turn`` says what begins in this year. ``told`` is
    the number of a year that the headline names, with the year: the point has a mark, and these words at it.
    """

    series: str
    role: Role
    year: int
    value: float | None
    hover: str
    phase: str = ""
    label: str = ""
    turn: str = ""
    told: str = ""


class Bar(NamedTuple):
    """One bar of a category, from ``base`` on; ``is_outline`` where it is of a time to come beside today's."""

    series: str
    role: Role
    category: str
    value: float
    hover: str
    label: str = ""
    is_outline: bool = False
    base: float = 0.0


class Dot(NamedTuple):
    """One dot in the row of a category."""

    series: str
    role: Role
    category: str
    value: float
    hover: str
    label: str = ""


class Interval(NamedTuple):
    """From ``low`` to ``high`` in the row of a category; ``label``, where there is one, is written below its name."""

    series: str
    category: str
    low: float
    high: float
    label: str = ""
    role: Role = "quiet"


class Step(NamedTuple):
    """One age group of an age profile; left of zero where negative. ``side`` names that half (men, women)."""

    series: str
    role: Role
    age_group: str
    value: float
    hover: str
    side: str = ""
    is_outline: bool = False


class Place(NamedTuple):
    """One municipality on a map: ``geometry`` is GeoJSON in EPSG:3067, ``series`` what its ``shade`` means.

    ``label`` is its figure, written below its name. A place without one (``around``) is drawn and not told of.
    """

    series: str
    shade: Shade
    name: str
    value: float | None
    hover: str
    label: str
    geometry: str
    is_member: bool


class Spot(NamedTuple):
    """One place with a name on a map, ``east`` and ``north`` in metres (EPSG:3067); its dot grows with ``value``.

    ``label`` is its figure, written below its name.
    """

    series: str
    role: Role
    name: str
    value: float
    hover: str
    label: str
    east: float
    north: float


Mark = LinePoint | Bar | Dot | Interval | Step | Place | Spot
M = TypeVar("M", bound=Mark)


def values_of(mark: Mark) -> tuple[float, ...]:
    """The values that the axis must reach; none where the mark has none."""
    if isinstance(mark, Interval):
        return (float(mark.low), float(mark.high))
    if isinstance(mark, Bar):
        return (float(mark.base), float(mark.base) + float(mark.value))
    return () if mark.value is None else (float(mark.value),)


def by_series(marks: Iterable[M]) -> dict[str, list[M]]:
    """Series → its marks, in the order of the first of each."""
    series: dict[str, list[M]] = {}
    for mark in marks:
        series.setdefault(mark.series, []).append(mark)
    return series
