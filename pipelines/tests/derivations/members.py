"""The members side by side, derived from each member's own single ages."""

from fractions import Fraction

from tests.derivations.case import MOST_MEMBERS, Case, direction, pct, within
from tests.derivations.forms import inside
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.projection_certainty import is_open_of, open_members
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "service_need", 8
RANK = 3
LEAST_PCT, LEAST_PERSONS = 10, 5
FEW_PERSONS = 20
CHILDREN = (0, 15)


def is_supplied(case: Case) -> bool:
    """Whether there are members to set side by side."""
    return 2 <= len(case.place.members) <= MOST_MEMBERS


def derive(case: Case) -> list[Found]:
    if reason := _not_shown(case):
        return [reason]
    children = _children(case)
    sizable = {code: pct(*each) for code, each in children.items() if each[0] >= FEW_PERSONS}
    if not sizable:
        now, then = (sum(each) for each in zip(*children.values(), strict=True))
        return [found("members.few", now=now, then=then)]
    if undecided := _open(case):
        return [_partly(case, children, undecided)]
    if {_way(*each) for each in children.values()} == {"same"}:
        return [found("members.same")]
    return [_of_sides(case, children, sizable)]


def _of_sides(case: Case, children: dict[str, tuple[int, int]], sizable: dict[str, Fraction]) -> Found:
    """Which way all members go, or all but one; else in how many most are."""
    going = {code: _side(*each) for code, each in children.items()}
    listed = list(going.values())
    for way, other, farthest in (("down", "up", min), ("up", "down", max)):
        most = farthest(sizable, key=lambda code: sizable[code])
        named: dict[str, Value] = {"member": inside(most, case.language), "pct": tenth(sizable[most])}
        if set(listed) == {way}:
            return found(f"members.{'both' if len(listed) == 2 else 'all'}_{way}", **named)
        if listed.count(other) == 1 and listed.count(way) == len(listed) - 1 and going[most] == way:
            only = next(code for code, each in going.items() if each == other)
            kind = "only_one_grows" if other == "up" else "only_one_shrinks"
            if _way(*children[only]) == "same":
                kind = f"only_one_stays_{way}"
            return found(f"members.{kind}", only=inside(only, case.language), **named)
    way = "up" if listed.count("up") > listed.count("down") else "down"
    return found(f"members.some_{way}", n=listed.count(way), all=len(listed))


def _partly(case: Case, children: dict[str, tuple[int, int]], undecided: frozenset[str]) -> Found:
    """In how many it falls or grows, where it is open in others; of two in which one."""
    told = [code for code in children if code not in undecided]
    sides = [_side(*children[code]) for code in told]
    falling, growing = sides.count("down"), sides.count("up")
    if not sides:
        return found(f"members.{'both' if len(children) == 2 else 'all'}_open")
    if len(children) == 2:
        (member,), (other,) = told, undecided
        named: dict[str, Value] = {"member": inside(member, case.language), "other": inside(other, case.language)}
        return found(f"members.pair_{sides[0]}", **named, pct=tenth(pct(*children[member])))
    if falling and growing:
        return found("members.partly_both", down=falling, up=growing)
    return found(f"members.partly_{'up' if growing else 'down'}", n=len(sides), all=len(children))


def _open(case: Case) -> frozenset[str]:
    return open_members(case.raw, tuple(case.place.members), case.horizon, *CHILDREN)


def weight(case: Case) -> Fraction:
    if is_open_of(case, *CHILDREN):
        return Fraction(0)
    now, then = (sum(each) for each in zip(*_children(case).values(), strict=True))
    return abs(pct(now, then)) / 100 if now else Fraction(0)


def standing(case: Case) -> Standing:
    undecided = _open(case)
    ways = {_way(*each) for code, each in _children(case).items() if code not in undecided}
    return Standing("members", is_exception={"up", "down"} <= ways)


def _way(now: int, then: int) -> str:
    return direction(Fraction(100 * (then - now)) if now < FEW_PERSONS else pct(now, then))


def _side(now: int, then: int) -> str:
    return "same" if now == then else "up" if then > now else "down"


def discuss(case: Case) -> list[Found]:
    if not is_supplied(case) or _not_shown(case):
        return []
    children = _children(case)
    total = sum(then - now for now, then in children.values())
    undecided = frozenset(children) if is_open_of(case, *CHILDREN) else _open(case)
    other = [
        found("members.discuss_item", in_place=inside(code, case.language), change=then - now)
        for code, (now, then) in children.items()
        if code not in undecided and _goes_another_way(now, then, total)
    ]
    kind = "discuss_falls" if total < 0 else "discuss_grows"
    return [found(f"members.{kind}", total=total, list=other)] if other else []


def _children(case: Case) -> dict[str, tuple[int, int]]:
    """Member → children today and at the horizon."""
    cases = {code: case.of(code) for code in case.place.members}
    return {code: (within(each.now, *CHILDREN), within(each.then, *CHILDREN)) for code, each in cases.items()}


def _goes_another_way(now: int, then: int, total: int) -> bool:
    opposite = (then - now) * total < 0
    return opposite and abs(then - now) >= LEAST_PERSONS and bool(now) and abs(pct(now, then)) >= LEAST_PCT


def _not_shown(case: Case) -> Found | None:
    if not all(case.of(code).then for code in case.place.members):
        return found("members.no_year", horizon=case.horizon)
    return None
