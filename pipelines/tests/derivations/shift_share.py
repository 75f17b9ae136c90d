"""The change in employed persons and the sign of its regional part (Dunn 1960), from the raw table by industry."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case, direction, pct
from tests.derivations.employment import BASE_YEAR, YEAR
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.raw import COUNTRY

SECTION, RELEVANCE = "labour", 8
BASES = range(BASE_YEAR, YEAR - 4)
YEARS = (*BASES, YEAR)
Years = Mapping[int, Mapping[str, int]]


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("labour.not_against_itself")]
    own, usual = ({year: case.raw.employed(codes, year) for year in YEARS} for codes in (case.place.regions, [COUNTRY]))
    signs = {_sign(_regional(own, usual, base)) for base in BASES}
    change = pct(_sum(own[BASE_YEAR]), _sum(own[YEAR]))
    changed = {"in_region": in_region(case), "changed": tenth(change)}
    if len(signs) > 1 or signs == {0}:
        return [found("shift_share.open", country=tenth(pct(_sum(usual[BASE_YEAR]), _sum(usual[YEAR]))), **changed)]
    way, against = ("weaker", "up") if signs == {-1} else ("stronger", "down")
    return [found(f"shift_share.{way}_{'but' if direction(change) == against else 'and'}", **changed)]


def _regional(own: Years, usual: Years, base: int) -> Fraction:
    """What the region's industries gained more than if each had grown as in the country."""
    kept = (
        persons * Fraction(usual[YEAR][code], usual[base][code])
        for code, persons in own[base].items()
        if usual[base].get(code)
    )
    return _sum(own[YEAR]) - sum(kept, start=Fraction(0))


def _sign(part: Fraction) -> int:
    whole = rounded(part)
    return (whole > 0) - (whole < 0)


def weight(case: Case) -> Fraction:
    if case.place.kind == "country":
        return Fraction(0)
    base, last = (_sum(case.raw.employed(case.place.regions, year)) for year in (BASE_YEAR, YEAR))
    return abs(pct(base, last)) / 100


def _sum(persons: Mapping[str, int]) -> int:
    return sum(persons.values())
