"""Births, deaths and migration, derived from the raw tables: the newest year of any area, every year of regions."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import LAST, Case
from tests.derivations.forms import in_area, in_region
from tests.derivations.found import Found, Value, found
from tests.derivations.raw import COUNTRY

SECTION, RELEVANCE = "population", 6
FIRST_OF_MIGRATION = 1990
SHORTEST, DECADE = 3, 10
Pair = tuple[int, int]


def derive(case: Case) -> list[Found]:
    since = _since(case) if case.raw.is_whole_regions(case.place) else None
    natural, migration = _sums(case.raw.flows(case.place, LAST))
    if since:
        kind, year = since
        if kind == "more_migration":
            return [found("components_of_change.since_migration", since=_about(year))]
        way = "left" if migration <= 0 else "grew" if natural + migration > 0 else "fell"
        return [found(f"components_of_change.since_deaths_{way}", since=_about(year), year=LAST)]
    return [_of_newest(natural, migration)]


def notes(case: Case) -> list[list[Found]]:
    """The first notes: what ten years add in the regions; other areas of one region are told what leads there."""
    whole = case.raw.is_whole_regions(case.place)
    if not whole and len(case.place.regions) != 1:
        return []
    place = in_area(case) if whole else in_region(case)
    since = None if whole else _since(case)
    told = (
        [[found(f"components_of_change.region_{since[0]}", in_region=place, since=_about(since[1]))]] if since else []
    )
    last = [pair for year, pair in _years(case).items() if year > LAST - DECADE]
    values: dict[str, Value] = {"in_place": place, "first": LAST - DECADE + 1, "last": LAST}
    sums = {"natural_increase": sum(pair[0] for pair in last), "net_migration": sum(pair[1] for pair in last)}
    return [*told, [found("components_of_change.in_decade", **values, **sums)]]


def weight(case: Case) -> Fraction:
    """The change as a share of the population at the end of the year: near enough to weigh by."""
    return Fraction(abs(sum(_sums(case.raw.flows(case.place, LAST)))), case.raw.total(case.place, LAST))


def _of_newest(natural: int, migration: int) -> Found:
    sums = {"natural": natural, "migration": migration}
    change = natural + migration
    if not change:
        return found("components_of_change.balanced", year=LAST)
    way = "fell" if change < 0 else "grew"
    against = [name for name, persons in sums.items() if persons * change < 0]
    if against:
        sizes = {name: abs(persons) for name, persons in sums.items()}
        return found(f"components_of_change.{way}_despite_{against[0]}", year=LAST, **sizes)
    most = max(sums, key=lambda name: abs(sums[name]))
    return found(f"components_of_change.{way}_by_{most}", year=LAST, **{most: abs(sums[most])})


def _since(case: Case) -> tuple[str, int] | None:
    """What leads in the newest year, and the first year from which on it has, read backwards."""
    years = _years(case)
    kind = "more_deaths" if years[LAST][0] < 0 else "more_migration"
    year = LAST + 1
    while year > FIRST_OF_MIGRATION and _leads(kind, years[year - 1]):
        year -= 1
    return (kind, year) if FIRST_OF_MIGRATION < year <= LAST + 1 - SHORTEST else None


def _leads(kind: str, pair: Pair) -> bool:
    natural, migration = pair
    return natural < 0 if kind == "more_deaths" else 0 < natural < migration


def _years(case: Case) -> Mapping[int, Pair]:
    """Births less deaths and net migration of the regions, by year; before the newest the former is what is left."""
    codes = [COUNTRY] if case.place.kind == "country" else list(case.place.regions)
    moved = _sum_by_year(case, "net_migration", codes)
    there = _sum_by_year(case, "population", codes)
    years = {year: (there[year] - there[year - 1] - net, net) for year, net in moved.items()}
    counted = [_sums(case.raw.flows(case.raw.place(code), LAST)) for code in codes]
    return years | {LAST: (sum(pair[0] for pair in counted), sum(pair[1] for pair in counted))}


def _sum_by_year(case: Case, what: str, codes: list[str]) -> Mapping[int, int]:
    rows = case.raw.rows(
        f"select year, sum({what}_persons) from {{raw_statfin__{what}_region}}"
        " where list_contains($codes, area_code) group by 1",
        codes=codes,
    )
    return {int(year): int(persons) for year, persons in rows}


def _about(year: int) -> Found:
    """Births and deaths by themselves are known of the newest year only."""
    return found("components_of_change.year_about", year=year)


def _sums(flows: Mapping[str, int]) -> Pair:
    return flows["births"] - flows["deaths"], flows["intermunicipal_net"] + flows["net_immigration"]
