"""Who enters working age and who leaves it, derived from the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import Case, per_hundred
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY, Place

SECTION, RELEVANCE = "labour", 10
RANK = 7
ENTERING, LEAVING = (15, 24), (55, 64)
AGES = {"entering": "15–24", "leaving": "55–64"}
EVEN = 100


def derive(case: Case) -> list[Found]:
    own = found(
        "workforce_renewal.takeaway",
        now=tenth(_now(case, case.place)),
        base=case.base_year,
        horizon=case.horizon,
        then=tenth(_then(case, case.place)),
        **AGES,
    )
    if case.place.kind == "country":
        return [own]
    country = case.raw.place(COUNTRY)
    now = per_hundred(case.raw.ages(country, case.base, observed=True), (ENTERING,), LEAVING)
    return [own, found("workforce_renewal.country", now=tenth(now), then=tenth(_then(case, country)))]


def discuss(case: Case) -> list[Found]:
    now = tenth(_now(case, case.place))
    return [found("workforce_renewal.discuss", now=now, base=case.base_year, **AGES)] if now < EVEN else []


def weight(case: Case) -> Fraction:
    return abs(_now(case, case.place) / EVEN - 1)


def _now(case: Case, place: Place) -> Fraction:
    return per_hundred(case.raw.ages(place, case.base, observed=case.place.today[1]), (ENTERING,), LEAVING)


def _then(case: Case, place: Place) -> Fraction:
    return per_hundred(case.raw.ages(place, case.horizon, observed=False), (ENTERING,), LEAVING)
