"""A ratio of age groups from today to the horizon: whether it rises, falls, or turns between."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.derivations.case import Case, per_hundred

Line = Mapping[int, Fraction]
HARDLY = 1


def line(case: Case, over: Sequence[tuple[int, int]], under: tuple[int, int]) -> Line:
    """The area's ratio today and in every projected year to the horizon that there is."""
    later = {year: case.raw.ages(case.place, year, observed=False) for year in range(case.base + 1, case.horizon + 1)}
    ages = {case.base: case.now} | {year: each for year, each in later.items() if each}
    return {year: per_hundred(each, tuple(over), under) for year, each in ages.items()}


def turning(ratios: Line, least: int) -> int:
    """The year in which the ratio is furthest beyond both ends, or zero where that is less than ``least``."""
    first, *between, last = sorted(ratios)
    high, low = max(ratios[first], ratios[last]), min(ratios[first], ratios[last])
    beyond = {year: max(ratios[year] - high, low - ratios[year]) for year in between}
    turn = max(between, key=beyond.__getitem__, default=0)
    return turn if turn and beyond[turn] >= least else 0


def way(now: Fraction, then: Fraction) -> str:
    return "stays" if abs(then - now) < HARDLY else "rises" if then > now else "falls"
