"""Own staff, derived from its file: how many are 55 or over among those of the newest year."""

from collections.abc import Iterable
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, rounded
from tests.derivations.own_figures import lines, together, told

OLDER = 55
Line = dict[str, str]


def derive(case: Case) -> list[Found]:
    return [found("own_staff.older", pct=_share(_newest(case)), age=OLDER)]


def is_supplied(case: Case) -> bool:
    return bool(lines(case, "own_staff"))


def _newest(case: Case) -> list[Line]:
    given = lines(case, "own_staff")
    last: dict[tuple[str, str], int] = {}
    for line in given:
        last[_of(line)] = max(int(line["year"]), last.get(_of(line), 0))
    return [line for line in given if int(line["year"]) == last[_of(line)]]


def _of(line: Line) -> tuple[str, str]:
    return line["profession_fi"], line["stage"]


def _share(given: Iterable[Line]) -> tuple[Fraction, Fraction]:
    """The lowest and the highest share that what is told allows, in whole percent."""
    listed = list(given)
    older = together(told(line["staff_persons"]) for line in listed if int(line["age_from"]) >= OLDER)
    younger = together(told(line["staff_persons"]) for line in listed if int(line["age_from"]) < OLDER)
    low, high = Fraction(older[0], older[0] + younger[1]), Fraction(older[1], older[1] + younger[0])
    return rounded(100 * low), rounded(100 * high)
