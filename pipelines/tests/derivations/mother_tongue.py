"""The share with a foreign mother tongue over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.points import category_share, change_in_points


def derive(case: Case) -> list[Found]:
    return [change_in_points(case, "mother_tongue.foreign", _foreign(case))]


def is_supplied(case: Case) -> bool:
    return len(_foreign(case)) > 1


def _foreign(case: Case) -> Mapping[int, Fraction]:
    return category_share(case, "raw_statfin__mother_tongue", "language_code", "02", codes=5)
