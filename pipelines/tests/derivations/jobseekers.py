"""Unemployed jobseekers and vacancies, derived from the register's rows."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, tenth
from tests.derivations.register import LATEST, PREVIOUS, month

SECTION, RELEVANCE = "labour", 8


def derive(case: Case) -> list[Found]:
    unemployed, force, vacancies = case.raw.jobseekers(case.place, LATEST)
    unemployed_previous, _, vacancies_previous = case.raw.jobseekers(case.place, PREVIOUS)
    assert force, "no labour force"
    low, high = (tenth(Fraction(100 * end, force)) for end in unemployed)
    return [
        found(
            "jobseekers.takeaway",
            unemployed=unemployed,
            vacancies=vacancies,
            pct=(low, high),
            month=month(LATEST),
            unemployed_previous=unemployed_previous,
            vacancies_previous=vacancies_previous,
        )
    ]


def weight(case: Case) -> Fraction:
    latest, previous = (case.raw.jobseekers(case.place, code)[0][0] for code in (LATEST, PREVIOUS))
    return Fraction(abs(latest - previous), max(previous, 1))
