"""The share of unemployed jobseekers, derived from the register's rows."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.register import LATEST, PREVIOUS, moved, share
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "labour", 8


def derive(case: Case) -> list[Found]:
    previous, latest = (share(case, case.place, code) for code in (PREVIOUS, LATEST))
    return [moved("jobseekers", previous, latest)]


def weight(case: Case) -> Fraction:
    latest, previous = (case.raw.jobseekers(case.place, code)[0][0] for code in (LATEST, PREVIOUS))
    return Fraction(abs(latest - previous), max(previous, 1))


def standing(case: Case) -> Standing:
    unemployed, force, _ = case.raw.jobseekers(case.place, LATEST)
    return Standing("unemployed", "unemployed", Fraction(100 * unemployed[0], force or 1))
