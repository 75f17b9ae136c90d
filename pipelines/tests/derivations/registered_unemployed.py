"""The change in registered unemployed from December 2018 to December 2022, derived from the raw months."""

from fractions import Fraction

from tests.derivations.case import pct
from tests.derivations.found import Found, found, tenth
from tests.derivations.swedish import SwedishCase

OF_SWEDEN = True
FIRST, LAST, NEWEST = 2018, 2022, "12"


def derive(case: SwedishCase) -> list[Found]:
    own, county = _change(case, case.code), _change(case, case.county)
    if abs(tenth(own) - tenth(county)) < 1:
        return [found("registered_unemployed.alike", in_area=case.in_area, own=tenth(own))]
    return [found("registered_unemployed.unlike", in_area=case.in_area, own=tenth(own), county=tenth(county))]


def table(case: SwedishCase) -> list[list[object]]:
    """Twelve months: the municipality in both years, the county in both years."""
    pairs = [(begins, year) for begins in (case.code, case.county) for year in (FIRST, LAST)]
    return [[case.unemployed(begins, f"{year}-{number:02}") for begins, year in pairs] for number in range(1, 13)]


def _change(case: SwedishCase, begins: str) -> Fraction:
    return pct(*(case.unemployed(begins, f"{year}-{NEWEST}") for year in (FIRST, LAST)))
