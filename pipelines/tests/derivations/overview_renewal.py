"""Who enters working age and who leaves it in each area, side by side."""

from fractions import Fraction

from tests.derivations.found import Found, found
from tests.derivations.side_by_side import Side, ratio_changes, ratio_rows, way_of
from tests.derivations.workforce_renewal import ENTERING, LEAVING

FIRST_OF = "labour"


def derive(side: Side) -> list[Found]:
    return way_of(side, found("overview_renewal.ratio"), ratio_changes(_ratios(side)))


def table(side: Side) -> list[list[object]]:
    return ratio_rows(side, _ratios(side), (ENTERING, LEAVING))


def _ratios(side: Side) -> list[tuple[Fraction, Fraction]]:
    return side.ratios((ENTERING,), LEAVING)
