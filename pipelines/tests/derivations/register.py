"""The employment service register as the raw tables have it: months, and which occupation is in which balance."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY, Place, Span

LATEST, PREVIOUS = "2026M06", "2023M06"
FIRST_OF_TWELVE, LAST_OF_TWELVE = "2022M11", "2023M10"
TWELVE = 12
ENOUGH_MONTHS, ENOUGH_COUNTED = 9, 20
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


def balances(case: Case) -> Mapping[str, list[str]]:
    """Balance → occupations that have it over the last twelve months, those with most people and vacancies first."""
    months = case.raw.occupations(case.place.regions, TWELVE)
    country = case.raw.occupations([COUNTRY], TWELVE)
    monthly: dict[str, list[str]] = {}
    size: Counter[str] = Counter()
    for code, inside in months.items():
        unemployed, vacancies = country[code][COUNTRY]
        usual = Fraction(vacancies[0], unemployed[0])
        for occupation, spans in inside.items():
            if is_occupation(occupation):
                monthly.setdefault(occupation, []).append(_of_month(*spans, usual))
                size[occupation] += spans[0][0] + spans[1][0]
    by_balance: dict[str, list[str]] = defaultdict(list)
    for occupation in sorted(monthly, key=lambda each: (-size[each], each)):
        by_balance[_lasting(monthly[occupation])].append(occupation)
    return by_balance


def _of_month(unemployed: Span, vacancies: Span, usual: Fraction) -> str:
    """What every pair of numbers that the hidden ones leave possible gives alike; else nothing."""
    if unemployed[0] + vacancies[0] < ENOUGH_COUNTED:
        return UNDETERMINED
    possible = {
        _rule(persons, open_, usual)
        for persons in range(unemployed[0], unemployed[1] + 1)
        for open_ in range(vacancies[0], vacancies[1] + 1)
    }
    return possible.pop() if len(possible) == 1 else UNDETERMINED


def _rule(unemployed: int, vacancies: int, usual: Fraction) -> str:
    if vacancies >= unemployed:
        return "shortage"
    if vacancies >= usual * unemployed:
        return "mismatch"
    return "oversupply" if vacancies < usual * unemployed / 2 else "balanced"


def _lasting(monthly: list[str]) -> str:
    counted = Counter(balance for balance in monthly if balance != UNDETERMINED)
    if sum(counted.values()) < ENOUGH_MONTHS:
        return UNDETERMINED
    balance, months = counted.most_common(1)[0]
    return balance if months >= ENOUGH_MONTHS else "changing"
