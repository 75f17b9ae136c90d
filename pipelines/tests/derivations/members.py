"""The members side by side, derived from each member's own single ages."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import MOST_MEMBERS, SERVICE, Case, direction, pct, within
from tests.derivations.forms import inside
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "service_need", 8
RANK = 3
TIMES = ("now", "then")
LEAST_PCT, LEAST_PERSONS = 10, 5
FEW_PERSONS = 20
Pairs = Mapping[str, Mapping[str, tuple[int, int]]]


def derive(case: Case) -> list[Found]:
    if reason := _not_shown(case):
        return [reason]
    children = {
        code: (within(case.of(code).now, 0, 15), within(case.of(code).then, 0, 15)) for code in case.place.members
    }
    sizable = {code: pct(*each) for code, each in children.items() if each[0] >= FEW_PERSONS}
    if not sizable:
        now, then = (sum(each) for each in zip(*children.values(), strict=True))
        return [found("members.few", now=now, then=then)]
    going = {code: _way(*each) for code, each in children.items()}
    listed = list(going.values())
    for way, other, farthest in (("down", "up", min), ("up", "down", max)):
        most = farthest(sizable, key=lambda code: sizable[code])
        named: dict[str, Value] = {"member": inside(most, case.language), "pct": tenth(sizable[most])}
        if set(listed) == {way}:
            return [found(f"members.all_{way}", **named)]
        if listed.count(other) == 1 and listed.count(way) == len(listed) - 1 and going[most] == way:
            only = next(code for code, each in going.items() if each == other)
            kind = "only_one_grows" if other == "up" else "only_one_shrinks"
            return [found(f"members.{kind}", only=inside(only, case.language), **named)]
    if set(listed) == {"same"}:
        return [found("members.same")]
    way = "up" if listed.count("up") > listed.count("down") else "down"
    return [found(f"members.some_{way}", n=listed.count(way), all=len(listed))]


def weight(case: Case) -> Fraction:
    now, then = (sum(within(getattr(case.of(code), time), 0, 15) for code in case.place.members) for time in TIMES)
    return abs(pct(now, then)) / 100 if now else Fraction(0)


def standing(case: Case) -> Standing:
    ways = {_way(within(case.of(code).now, 0, 15), within(case.of(code).then, 0, 15)) for code in case.place.members}
    return Standing("members", is_exception={"up", "down"} <= ways)


def _way(now: int, then: int) -> str:
    return direction(Fraction(100 * (then - now)) if now < FEW_PERSONS else pct(now, then))


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


def _ages(name: str) -> Found:
    return found(f"shared.ages_{name}")
