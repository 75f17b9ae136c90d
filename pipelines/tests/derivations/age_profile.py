"""The largest five-year groups, derived from the single ages of the raw tables."""

from tests.derivations.case import OLDEST, Case, within
from tests.derivations.found import Found, found

LAST = 95


def derive(case: Case) -> list[Found]:
    groups = {low: (low, low + 4 if low < LAST else OLDEST) for low in range(0, LAST + 1, 5)}
    now = {low: within(case.now, *ages) for low, ages in groups.items()}
    then = {low: within(case.then, *ages) for low, ages in groups.items()}
    largest, later = max(now, key=now.__getitem__), max(then, key=then.__getitem__)
    if largest == later:
        return [found("age_profile.stays", now=_ages(largest), base=case.base, horizon=case.horizon)]
    years = {"base": case.base, "horizon": case.horizon}
    return [found("age_profile.changes", now=_ages(largest), then=_ages(later), **years)]


def _ages(low: int) -> Found:
    if low == LAST:
        return found("age_profile.people_from", first=low)
    return found("age_profile.people_between", first=low, last=low + 4)
