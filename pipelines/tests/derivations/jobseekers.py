"""The share of unemployed jobseekers, derived from the register's rows."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.register import LATEST, PREVIOUS, moved, share

SECTION, RELEVANCE = "labour", 8


def derive(case: Case) -> list[Found]:
    previous, latest = (share(case, case.place, code) for code in (PREVIOUS, LATEST))
    return [moved("jobseekers", previous, latest)]


def weight(case: Case) -> Fraction:
    latest, previous = (case.raw.jobseekers(case.place, code)[0][0] for code in (LATEST, PREVIOUS))
    return Fraction(abs(latest - previous), max(previous, 1))
