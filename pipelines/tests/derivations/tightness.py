"""Vacancies per hundred unemployed jobseekers, derived from the register's rows."""

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.register import LATEST, PREVIOUS, moved, tightness


def derive(case: Case) -> list[Found]:
    previous, latest = (tightness(case, case.place, code) for code in (PREVIOUS, LATEST))
    return [moved("tightness", previous, latest)]
