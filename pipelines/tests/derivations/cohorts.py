"""Year groups yet to start school beside those at school, derived from today's single ages."""

from fractions import Fraction

from tests.derivations.case import Case, direction, pct
from tests.derivations.found import Found, found, tenth
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "service_need", 9
COMING, AT_SCHOOL = range(7), range(7, 16)
FEW_PERSONS = 20


def derive(case: Case) -> list[Found]:
    then, now = _means(case)
    if now < FEW_PERSONS:
        return [found("cohorts.few", now=tenth(now), then=tenth(then))]
    way = direction(pct(now, then))
    if way == "same":
        return [found("cohorts.same", year=case.base)]
    return [found(f"cohorts.takeaway_{way}", pct=tenth(pct(now, then)), year=case.base)]


def weight(case: Case) -> Fraction:
    then, now = _means(case)
    return abs(pct(now, then)) / 100 if now >= FEW_PERSONS else Fraction(0)


def standing(case: Case) -> Standing | None:
    then, now = _means(case)
    return Standing("cohorts", "cohorts", pct(now, then)) if now >= FEW_PERSONS else None


def _means(case: Case) -> tuple[Fraction, Fraction]:
    then, now = (Fraction(sum(case.now[age] for age in ages), len(ages)) for ages in (COMING, AT_SCHOOL))
    return then, now
