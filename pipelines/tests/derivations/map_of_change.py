"""The map of change: members, who borders on them, and how many of ages 7–15 there are."""

from typing import NamedTuple

from tests.derivations.case import Case, direction, pct, within
from tests.derivations.forms import inside
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.municipalities import BASE, SCHOOL, alphabetical, municipal_ages, names, neighbours
from tests.derivations.projection_certainty import open_members

FEW_PERSONS = 20


class Municipality(NamedTuple):
    code: str
    name: str
    now: int
    then: int


def derive(case: Case) -> list[Found]:
    if reason := _not_shown(case):
        return [reason]
    members, _ = _shown(case)
    change = {each.code: pct(each.now, each.then) for each in members if each.now >= FEW_PERSONS}
    if not change:
        now, then = sum(each.now for each in members), sum(each.then for each in members)
        return [found("map_of_change.few", now=now, then=then)]
    undecided = open_members(case.raw, tuple(each.code for each in members), case.horizon, *SCHOOL)
    change = {code: each for code, each in change.items() if code not in undecided}
    if not change:
        one = [inside(each.code, case.language) for each in members] if len(members) == 1 else []
        return [found("map_of_change.open_one", place=one[0]) if one else found("map_of_change.open")]
    low, high = min(change, key=change.__getitem__), max(change, key=change.__getitem__)
    if low == high and len(members) == 1:
        return [found("map_of_change.one", place=inside(low, case.language), change=tenth(change[low]))]
    if undecided and not change[low] < 0 < change[high]:
        most = max(change, key=lambda code: abs(change[code]))
        told: dict[str, Value] = {"place": inside(most, case.language), "pct": tenth(change[most]), "n": len(undecided)}
        return [found(f"map_of_change.partly_{direction(change[most])}", **told)]
    ways = (direction(change[low]), direction(change[high]))
    kind = {("down", "down"): "all_down", ("up", "up"): "all_up", ("down", "up"): "falls_and_grows"}.get(ways, "spread")
    low_pct, high_pct = (tenth(change[each]) if kind == "spread" else tenth(abs(change[each])) for each in (low, high))
    places = {"low": inside(low, case.language), "high": inside(high, case.language)}
    return [found(f"map_of_change.{kind}", **places, low_pct=low_pct, high_pct=high_pct)]


def table(case: Case) -> list[list[object]]:
    """The table beside the map, members, then neighbours: persons today and at the horizon, and their change."""
    return [row for listed in _shown(case) for row in map(_row, listed)]


def headers(case: Case) -> list[str]:
    """The names of the rows: members, then neighbours, each in alphabetical order."""
    return [each.name for listed in _shown(case) for each in listed]


def _row(each: Municipality) -> list[object]:
    change = float(tenth(pct(each.now, each.then))) if each.now else "–"
    return [each.now, each.then, each.then - each.now, change]


def _not_shown(case: Case) -> Found | None:
    if case.place.kind == "country":
        return found("map_of_change.country")
    return None if municipal_ages(case.raw, case.horizon) else found("map_of_change.none", horizon=case.horizon)


def _shown(case: Case) -> tuple[list[Municipality], list[Municipality]]:
    members = set(case.place.members)
    border = {near for code in members for near in neighbours(case.raw).get(code, set())} - members
    return _listed(case, members), _listed(case, border)


def _listed(case: Case, codes: set[str]) -> list[Municipality]:
    """In alphabetical order."""
    now, then = municipal_ages(case.raw, BASE), municipal_ages(case.raw, case.horizon)
    listed = [
        Municipality(
            code, names(case.raw)[code][case.language], within(now[code], *SCHOOL), within(then[code], *SCHOOL)
        )
        for code in codes
    ]
    return sorted(listed, key=lambda each: alphabetical(each.name, case.language))
