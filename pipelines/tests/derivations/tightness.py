"""Vacancies per hundred unemployed jobseekers, derived from the register's rows."""

from fractions import Fraction

from tests.derivations import register
from tests.derivations.case import Case
from tests.derivations.found import Found, found, rounded
from tests.derivations.raw import COUNTRY, Place
from tests.derivations.register import LATEST, PREVIOUS, month


def derive(case: Case) -> list[Found]:
    own = found("tightness.takeaway", month=month(LATEST), **_ratios(case, case.place))
    if case.place.kind == "country":
        return [own]
    return [own, found("tightness.country", **_ratios(case, case.raw.place(COUNTRY)))]


def _ratios(case: Case, place: Place) -> dict[str, tuple[Fraction, Fraction]]:
    latest, previous = (register.tightness(case, place, code) for code in (LATEST, PREVIOUS))
    return {"latest": _whole(latest), "previous": _whole(previous)}


def _whole(ends: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    return rounded(ends[0]), rounded(ends[1])
