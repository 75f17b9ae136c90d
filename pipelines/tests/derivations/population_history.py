"""History and projection of all residents, derived from the totals and the single ages of the raw tables."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import FIRST, LAST, OLDEST, Case, direction, pct, within
from tests.derivations.found import Found, found, tenth
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "population", 8
IS_SPARE = True
WAYS = {"up": "growth", "down": "decline"}
NOT_OF_MUNICIPALITIES = (2023, 2024)


def derive(case: Case) -> list[Found]:
    persons, ahead = _observed(case), _ahead(case)
    turn = _turn(persons)
    past, to_come = direction(pct(persons[turn or FIRST], persons[LAST])), direction(ahead)
    if turn and past == to_come:
        return [found(f"population_history.turned_{to_come}", year=turn, pct=tenth(ahead))]
    if to_come == "same":
        kind = "stays" if past == "same" else f"levels_after_{WAYS[past]}"
        return [found(f"population_history.{kind}", horizon=case.horizon)]
    kind = {"same": "begins", to_come: "continues"}.get(past, "breaks")
    return [found(f"population_history.{kind}_{to_come}", pct=tenth(ahead), horizon=case.horizon)]


def discuss(case: Case) -> list[Found]:
    ahead = _ahead(case)
    size = {} if direction(ahead) == "same" else {"pct": tenth(ahead)}
    return [found(f"population_history.discuss_{direction(ahead)}", **size, first=LAST, horizon=case.horizon)]


def weight(case: Case) -> Fraction:
    return abs(_ahead(case)) / 100


def standing(case: Case) -> Standing:
    persons, ahead = _observed(case), _ahead(case)
    past = direction(pct(persons[_turn(persons) or FIRST], persons[LAST]))
    return Standing("all", "change_all", ahead, is_exception={past, direction(ahead)} == {"up", "down"})


def _ahead(case: Case) -> Fraction:
    """The projected change in percent."""
    return pct(case.raw.total(case.place, LAST), within(case.then, 0, OLDEST))


def _observed(case: Case) -> Mapping[int, int]:
    missing = () if case.place.kind in {"region", "country"} else NOT_OF_MUNICIPALITIES
    return {year: case.raw.total(case.place, year) for year in range(FIRST, LAST + 1) if year not in missing}


def _turn(persons: Mapping[int, int]) -> int | None:
    """The year of the most or the fewest where it is more than a percent away from both ends."""
    peak = min(persons, key=lambda year: (-persons[year], year))
    trough = min(persons, key=lambda year: (persons[year], year))
    for year, sign in ((peak, -1), (trough, 1)):
        if all(sign * pct(persons[year], persons[end]) > 0 for end in (FIRST, LAST)) and "same" not in {
            direction(pct(persons[FIRST], persons[year])),
            direction(pct(persons[year], persons[LAST])),
        }:
            return year
    return None
