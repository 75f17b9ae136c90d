"""The change in employed persons and its three parts (Dunn 1960), derived from the employed by industry."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case, pct
from tests.derivations.employment import BASE_YEAR, UNKNOWN, YEAR
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.raw import COUNTRY

SECTION, RELEVANCE = "labour", 8


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("labour.not_against_itself")]
    own = {year: case.raw.employed(case.place.regions, year) for year in (BASE_YEAR, YEAR)}
    usual = {year: case.raw.employed([COUNTRY], year) for year in (BASE_YEAR, YEAR)}
    base, total = _sum(own[BASE_YEAR]), _sum(own[YEAR])
    growth = Fraction(_sum(usual[YEAR]), _sum(usual[BASE_YEAR])) - 1
    codes = sorted(own[BASE_YEAR].keys() | own[YEAR].keys())
    industry = {code: Fraction(usual[YEAR][code], usual[BASE_YEAR][code]) - 1 for code in codes}
    before = {code: own[BASE_YEAR].get(code, 0) for code in codes}
    regional = {code: own[YEAR].get(code, 0) - before[code] * (1 + industry[code]) for code in codes}
    mix = sum((before[code] * (industry[code] - growth) for code in codes), start=Fraction(0))
    known = [code for code in codes if code != UNKNOWN]
    up, down = max(known, key=regional.__getitem__), min(known, key=regional.__getitem__)
    return [
        found(
            "shift_share.takeaway",
            base=BASE_YEAR,
            year=YEAR,
            change=total - base,
            pct=tenth(pct(base, total)),
            national=rounded(base * growth),
            mix=rounded(mix),
            regional=rounded(sum(regional.values(), start=Fraction(0))),
            up=case.raw.name("industries", up, case.language),
            up_persons=rounded(regional[up]),
            down=case.raw.name("industries", down, case.language),
            down_persons=rounded(regional[down]),
        )
    ]


def weight(case: Case) -> Fraction:
    if case.place.kind == "country":
        return Fraction(0)
    base, last = (_sum(case.raw.employed(case.place.regions, year)) for year in (BASE_YEAR, YEAR))
    return abs(pct(base, last)) / 100


def _sum(persons: Mapping[str, int]) -> int:
    return sum(persons.values())
