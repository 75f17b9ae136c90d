"""History and projection of all residents, derived from the totals and the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import FIRST, LAST, OLDEST, Case, direction, pct, within
from tests.derivations.found import Found, found, tenth

SECTION, RELEVANCE = "population", 8
IS_SPARE = True


def derive(case: Case) -> list[Found]:
    first, last, then = _persons(case)
    return [
        found(
            f"population_history.past_{direction(pct(first, last))}",
            **_moved(first, last),
            first=FIRST,
            last=LAST,
            now=last,
        ),
        found(
            f"population_history.future_{direction(pct(last, then))}",
            **_moved(last, then),
            future=then,
            horizon=case.horizon,
        ),
    ]


def discuss(case: Case) -> list[Found]:
    _, last, then = _persons(case)
    return [found("population_history.discuss", pct=tenth(pct(last, then)), first=LAST, horizon=case.horizon)]


def weight(case: Case) -> Fraction:
    _, last, then = _persons(case)
    return abs(pct(last, then)) / 100


def _persons(case: Case) -> tuple[int, int, int]:
    first, last = (case.raw.total(case.place, year) for year in (FIRST, LAST))
    return first, last, within(case.then, 0, OLDEST)


def _moved(before: int, after: int) -> dict[str, int | Fraction]:
    """The sign is the verb's, but where the number is about the same."""
    change, percent = after - before, pct(before, after)
    return {"change": change if direction(percent) == "same" else abs(change), "pct": tenth(percent)}
