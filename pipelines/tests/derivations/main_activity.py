"""The share of working-age residents in employment over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.points import category_share, change_in_points


def derive(case: Case) -> list[Found]:
    return [change_in_points(case, "main_activity.employed", _employed(case))]


def is_supplied(case: Case) -> bool:
    return len(_employed(case)) > 1


def _employed(case: Case) -> Mapping[int, Fraction]:
    return category_share(case, "raw_statfin__main_activity", "activity_code", "11", codes=4)
