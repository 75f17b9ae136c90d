"""First-choice applicants of own programmes, derived from their file."""

from collections.abc import Sequence
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, rounded
from tests.derivations.own_figures import lines, together, told

PER = 100
Line = dict[str, str]


def derive(case: Case) -> list[Found]:
    given = lines(case, "own_applicants")
    last = max(int(line["year"]) for line in given)
    newest = [line for line in given if int(line["year"]) == last]
    if not all(line["places_count"] for line in newest):
        return [found("own_applicants.all", n=_applicants(newest))]
    return [found("own_applicants.per_places", n=_per(newest), places=PER)]


def is_supplied(case: Case) -> bool:
    return bool(lines(case, "own_applicants"))


def _applicants(given: Sequence[Line]) -> tuple[int, int]:
    return together(told(line["applicants_persons"]) for line in given)


def _per(given: Sequence[Line]) -> tuple[Fraction, Fraction]:
    places = sum(int(line["places_count"]) for line in given)
    low, high = (rounded(Fraction(PER * end, places)) for end in _applicants(given))
    return low, high
