"""Levels of education, derived from the newest year of the raw table."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY, Place

YEAR = 2025
COUNTED_FROM = 15


def derive(case: Case) -> list[Found]:
    own = found("education.takeaway", age=COUNTED_FROM, **_shares(case, case.place))
    if case.place.kind == "country":
        return [own]
    return [own, found("education.country", **_shares(case, case.raw.place(COUNTRY)))]


def _shares(case: Case, place: Place) -> dict[str, Fraction]:
    everybody, basic, tertiary = case.raw.education(place, YEAR)
    return {"tertiary": tenth(Fraction(100 * tertiary, everybody)), "basic": tenth(Fraction(100 * basic, everybody))}
