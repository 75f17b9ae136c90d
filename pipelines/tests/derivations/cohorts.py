"""Year groups at their milestones, derived from today's single ages."""

from tests.derivations.case import Case, pct
from tests.derivations.found import Found, found, tenth

MILESTONES = (7, 13, 16, 19)


def derive(case: Case) -> list[Found]:
    now, school = case.now, MILESTONES[0]
    age = max(range(school), key=lambda each: abs(now[each] - now[school]))
    items = [
        found(
            "cohorts.item",
            age=at,
            year=case.base + at - age,
            change=now[age] - now[at],
            pct=tenth(pct(now[at], now[age])),
        )
        for at in MILESTONES
    ]
    return [
        found(
            "cohorts.takeaway",
            age=school,
            now=now[school],
            born=case.base - age,
            persons=now[age],
            base=case.base_year,
            list=items,
        )
    ]
