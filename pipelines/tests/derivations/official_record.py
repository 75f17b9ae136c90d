"""How the projection of 2019 fared by 2025, derived from the municipalities' own rows of the raw tables."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import floor

from tests.derivations.case import LAST, Case, direction, pct
from tests.derivations.forms import in_area
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.raw import Raw

ROOM = "official_record"
EARLIER, ROUND, LATER = 2012, 2019, 2024
FEW = 20
SIZES = (0, 2_000, 5_000, 20_000, 50_000)


def derive(case: Case) -> list[Found]:
    """The round and year farthest off, of those drawn."""
    rounds = {drawn: _persons(case, *drawn) for drawn in _drawn(case)}
    number, year = max(rounds, key=lambda drawn: abs(pct(*rounds[drawn])))
    projected, observed = rounds[number, year]
    way = direction(pct(projected, observed))
    values: dict[str, Value] = {"in_area": in_area(case), "year": year, "round": number}
    if way != "same" and abs(observed - projected) < FEW:
        return [found(f"{ROOM}.few_{way}", n=abs(observed - projected), **values)]
    if way != "same":
        values["size"] = abs(tenth(pct(projected, observed)))
    return [found(f"{ROOM}.takeaway_{way}", **values)]


def notes(case: Case) -> list[list[Found]]:
    """What was projected and came, and how the others fared."""
    projected, observed = _persons(case, ROUND, LAST)
    change = tenth(pct(projected, observed))
    told = found(f"{ROOM}.note_told", round=ROUND, year=LAST, projected=projected, observed=observed, pct=change)
    return [[told], [_others(case, observed)]]


def _drawn(case: Case) -> list[tuple[int, int]]:
    """Round and year observed since: of regions the newest of each round, of others those with all municipalities."""
    if case.place.kind in {"region", "country"}:
        return [(EARLIER, 2020), (ROUND, LAST), (LATER, LAST)]
    return [(EARLIER, 2020), *((ROUND, year) for year in (2020, 2021, 2022, LAST))]


def _persons(case: Case, number: int, year: int) -> tuple[int, int]:
    """All residents of the area in a year as a round projected them, and observed."""
    observed = case.raw.total(case.place, year)
    if number == LATER:
        return sum(case.raw.ages(case.place, year, observed=False).values()), observed
    municipal = _projected(case.raw, number, year)
    return sum(municipal[code] for code in case.place.members), observed


def _projected(raw: Raw, number: int, year: int) -> Mapping[str, int]:
    """Municipality of today → residents projected, with those that merged into it."""
    table = "{raw_sotkanet__projection_2012}" if number == EARLIER else "{raw_statfin__projection_2019}"
    projected: dict[str, int] = defaultdict(int)
    for code, persons in raw.rows(
        f"select area_code, sum(population_persons) from {table} where year = $year group by 1", year=year
    ):
        projected[raw.now(code)] += int(persons)
    return projected


def _municipal(raw: Raw) -> Mapping[str, tuple[int, int]]:
    """Municipality of today → residents of the last year: projected, and observed."""
    projected = _projected(raw, ROUND, LAST)
    observed = raw.rows(
        "select area_code, population_persons from {raw_statfin__population_total}"
        " where year = $year and sex_code = 'SSS' and area_code like 'KU%'",
        year=LAST,
    )
    return {code: (projected[code], int(persons)) for code, persons in observed}


def _others(case: Case, observed: int) -> Found:
    municipal = _municipal(case.raw)
    if case.place.kind in {"region", "country"}:
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for row in case.raw.division:
            for at, persons in enumerate(municipal[row[0]]):
                sums[row[4]][at] += persons
        return found(f"{ROOM}.regions", **_spread([pct(before, after) for before, after in sums.values()]))
    least = max(size for size in SIZES if size <= observed)
    below = next((size for size in SIZES if size > observed), None)
    like = [pct(*pair) for pair in municipal.values() if least <= pair[1] < (below or 10**9)]
    return found(f"{ROOM}.municipalities", size=_size(least, below), **_spread(like))


def _size(least: int, below: int | None) -> Found:
    if below is None:
        return found(f"{ROOM}.size_last", least=least)
    return found(f"{ROOM}.size_between", sizes=(least, below)) if least else found(f"{ROOM}.size_first", below=below)


def _spread(deviations: list[Fraction]) -> dict[str, Value]:
    low, median, high = (tenth(_quantile(deviations, Fraction(tenths, 10))) for tenths in (1, 5, 9))
    return {"count": len(deviations), "median": median, "spread": (low, high)}


def _quantile(values: list[Fraction], share: Fraction) -> Fraction:
    """The value below which a share lies, interpolated between neighbours."""
    ordered, place = sorted(values), share * (len(values) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
