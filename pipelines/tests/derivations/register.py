"""The employment service register as the raw tables have it: months, and what both counts say of an occupation."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from operator import add
from typing import TypeAlias

from tests.derivations.case import Case
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY, Place

Ends: TypeAlias = tuple[Fraction, Fraction]
LATEST, PREVIOUS = "2026M06", "2023M06"
FIRST_OF_TWELVE, LAST_OF_TWELVE = "2022M11", "2023M10"
TWELVE = 12
ENOUGH_COUNTED, MANY_PER_VACANCY = 20, 5
UNDETERMINED = "undetermined"


def month(code: str) -> str:
    """``2023M10`` → ``2023-10``."""
    return code.replace("M", "-")


def tightness(case: Case, place: Place, code: str) -> tuple[Fraction, Fraction]:
    """Vacancies per hundred unemployed to one decimal: the ends that hidden numbers leave possible."""
    unemployed, _, vacancies = case.raw.jobseekers(place, code)
    return tenth(Fraction(100 * vacancies[0], unemployed[1])), tenth(Fraction(100 * vacancies[1], unemployed[0]))


def share(case: Case, place: Place, code: str) -> tuple[Fraction, Fraction]:
    """Unemployed in percent of the labour force to one decimal: the ends that hidden numbers leave possible."""
    unemployed, force, _ = case.raw.jobseekers(place, code)
    assert force, "no labour force"
    return tenth(Fraction(100 * unemployed[0], force)), tenth(Fraction(100 * unemployed[1], force))


def way(previous: tuple[Fraction, Fraction], latest: tuple[Fraction, Fraction]) -> str:
    """The kind of sentence: every pair of ends must go the same way."""
    signs = {(now > before) - (now < before) for before in previous for now in latest}
    return {1: "rises", -1: "falls", 0: "same"}[signs.pop()] if len(signs) == 1 else "open"


def moved(room: str, previous: tuple[Fraction, Fraction], latest: tuple[Fraction, Fraction]) -> Found:
    """The sentence on a ratio in the newest month and in the last one before it of the same name."""
    year = int(PREVIOUS[:4])
    return found(f"{room}.{way(previous, latest)}", year=year, previous=previous, latest=latest)


def is_occupation(code: str) -> bool:
    """Whether a code is of an occupation and not of all or of a class of the service's own."""
    return code != COUNTRY and not code.startswith("X")


def means(case: Case) -> Mapping[str, tuple[Ends, Ends]]:
    """Occupation → mean of unemployed jobseekers and of vacancies over the last twelve months, each with two ends."""
    months = case.raw.occupations(case.place.regions, TWELVE)
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for inside in months.values():
        for occupation, (unemployed, vacancies) in inside.items():
            if is_occupation(occupation):
                totals[occupation] = [*map(add, totals[occupation], (*unemployed, *vacancies))]
    shares = {code: [Fraction(total, len(months)) for total in four] for code, four in totals.items()}
    return {code: ((u0, u1), (v0, v1)) for code, (u0, u1, v0, v1) in shares.items()}


def balance(unemployed: Ends, vacancies: Ends) -> str:
    """What all pairs of ends that hidden numbers leave possible give alike; else nothing."""
    if unemployed[0] + vacancies[0] < ENOUGH_COUNTED:
        return UNDETERMINED
    possible = {_rule(printed(persons), printed(offered)) for persons in unemployed for offered in vacancies}
    return possible.pop() if len(possible) == 1 else UNDETERMINED


def printed(mean: Fraction) -> int:
    """A mean as it is read: a whole number, a half upwards."""
    return int((mean + Fraction(1, 2)) // 1)


def _rule(unemployed: int, vacancies: int) -> str:
    if vacancies > unemployed:
        return "more_vacancies"
    return "many_jobseekers" if unemployed >= MANY_PER_VACANCY * vacancies else "some_jobseekers"
