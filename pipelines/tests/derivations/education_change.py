"""Levels of education over the years, derived from the raw table, where more than one year was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY, Place

BACK = 10
Shares = Mapping[int, tuple[Fraction, Fraction]]


def derive(case: Case) -> list[Found]:
    own = _shares(case, case.place)
    year = max(own)
    base = min(each for each in own if year - BACK <= each < year)
    area = found(
        "education_change.takeaway",
        base=base,
        year=year,
        tertiary=tenth(own[year][0]),
        basic=tenth(own[year][1]),
        tertiary_base=tenth(own[base][0]),
        basic_base=tenth(own[base][1]),
        **_changes(own, base, year),
    )
    if case.place.kind == "country":
        return [area]
    country = _changes(_shares(case, case.raw.place(COUNTRY)), base, year)
    return [area, found("education_change.country", **country)]


def is_supplied(case: Case) -> bool:
    return len(_shares(case, case.place)) > 1


def _changes(shares: Shares, base: int, year: int) -> dict[str, Fraction]:
    tertiary, basic = (now - before for now, before in zip(shares[year], shares[base], strict=True))
    return {"tertiary_change": tenth(tertiary), "basic_change": tenth(basic)}


def _shares(case: Case, place: Place) -> Shares:
    """Year → percent with tertiary level and with basic level only, of those aged 15 and over."""
    codes = [place.code] if place.kind in {"region", "country"} else list(place.members)
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = case.raw.fetched(
        "select year, sum(population_15_persons), sum(tertiary_persons), sum(basic_persons)"
        f" from raw_statfin__education where area_code in ({listed}) group by year having count(*) = {len(codes)}"
    )
    return {
        int(year): (Fraction(100 * int(tertiary), int(everybody)), Fraction(100 * int(basic), int(everybody)))
        for year, everybody, tertiary, basic in rows
    }
