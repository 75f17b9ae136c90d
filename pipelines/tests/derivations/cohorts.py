"""Year groups yet to start school beside those at school, derived from today's single ages."""

from fractions import Fraction

from tests.derivations.case import Case, pct
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "service_need", 9
COMING, AT_SCHOOL = range(7), range(7, 16)
FEW_PERSONS = 20


def derive(case: Case) -> list[Found]:
    then, now = _means(case)
    read = tenth if now < FEW_PERSONS else rounded
    return [found("cohorts.takeaway", year=case.base, now=read(now), then=read(then))]


def weight(case: Case) -> Fraction:
    then, now = _means(case)
    return abs(pct(now, then)) / 100 if now >= FEW_PERSONS else Fraction(0)


def standing(case: Case) -> Standing | None:
    then, now = _means(case)
    return Standing("cohorts", "cohorts", pct(now, then)) if now >= FEW_PERSONS else None


def _means(case: Case) -> tuple[Fraction, Fraction]:
    then, now = (Fraction(sum(case.now[age] for age in ages), len(ages)) for ages in (COMING, AT_SCHOOL))
    return then, now
