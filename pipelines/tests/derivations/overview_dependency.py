"""The demographic dependency ratio of each area, side by side."""

from fractions import Fraction

from tests.derivations.dependency_ratio import CHILDREN, ELDERLY, WORKING
from tests.derivations.found import Found, found
from tests.derivations.side_by_side import Side, ratio_changes, ratio_rows, way_of


def derive(side: Side) -> list[Found]:
    return way_of(side, found("overview_dependency.ratio"), ratio_changes(_ratios(side)))


def table(side: Side) -> list[list[object]]:
    return ratio_rows(side, _ratios(side), (CHILDREN, WORKING, ELDERLY))


def _ratios(side: Side) -> list[tuple[Fraction, Fraction]]:
    return side.ratios((CHILDREN, ELDERLY), WORKING)
