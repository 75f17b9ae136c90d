"""The demographic dependency ratio, derived from the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import OLDEST, Case, per_hundred
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import Ages

SECTION, RELEVANCE = "service_need", 6
RANK = 5
CHILDREN, ELDERLY, WORKING = (0, 14), (65, OLDEST), (15, 64)


def derive(case: Case) -> list[Found]:
    return [
        found(
            "dependency_ratio.takeaway",
            now=tenth(_ratio(case.now)),
            base=case.base_year,
            horizon=case.horizon,
            then=tenth(_ratio(case.then)),
            elderly=tenth(per_hundred(case.then, (ELDERLY,), WORKING)),
        )
    ]


def discuss(case: Case) -> list[Found]:
    now, then = (tenth(_ratio(ages)) for ages in (case.now, case.then))
    if then <= now:
        return []
    return [found("dependency_ratio.discuss", now=now, base=case.base_year, then=then, horizon=case.horizon)]


def weight(case: Case) -> Fraction:
    return abs(_ratio(case.then) / _ratio(case.now) - 1)


def _ratio(ages: Ages) -> Fraction:
    return per_hundred(ages, (CHILDREN, ELDERLY), WORKING)
