"""Who enters working age and who leaves it in each area, side by side."""

from fractions import Fraction

from tests.derivations.found import Found
from tests.derivations.side_by_side import Side, ratio_rows, ratio_takeaway, ratio_ways
from tests.derivations.workforce_renewal import ENTERING, LEAVING

FIRST_OF = "labour"
AGES = {"entering": "15–24", "leaving": "55–64"}


def derive(side: Side) -> list[Found]:
    return [*core(side), *ratio_ways(side, _ratios(side))]


def core(side: Side) -> list[Found]:
    return ratio_takeaway(side, "overview_renewal", _ratios(side), **AGES)


def table(side: Side) -> list[list[object]]:
    return ratio_rows(side, _ratios(side), (ENTERING, LEAVING))


def _ratios(side: Side) -> list[tuple[Fraction, Fraction]]:
    return side.ratios((ENTERING,), LEAVING)
