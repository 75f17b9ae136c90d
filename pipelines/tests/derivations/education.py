"""The share with a tertiary qualification, derived from the newest year of the raw table."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.raw import COUNTRY, Place
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "labour", 7
YEAR = 2025


def derive(case: Case) -> list[Found]:
    own, country = _tertiary(case, case.place), _tertiary(case, case.raw.place(COUNTRY))
    said: dict[str, Value] = {"in_area": in_area(case), "tertiary": tenth(own)}
    if case.place.kind == "country":
        return [found("education.alone", **said)]
    if abs(own - country) < 1:
        return [found("education.alike", **said)]
    return [found("education.unlike", country=tenth(country), **said)]


def weight(case: Case) -> Fraction:
    return abs(_tertiary(case, case.place) / _tertiary(case, case.raw.place(COUNTRY)) - 1)


def standing(case: Case) -> Standing:
    return Standing("tertiary", "tertiary", _tertiary(case, case.place))


def _tertiary(case: Case, place: Place) -> Fraction:
    everybody, _, tertiary = case.raw.education(place, YEAR)
    return Fraction(100 * tertiary, everybody)
