"""The raw tables as the derivations read them: plain SQL on the files that ship, nothing of the store's.

The figures are summed here again from the providers' own rows: Parquet files in ``data/bundled``, the small tables in
``data/reference`` and ``data/local``. Only the record of the backtest is taken from the store
(``mart_region__projection_record``), as it is itself a long calculation that is derived anew elsewhere.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

COUNTRY = "SSS"
HIDDEN = (1, 4)
SUMMED = {
    "SK": ("subregion", {"fi": " (seutukunta)", "sv": " (ekonomisk region)", "en": " subregion"}),
    "TA": ("employment_area", {"fi": " (työllisyysalue)", "sv": " (sysselsättningsområde)", "en": " employment area"}),
    "HV": ("wellbeing_county", {"fi": "", "sv": "", "en": ""}),
}
ALAND = "TA46"
LAST_OF_SOTKANET = 2022
Names = Mapping[str, str]
Ages = Mapping[int, int]
Span = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """One area of any kind; ``codes`` has ended municipalities, too."""

    code: str
    kind: str
    names: Names
    members: Mapping[str, Names]
    codes: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def today(self) -> tuple[int, bool]:
        """The year that the brief calls today, and whether it was observed: municipalities have a projection only."""
        return (2025, True) if self.kind in {"region", "country"} else (2024, False)


KEPT_QUERIES = 256


class Outcome(NamedTuple):
    """One row of the record: inhabitants at launch, persons projected, and what came in percent more than that."""

    method: str
    area: str
    band: str
    launch: int
    persons: int
    projected: float
    deviation: float


class Raw:
    """The raw tables of one checkout, and the record in one store."""

    def __init__(self, data: Path, record: Callable[[str], pd.DataFrame]) -> None:
        """``record`` answers a query to the store that holds the record of the backtest."""
        self.data, self._record = data, record
        self._outcomes: dict[int, list[Outcome]] = {}
        self._open = duckdb.connect()
        self._open.execute("set autoinstall_known_extensions = false")
        self._kept = lru_cache(KEPT_QUERIES)(self._rows)

    def __enter__(self) -> "Raw":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def rows(self, query: str, **given: Any) -> list[tuple[Any, ...]]:
        """Rows of a query in which ``{name}`` is a file in ``data/bundled`` or ``data/reference``; read once."""
        return [*self._kept(query, *((name, _frozen(value)) for name, value in given.items()))]

    def _rows(self, query: str, *frozen: tuple[str, Hashable]) -> list[tuple[Any, ...]]:
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in frozen}
        bundled = {path.stem: f"'{path}'" for path in self.data.glob("bundled/*.parquet")}
        reference = {path.stem: f"read_csv('{path}', all_varchar = true)" for path in self.data.glob("reference/*.csv")}
        return self._open.execute(query.format_map(bundled | reference), given or None).fetchall()

    @cached_property
    def division(self) -> list[tuple[Any, ...]]:
        """Code, names and region of every municipality of the newest division."""
        return self.rows("""
            select area_code, name_fi, name_sv, name_en, region_code, region_name_fi, region_name_sv, region_name_en
            from {raw_statfin__municipality_division} qualify year = max(year) over () order by area_code""")

    @cached_property
    def summed(self) -> Mapping[str, tuple[Names, list[str]]]:
        """Names and municipalities of every subregion, employment area and wellbeing services county."""
        found: dict[str, tuple[Names, list[str]]] = {}
        for kind, says in SUMMED.values():
            table = "employment_area" if kind == "employment_area" else "municipality_division"
            listed = self.rows(
                f"select {kind}_code, {kind}_name_fi, {kind}_name_sv, {kind}_name_en, area_code"
                f" from {{raw_statfin__{table}}} qualify year = max(year) over () order by area_code"
            )
            for code, *three, member in listed:
                full = {each: name + ("" if code == ALAND else says[each]) for each, name in _names(three).items()}
                found.setdefault(code, (full, []))[1].append(member)
        return found

    def is_whole_regions(self, place: Place) -> bool:
        """Whether all municipalities of its regions are its own."""
        return place.kind == "country" or len(place.members) == sum(row[4] in place.regions for row in self.division)

    @cached_property
    def successor(self) -> Mapping[str, str]:
        return dict(self.rows("select area_code, merged_into_code from {mergers}"))

    def now(self, code: str) -> str:
        """The municipality that ``code`` is part of today."""
        while code in self.successor:
            code = self.successor[code]
        return code

    def place(self, code: str) -> Place:
        """The area of this code; numbers stand for municipalities."""
        if code == COUNTRY:
            names: Names = {"fi": "Koko maa", "sv": "Hela landet", "en": "Whole country"}
            return self._made(code, "country", names, [row[0] for row in self.division])
        if code.startswith("MK"):
            inside = [row for row in self.division if row[4] == code]
            return self._made(code, "region", _names(inside[0][5:8]), [row[0] for row in inside])
        if code in self.summed:
            names, members = self.summed[code]
            return self._made(code, SUMMED[code[:2]][0], names, members)
        if group := self.rows(
            "select name_fi, name_sv, name_en, member_code from {groups} where group_code = $c", c=code
        ):
            return self._made(code, "group", _names(group[0][:3]), [row[3] for row in group])
        own = self.now(code if code.startswith("KU") else f"KU{code}")
        names = next(_names(row[1:4]) for row in self.division if row[0] == own)
        return self._made(own, "municipality", names, [own])

    def _made(self, code: str, kind: str, names: Names, members: Iterable[str]) -> Place:
        now = {self.now(member) for member in members}
        inside = [row for row in self.division if row[0] in now]
        before = [ended for ended in self.successor if self.now(ended) in now]
        regions = (code,) if kind in {"region", "country"} else tuple(sorted({row[4] for row in inside}))
        return Place(code, kind, names, {r[0]: _names(r[1:4]) for r in inside}, (*sorted(now), *before), regions)

    # ---- population

    def ages(self, place: Place, year: int, *, observed: bool) -> Ages:
        """Persons by single year of age; 100 is 100 and over, which the municipalities' projection leaves out."""
        if place.kind in {"region", "country"}:
            table = "population_region" if observed else "projection_region"
            sexes, age = ("sex_code <> 'SSS'" if observed else "sex_code = 'SSS'"), "age_years"
        else:
            table = "population_municipality" if observed else "projection_municipality"
            sexes, age = "sex_code = 'SSS' and age_code <> 'SSS'", "cast(left(age_code, 3) as int)"
        codes = [place.code] if place.kind in {"region", "country"} else list(place.codes)
        found = self.rows(
            f"select {age}, sum(population_persons) from {{raw_statfin__{table}}}"
            f" where list_contains($codes, area_code) and year = $year and {sexes} group by 1",
            codes=codes,
            year=year,
        )
        return {int(each): int(persons) for each, persons in found}

    def total(self, place: Place, year: int) -> int:
        """Observed inhabitants on 31 December."""
        if place.kind in {"region", "country"}:
            return sum(self.ages(place, year, observed=True).values())
        of_statfin = ("raw_statfin__population_total", "and sex_code = 'SSS'")
        table, only = ("raw_sotkanet__population_total", "") if year <= LAST_OF_SOTKANET else of_statfin
        found = self.rows(
            f"select sum(population_persons) from {{{table}}}"
            f" where list_contains($codes, area_code) and year = $year {only}",
            codes=list(place.codes),
            year=year,
        )
        return int(found[0][0])

    def flows(self, place: Place, year: int) -> Mapping[str, int]:
        """Births, deaths and net migration of one year."""
        codes = [COUNTRY] if place.kind == "country" else list(place.members)
        names = ("births", "deaths", "intermunicipal_net", "net_immigration")
        summed = ", ".join(f"sum({name}_persons)" for name in names)
        found = self.rows(
            f"select {summed} from {{raw_statfin__population_change}}"
            " where list_contains($codes, area_code) and year = $year",
            codes=codes,
            year=year,
        )
        return {name: int(value) for name, value in zip(names, found[0], strict=True)}

    # ---- labour

    def months(self, ending: str) -> list[str]:
        """The months of the register with the same name, ``M06``, in their order."""
        found = self.rows(
            """select distinct month
            from (from {raw_keha__unemployment} union all by name from {raw_keha__unemployment_latest})
            where ends_with(month, $ending) order by 1""",
            ending=ending,
        )
        return [str(month) for (month,) in found]

    def jobseekers(self, place: Place, month: str) -> tuple[Span, int | None, Span]:
        """Unemployed jobseekers, labour force (none where one is missing) and vacancies at the end of a month."""
        codes = [place.code] if place.kind in {"region", "country"} else list(place.codes)
        found = self.rows(
            """select unemployed_persons, unemployed_status, labour_force_persons, vacancies_count, vacancies_status
            from (from {raw_keha__unemployment} union all by name from {raw_keha__unemployment_latest})
            where list_contains($codes, area_code) and month = $month""",
            codes=codes,
            month=month,
        )
        force = None if any(row[2] is None for row in found) else sum(row[2] for row in found)
        return _sum((row[0], row[1]) for row in found), force, _sum((row[3], row[4]) for row in found)

    def occupations(self, regions: Sequence[str], months: int) -> Mapping[str, Mapping[str, tuple[Span, Span]]]:
        """Month → occupation → unemployed jobseekers and vacancies, of the newest months."""
        found = self.rows(
            """select month, occupation_code, unemployed_persons, unemployed_status, vacancies_count, vacancies_status
            from {raw_keha__occupation} where list_contains($codes, area_code) and month in (
                select distinct month from {raw_keha__occupation} order by 1 desc limit $months)""",
            codes=list(regions),
            months=months,
        )
        cells: dict[str, dict[str, list[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(list))
        for month, occupation, *cell in found:
            cells[month][occupation].append(tuple(cell))
        return {
            month: {each: (_sum(c[:2] for c in inside), _sum(c[2:] for c in inside)) for each, inside in by.items()}
            for month, by in cells.items()
        }

    def employed(self, regions: Sequence[str], year: int) -> Mapping[str, int]:
        """Employed persons by industry; the country is the sum of its regions."""
        everywhere = [row[0] for row in self.rows("select distinct area_code from {raw_statfin__employed_industry}")]
        found = self.rows(
            """select industry_code, sum(employed_persons) from {raw_statfin__employed_industry}
            where list_contains($codes, area_code) and year = $year group by 1""",
            codes=everywhere if COUNTRY in regions else list(regions),
            year=year,
        )
        return {code: int(persons) for code, persons in found}

    def education(self, place: Place, year: int) -> tuple[int, int, int]:
        """Aged 15 and over; of them with basic level only, with tertiary level."""
        codes = [place.code] if place.kind in {"region", "country"} else list(place.members)
        found = self.rows(
            """select sum(population_15_persons), sum(basic_persons), sum(tertiary_persons)
            from {raw_statfin__education} where list_contains($codes, area_code) and year = $year""",
            codes=codes,
            year=year,
        )
        everybody, basic, tertiary = (int(value) for value in found[0])
        return everybody, basic, tertiary

    def fetched(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a raw table as it was fetched into the store: what ships with the project does not have them."""
        found = self._record(query)
        return [tuple(None if pd.isna(each) else each for each in row) for row in found.itertuples(index=False)]

    def outcomes(self, years: int) -> list[Outcome]:
        """What the record of the backtest, and of births before it, has so many years ahead."""
        if years not in self._outcomes:
            found = self._record(
                "select method, area_code, band, launch_year, area_persons, projected_persons, observed_persons"
                " from mart_region__projection_record"
                f" where method in ('cohort_change', 'births') and horizon_years = {years:d}"
            )
            self._outcomes[years] = [
                Outcome(method, area, band, launch, persons, float(projected), 100 * (observed / float(projected) - 1))
                for method, area, band, launch, persons, projected, observed in found.itertuples(index=False)
            ]
        return self._outcomes[years]

    def round_of_2019(self, year: int) -> Mapping[str, int]:
        """Municipality of today → all residents of a year as the projection of 2019 has them."""
        found = self.rows(
            "select area_code, sum(population_persons) from {raw_statfin__projection_2019}"
            " where year = $year and area_code <> 'SSS' group by all",
            year=year,
        )
        return self._of_today(found)

    def totals(self, year: int) -> Mapping[str, int]:
        """Municipality of today → observed inhabitants."""
        found = self.rows(
            "select area_code, population_persons from {raw_statfin__population_total}"
            " where year = $year and sex_code = 'SSS' and area_code like 'KU%'",
            year=year,
        )
        return self._of_today(found)

    def _of_today(self, found: Iterable[tuple[Any, ...]]) -> Mapping[str, int]:
        persons: dict[str, int] = defaultdict(int)
        for code, each in found:
            persons[self.now(code)] += int(each)
        return persons

    # ---- service parameters

    def parameters(self, code: str) -> Mapping[tuple[str, str], tuple[Fraction, str]]:
        """Stage and parameter → value and basis; an area's own before those of all, these before what ships."""
        shipped = self.rows("select stage, parameter, parameter_value, basis from {service_parameters}")
        found = {(stage, name): (Fraction(value), basis) for stage, name, value, basis in shipped}
        own = [*self.own("service_parameters", "all"), *self.own("service_parameters", code)]
        return found | {(row["stage"], row["parameter"]): (Fraction(row["parameter_value"]), "own") for row in own}

    def own(self, name: str, code: str) -> list[dict[str, str]]:
        """Lines of one area in a small table of the reader's own; none where there is no such file."""
        path = self.data / "local" / f"{name}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as opened:
            return [row for row in csv.DictReader(opened) if row["area_code"] == code]

    def name(self, table: str, code: str, language: str) -> str:
        """Name of an occupation or industry."""
        return str(self.rows(f"select name_{language} from {{{table}}} where code = $code", code=code)[0][0])


def _names(three: Iterable[str]) -> Names:
    return dict(zip(("fi", "sv", "en"), three, strict=True))


def _sum(cells: Iterable[tuple[Any, ...]]) -> Span:
    """Lowest and highest possible sum: a hidden number is between one and four."""
    low = high = 0
    for value, status in cells:
        assert (value is None) == (status == "..."), (value, status)
        low += HIDDEN[0] if value is None else int(value)
        high += HIDDEN[1] if value is None else int(value)
    return low, high


def _frozen(value: object) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
