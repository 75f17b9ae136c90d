"""Vacancies per hundred unemployed jobseekers, derived from the register's rows."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, rounded
from tests.derivations.register import LATEST, PREVIOUS, Ends, way


def derive(case: Case) -> list[Found]:
    ratios = {month: ends for month in case.raw.months(LATEST[4:]) if (ends := _ratio(case, month))}
    latest, before = _whole(ratios[LATEST]), _whole(ratios[PREVIOUS])
    kind, start = way(before, latest), PREVIOUS
    if kind == "falls":
        start = max(ratios, key=lambda month: ratios[month][0])
    if kind == "rises":
        start = min(ratios, key=lambda month: ratios[month][1])
    return [found(f"tightness.{kind}", year=int(start[:4]), previous=_whole(ratios[start]), latest=latest)]


def _ratio(case: Case, month: str) -> Ends | None:
    """Vacancies per hundred unemployed: the ends that hidden numbers leave possible; none where nobody may be."""
    unemployed, _, vacancies = case.raw.jobseekers(case.place, month)
    if not unemployed[0]:
        return None
    return Fraction(100 * vacancies[0], unemployed[1]), Fraction(100 * vacancies[1], unemployed[0])


def _whole(ends: Ends) -> Ends:
    return rounded(ends[0]), rounded(ends[1])
