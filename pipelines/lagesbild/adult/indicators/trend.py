"""Which points of a series may be joined: at least five that mean the same."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from lagesbild.adult.indicators.periods import Period
from lagesbild.adult.indicators.results import Rate

LEAST_POINTS: Final = 5
UNBROKEN: Final = frozenset({"VUXGY", "VUXGYAN"})
"""Forms whose grades stayed A to F on 1 July 2025; basic level and sfi were given other grades then."""


class Point(NamedTuple):
    """A rate and when."""

    period: Period
    rate: Rate


def is_cut(form: str | None, *, of_courses: bool = False) -> bool:
    """Whether a series means something else after 1 July 2025: basic level, sfi, what holds them, single courses."""
    return of_courses or form not in UNBROKEN


def trend(points: Sequence[Point], *, cut: bool) -> tuple[Point, ...]:
    """The newest points that can be compared, in the order of time; none where they are fewer than five.

    Years and half-years are never joined. Where the series is ``cut``, no year and no half-year that has both sides of
    1 July 2025 is among them, and none of the earlier side. A rate that is held back breaks nothing and is left out.
    """
    told = sorted((point for point in points if point.rate.status == "shown"), key=lambda point: point.period.name)
    if not told:
        return ()
    newest = max(told, key=lambda point: point.period.halves[-1]).period
    alike = [point for point in told if point.period.is_half == newest.is_half]
    if cut:
        alike = [point for point in alike if point.period.is_after_reform is newest.is_after_reform is not None]
    return tuple(alike) if len(alike) >= LEAST_POINTS else ()
