"""Job openings, education over the years, and what is left unanswered, derived a second time; see ``derived.py``.

The tables come with a fetch only, so their rows are read as they stand in the store's raw tables.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from tests.second_path.raw import COUNTRY, Place

from tests.second_path.derived import Case

AHEAD = 10
Cell = int | None
Persons = Mapping[str, int]


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
    found = case.raw.fetched(
        "select year, occupation_code, value from raw_statfin__employed_occupation"
        f" where area_code in ({areas}) and sex_code = 'SSS' and content = 'Employed'"
    )
    years = {int(row[0]) for row in found}
    return {year: _groups((code, value) for at, code, value in found if at == year) for year in years}


def _by_age(case: Case) -> Mapping[int, tuple[Persons, Persons]]:
    """Year → group → employed persons of the whole country, those aged 55 and over first, then all of them."""
    found = case.raw.fetched(
        "select year, occupation_code, age_band, value from raw_statfin__employed_occupation_age"
        " where content = 'Employed' and age_band <> 'SSS'"
    )
    years: dict[int, tuple[Persons, Persons]] = {}
    for year in {int(row[0]) for row in found}:
        rows = [(code, int(band.split("-")[0]), value) for at, code, band, value in found if at == year]
        years[year] = (
            _groups((code, value) for code, first, value in rows if first >= 55),
            _groups((code, value) for code, _, value in rows),
        )
    return years


def job_openings(case: Case) -> str:
    employed, ages = _by_region(case), _by_age(case)
    year = max(employed.keys() & ages.keys())
    base = min(each for each in employed if year - AHEAD <= each < year)
    older, everybody = ages[year]
    attrition, change = {}, {}
    for code in employed[year].keys() & employed[base].keys() & older.keys() & everybody.keys():
        attrition[code] = Fraction(employed[year][code] * older[code], everybody[code])
        change[code] = Fraction((employed[year][code] - employed[base][code]) * AHEAD, year - base)
    openings = {code: attrition[code] + change[code] for code in attrition}
    most = sorted(openings, key=lambda code: (-openings[code], code))[:3]
    say, name = case.say, {code: case.raw.name("occupation_groups", code, case.language) for code in most}
    return case.phrase(
        "openings", year=year, horizon=year + AHEAD, openings=say.number(sum(openings.values())),
        attrition=say.number(sum(attrition.values())), change=say.signed(sum(change.values())),
        list="; ".join(f"{name[code]} ({say.number(openings[code])})" for code in most),
    )  # fmt: skip


def _shares(case: Case, place: Place) -> Mapping[int, tuple[Fraction, Fraction]]:
    """Year → percent with tertiary level and with basic level only, of those aged 15 and over."""
    codes = [place.code] if place.kind in {"region", "country"} else list(place.members)
    listed = ", ".join(f"'{code}'" for code in codes)
    found = case.raw.fetched(
        "select year, sum(population_15_persons), sum(tertiary_persons), sum(basic_persons)"
        f" from raw_statfin__education where area_code in ({listed}) group by year having count(*) = {len(codes)}"
    )
    return {
        int(year): (Fraction(100 * int(tertiary), int(everybody)), Fraction(100 * int(basic), int(everybody)))
        for year, everybody, tertiary, basic in found
    }


def education_change(case: Case) -> str:
    own, country = _shares(case, case.place), _shares(case, case.raw.place(COUNTRY))
    year = max(own)
    base = min(each for each in own if year - AHEAD <= each < year)

    def changes(shares: Mapping[int, tuple[Fraction, Fraction]]) -> dict[str, str]:
        tertiary, basic = (now - before for now, before in zip(shares[year], shares[base], strict=True))
        return {"tertiary_change": case.say.signed(tertiary, 1), "basic_change": case.say.signed(basic, 1)}

    said = case.phrase(
        "education_years", base=base, year=year, tertiary=case.say.percent(own[year][0]),
        basic=case.say.percent(own[year][1]), tertiary_base=case.say.percent(own[base][0]),
        basic_base=case.say.percent(own[base][1]), **changes(own),
    )  # fmt: skip
    if case.place.kind == "country":
        return said
    return f"{said} {case.phrase('education_years_country', **changes(country))}"


def _has_openings(case: Case) -> bool:
    return bool(_by_region(case).keys() & _by_age(case).keys())


def _has_years(case: Case) -> bool:
    return len(_shares(case, case.place)) > 1


AT_HAND: Mapping[str, Callable[[Case], bool]] = {"job-openings": _has_openings, "education-change": _has_years}


def unanswered_of_labour(case: Case) -> str:
    lacks = {
        "lacks_occupations": not _has_openings(case),
        "lacks_fields": True,
        "lacks_years": not _has_years(case),
    }
    return case.phrase("unanswered", list="; ".join(case.phrase(each) for each, is_so in lacks.items() if is_so))
