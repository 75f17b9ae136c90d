"""The demographic dependency ratio of each area, side by side."""

from fractions import Fraction

from tests.derivations.dependency_ratio import CHILDREN, ELDERLY, WORKING
from tests.derivations.found import Found
from tests.derivations.side_by_side import Side, ratio_rows, ratio_takeaway, ratio_ways


def derive(side: Side) -> list[Found]:
    return [*core(side), *ratio_ways(side, _ratios(side))]


def core(side: Side) -> list[Found]:
    return ratio_takeaway(side, "overview_dependency", _ratios(side))


def table(side: Side) -> list[list[object]]:
    return ratio_rows(side, _ratios(side), (CHILDREN, WORKING, ELDERLY))


def _ratios(side: Side) -> list[tuple[Fraction, Fraction]]:
    return side.ratios((CHILDREN, ELDERLY), WORKING)
