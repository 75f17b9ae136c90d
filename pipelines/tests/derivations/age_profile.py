"""The largest five-year groups and the one that changes most, derived from the single ages of the raw tables."""

from tests.derivations.case import OLDEST, Case, pct, within
from tests.derivations.found import Found, found, tenth

LAST = 95


def derive(case: Case) -> list[Found]:
    groups = {low: (low, low + 4 if low < LAST else OLDEST) for low in range(0, LAST + 1, 5)}
    now = {low: within(case.now, *ages) for low, ages in groups.items()}
    then = {low: within(case.then, *ages) for low, ages in groups.items()}
    largest, later = max(now, key=now.__getitem__), max(then, key=then.__getitem__)
    most = max(groups, key=lambda low: abs(then[low] - now[low]))
    return [
        found(
            "age_profile.takeaway",
            base=case.base_year,
            now=_ages(largest),
            now_persons=now[largest],
            horizon=case.horizon,
            then=_ages(later),
            then_persons=then[later],
            most=_ages(most),
            change=then[most] - now[most],
            pct=tenth(pct(now[most], then[most])),
        )
    ]


def _ages(low: int) -> Found:
    if low == LAST:
        return found("age_profile.ages_from", first=low)
    return found("age_profile.ages_between", first=low, last=low + 4)
