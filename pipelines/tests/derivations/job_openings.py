"""Job openings by occupation group, derived from the raw tables of the employed, where they were fetched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found, rounded

AHEAD = 10
LEAVING_AGE = 55
Cell = int | None
Persons = Mapping[str, int]


def derive(case: Case) -> list[Found]:
    employed, ages = _by_region(case), _by_age(case)
    year = max(employed.keys() & ages.keys())
    base = min(each for each in employed if year - AHEAD <= each < year)
    older, everybody = ages[year]
    openings = {
        code: Fraction(employed[year][code] * older[code], everybody[code])
        + Fraction((employed[year][code] - employed[base][code]) * AHEAD, year - base)
        for code in employed[year].keys() & employed[base].keys() & older.keys() & everybody.keys()
    }
    total, values = sum(openings.values(), start=Fraction(0)), {"in_region": in_region(case), "horizon": year + AHEAD}
    if not any(rounded(each) > 0 for each in openings.values()):
        return [found("job_openings.takeaway_none", **values)]
    return [
        found("job_openings.takeaway", openings=rounded(total), **values)
        if total > 0
        else found("job_openings.fewer", **values)
    ]


def is_supplied(case: Case) -> bool:
    return bool(_by_region(case).keys() & _by_age(case).keys())


def _groups(rows: Iterable[tuple[str, Cell]]) -> Persons:
    """Two-digit groups from rows of occupation and persons; those with a hidden number anywhere are not there."""
    whole: dict[str, list[Cell]] = defaultdict(list)
    parts: dict[str, list[Cell]] = defaultdict(list)
    for code, persons in rows:
        if code.isdigit() and len(code) in {2, 3}:
            (whole if len(code) == 2 else parts)[code[:2]].append(None if persons is None else int(persons))
    cells = parts | whole
    return {code: sum(each for each in found if each is not None) for code, found in cells.items() if None not in found}


def _by_region(case: Case) -> Mapping[int, Persons]:
    """Year → group → employed persons of the area's regions."""
    areas = ", ".join(f"'{code}'" for code in case.place.regions)
    rows = case.raw.fetched(
        "select year, occupation_code, value from raw_statfin__employed_occupation"
        f" where area_code in ({areas}) and sex_code = 'SSS' and content = 'Employed'"
    )
    years = {int(row[0]) for row in rows}
    return {year: _groups((code, value) for at, code, value in rows if at == year) for year in years}


def _by_age(case: Case) -> Mapping[int, tuple[Persons, Persons]]:
    """Year → group → employed persons of the whole country, those of the age of leaving first, then all of them."""
    rows = case.raw.fetched(
        "select year, occupation_code, age_band, value from raw_statfin__employed_occupation_age"
        " where content = 'Employed' and age_band <> 'SSS'"
    )
    years: dict[int, tuple[Persons, Persons]] = {}
    for year in {int(row[0]) for row in rows}:
        of_year = [(code, int(band.split("-")[0]), value) for at, code, band, value in rows if at == year]
        years[year] = (
            _groups((code, value) for code, first, value in of_year if first >= LEAVING_AGE),
            _groups((code, value) for code, _, value in of_year),
        )
    return years
