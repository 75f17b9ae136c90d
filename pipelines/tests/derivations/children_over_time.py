"""Children since 1972, derived from the groups of ages of municipalities and the single ages of regions."""

from collections.abc import Mapping

from tests.derivations.case import Case, direction, pct, within
from tests.derivations.found import Found, Value, found, tenth

FIRST, LAST_OF_GROUPS, SINGLE_AGES = 1972, 2018, 2019
CHILDREN = (0, 17)
FEW_PERSONS, TURN_PCT, JUMP_PCT, JUMP_PERSONS = 20, 10, 12, 100


def derive(case: Case) -> list[Found]:
    known = _observed(case)
    start = _start(known)
    before, now = known[start], within(case.now, *CHILDREN)
    if min(before, now) < FEW_PERSONS:
        return [found("children_over_time.few", before=before, first=start, now=now, last=case.base)]
    years = {year: persons for year, persons in known.items() if year >= start}
    turned = [year for sign in (-1, 1) if (year := _turn(years, now, case.base, sign))]
    turned = [year for year in turned if known[year] >= FEW_PERSONS]
    if turned:
        change = pct(known[max(turned)], now)
        kind = "peaked" if change < 0 else "lowest"
        return [found(f"children_over_time.{kind}", year=max(turned), size=tenth(change), last=case.base)]
    change = pct(before, now)
    size: dict[str, Value] = {} if direction(change) == "same" else {"size": tenth(change)}
    return [found(f"children_over_time.takeaway_{direction(change)}", **size, first=start, last=case.base)]


def _observed(case: Case) -> Mapping[int, int]:
    """Children by observed year before today."""
    if case.place.kind in {"region", "country"}:
        ages = {year: case.raw.ages(case.place, year, observed=True) for year in range(FIRST, case.base)}
        return {year: within(each, *CHILDREN) for year, each in ages.items()}
    rows = case.raw.rows(
        """select year, sum(population_persons) from {raw_statfin__population_age_group}
        where list_contains($codes, area_code) and age_band = '0-17' group by year""",
        codes=list(case.place.codes),
    )
    newest = within(case.raw.ages(case.place, SINGLE_AGES, observed=True), *CHILDREN)
    return {int(year): int(persons) for year, persons in rows} | {SINGLE_AGES: newest}


def _start(known: Mapping[int, int]) -> int:
    """The year after the last jump from one year to the next, else the first."""
    jumped = [
        year
        for year in range(FIRST + 1, max(known) + 1)
        if abs(pct(known[year - 1], known[year])) >= JUMP_PCT and abs(known[year] - known[year - 1]) >= JUMP_PERSONS
    ]
    return max(jumped, default=FIRST)


def _turn(known: Mapping[int, int], now: int, base: int, sign: int) -> int:
    """The year of most (−1) or fewest (1) that both ends are a tenth away from; zero where there is none.

    A year counts if the next one is known.
    """
    after = {*known, base}
    year = min((each for each in known if each + 1 in after), key=lambda each: (sign * known[each], each))
    ends = (pct(known[year], end) for end in (known[min(known)], now))
    return year if all(sign * end >= TURN_PCT for end in ends) else 0
