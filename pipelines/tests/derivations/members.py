"""The members side by side, derived from each member's own single ages."""

from collections.abc import Mapping

from tests.derivations.case import MOST_MEMBERS, SERVICE, Case, pct
from tests.derivations.found import Found, found

RANK = 3
LEAST_PCT, LEAST_PERSONS = 10, 5
Pairs = Mapping[str, Mapping[str, tuple[int, int]]]


def derive(case: Case) -> list[Found]:
    if reason := _not_shown(case):
        return [reason]
    change = {name: {code: then - now for code, (now, then) in own.items()} for name, own in _by_band(case).items()}
    sums = {name: sum(own.values()) for name, own in change.items()}
    most = max(SERVICE, key=lambda name: abs(sums[name]))
    member = max(change[most], key=lambda code: abs(change[most][code]))
    items = [
        found(
            "members.item",
            band=_ages(name),
            change=sums[name],
            fewer=sum(each < 0 for each in change[name].values()),
            all=len(change[name]),
        )
        for name in SERVICE
    ]
    return [
        found(
            "members.takeaway",
            base=_municipal_base(case),
            horizon=case.horizon,
            list=items,
            most=_ages(most),
            change=sums[most],
            member=case.place.members[member][case.language],
            member_change=change[most][member],
        )
    ]


def discuss(case: Case) -> list[Found]:
    if _not_shown(case):
        return []
    for name, own in _by_band(case).items():
        total = sum(then - now for now, then in own.values())
        other = [
            found("members.discuss_item", name=case.place.members[code][case.language], change=then - now)
            for code, (now, then) in own.items()
            if _goes_another_way(now, then, total)
        ]
        if other:
            return [found("members.discuss", band=_ages(name), total=total, list=other)]
    return []


def _goes_another_way(now: int, then: int, total: int) -> bool:
    opposite = (then - now) * total < 0
    return opposite and abs(then - now) >= LEAST_PERSONS and bool(now) and abs(pct(now, then)) >= LEAST_PCT


def _not_shown(case: Case) -> Found | None:
    if not all(case.of(code).then for code in case.place.members):
        return found("members.no_year", horizon=case.horizon)
    if len(case.place.members) == 1:
        return found("members.one")
    if len(case.place.members) > MOST_MEMBERS:
        return found("members.many", n=len(case.place.members))
    return None


def _by_band(case: Case) -> Pairs:
    """Band → member → persons today and at the horizon."""
    own = {code: case.of(code).changes for code in case.place.members}
    return {name: {code: changes[name] for code, changes in own.items()} for name in SERVICE}


def _municipal_base(case: Case) -> int:
    """The year that municipalities call today."""
    return case.of(next(iter(case.place.members))).base


def _ages(name: str) -> Found:
    return found(f"shared.ages_{name}")
