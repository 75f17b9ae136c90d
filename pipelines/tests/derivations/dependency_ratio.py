"""The demographic dependency ratio, derived from the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import OLDEST, Case, per_hundred
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.ratios import line, turning, way
from tests.derivations.raw import Ages

SECTION, RELEVANCE = "service_need", 6
RANK = 5
TURN = 1
CHILDREN, ELDERLY, WORKING = (0, 14), (65, OLDEST), (15, 64)


def derive(case: Case) -> list[Found]:
    """The year in which the ratio turns; else the ratio today and at the horizon."""
    ratios = line(case, (CHILDREN, ELDERLY), WORKING)
    now, then = ratios[case.base], ratios[case.horizon]
    if turn := turning(ratios, TURN):
        return [found(f"dependency_ratio.ratio_{way(now, ratios[turn])}_until", turn=turn)]
    if way(now, then) == "stays":
        return [found("dependency_ratio.ratio_stays", now=rounded(now))]
    return [found(f"dependency_ratio.ratio_{way(now, then)}", now=rounded(now), then=rounded(then))]


def discuss(case: Case) -> list[Found]:
    now, then = (tenth(_ratio(ages)) for ages in (case.now, case.then))
    if then <= now:
        return []
    return [found("dependency_ratio.discuss", now=now, base=case.base_year, then=then, horizon=case.horizon)]


def weight(case: Case) -> Fraction:
    return abs(_ratio(case.then) / _ratio(case.now) - 1)


def _ratio(ages: Ages) -> Fraction:
    return per_hundred(ages, (CHILDREN, ELDERLY), WORKING)
