"""The young per hundred who near retirement, and where that goes, derived from the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import Case, direction, pct, per_hundred, within
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, rounded
from tests.derivations.ratios import line, turning, way
from tests.derivations.raw import Place
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "labour", 9
RANK = 7
ENTERING, LEAVING = (15, 24), (55, 64)
WORKING = (15, 64)
EVEN, TURN, LEAST = 100, 2, 20


def derive(case: Case) -> list[Found]:
    young, older = (within(case.now, *ages) for ages in (ENTERING, LEAVING))
    if min(young, older) < LEAST:
        return [found("workforce_renewal.few", in_area=in_area(case), entering=young, leaving=older)]
    ratios = line(case, (ENTERING,), LEAVING)
    now, then = (rounded(ratios[year]) for year in (case.base, case.horizon))
    if turn := turning(ratios, TURN):
        kind = "peaks" if ratios[turn] > ratios[case.base] else "dips"
        return [found(f"workforce_renewal.{kind}", turn=turn, then=then)]
    trend = way(ratios[case.base], ratios[case.horizon])
    if trend == "stays":
        return [found("workforce_renewal.stays", now=now)]
    return [found(f"workforce_renewal.{trend}", now=now, then=then, year=case.horizon)]


def discuss(case: Case) -> list[Found]:
    now = rounded(_now(case, case.place))
    grows = direction(pct(within(case.now, *WORKING), within(case.then, *WORKING))) == "up"
    if now >= EVEN or grows:
        return []
    return [found("workforce_renewal.discuss", in_area=in_area(case), now=now, base=case.base_year)]


def weight(case: Case) -> Fraction:
    return abs(_now(case, case.place) / EVEN - 1)


def standing(case: Case) -> Standing:
    return Standing("renewal", "renewal", _now(case, case.place))


def _now(case: Case, place: Place) -> Fraction:
    return per_hundred(case.raw.ages(place, case.base, observed=case.place.today[1]), (ENTERING,), LEAVING)
