"""The map of change, derived a second time: members, who borders on them, and how many of ages 7–15 there are."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from tests.second_path.raw import Names, Raw

from tests.second_path.derived import Case, pct, within

BASE = 2024
SCHOOL = (7, 15)
LETTERS = " -:abcdefghijklmnopqrstuvwxyzåäö–"
Line = frozenset[tuple[float, float]]
Row = tuple[str, ...]


def alphabetical(name: str, language: str) -> list[int]:
    """Key to sort names by: å, ä and ö are the last letters in Finnish and Swedish, like a and o in English."""
    plain = {"å": "a", "ä": "a", "ö": "o"} if language == "en" else {}
    return [LETTERS.index(plain.get(letter, letter)) for letter in name.lower()]


@cache
def neighbours(raw: Raw) -> Mapping[str, set[str]]:
    """Municipality → those with which it has a drawn line in common; a corner alone is none, nor is open water.

    The product asks for two points in common; a line is the stricter rule and finds the same pairs, which is the check.
    """
    owners: dict[Line, set[str]] = defaultdict(set)
    for code, geometry in raw.rows("select area_code, geometry from {raw_statfin__boundary_simplified}"):
        for line in _lines(geometry):
            owners[line].add(raw.now(code))
    found: dict[str, set[str]] = defaultdict(set)
    for codes in owners.values():
        for code in codes:
            found[code] |= codes - {code}
    return found


def _lines(geometry: str) -> Iterator[Line]:
    shape = json.loads(geometry)
    assert shape["type"] == "MultiPolygon", shape["type"]
    for polygon in shape["coordinates"]:
        for ring in polygon:
            yield from (frozenset([(a[0], a[1]), (b[0], b[1])]) for a, b in pairwise(ring))


@cache
def municipal_ages(raw: Raw, year: int) -> Mapping[str, Mapping[int, int]]:
    """Municipality of today → age → persons by the projection; empty in a year that it does not have."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for code, age, persons in raw.rows(
        "select area_code, cast(age_code as int), population_persons from {raw_statfin__projection_municipality}"
        " where year = $year and sex_code = 'SSS' and area_code like 'KU%'",
        year=year,
    ):
        found[raw.now(code)][age] += persons
    return found


@cache
def names(raw: Raw) -> Mapping[str, Names]:
    return {row[0]: dict(zip(("fi", "sv", "en"), row[1:4], strict=True)) for row in raw.division}


def _changes(case: Case, codes: set[str]) -> list[tuple[str, int, int]]:
    """Name, persons aged 7–15 today and at the horizon of each municipality, in alphabetical order."""
    now, then = municipal_ages(case.raw, BASE), municipal_ages(case.raw, case.horizon)
    found = [
        (names(case.raw)[code][case.language], within(now[code], *SCHOOL), within(then[code], *SCHOOL))
        for code in codes
    ]
    return sorted(found, key=lambda each: alphabetical(each[0], case.language))


def _shown(case: Case) -> tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]:
    members = set(case.place.members)
    border = {near for code in members for near in neighbours(case.raw).get(code, set())} - members
    return _changes(case, members), _changes(case, border)


def _not_shown(case: Case) -> str:
    if case.place.kind == "country":
        return case.phrase("map_country")
    return "" if municipal_ages(case.raw, case.horizon) else case.phrase("map_no_year", horizon=case.horizon)


def map_of_change(case: Case) -> str:
    if reason := _not_shown(case):
        return reason
    members, border = _shown(case)
    near = {"near": len(border), "near_fewer": _fewer(border)}
    change = {name: pct(now, then) for name, now, then in members if now}
    said = {name: case.say.signed_percent(each) for name, each in change.items()}
    if len(members) == 1:
        return case.phrase("map_one", area=case.place.names[case.language], pct=said[members[0][0]], **near)
    low, high = min(change, key=change.__getitem__), max(change, key=change.__getitem__)
    return case.phrase(
        "map", low=low, low_pct=said[low], high=high, high_pct=said[high], fewer=_fewer(members), all=len(members),
        **near,
    )  # fmt: skip


def _fewer(found: list[tuple[str, int, int]]) -> int:
    return sum(then < now for _, now, then in found)


def table(case: Case) -> list[Row]:
    """The table beside the map: members, then neighbours."""
    if _not_shown(case):
        return []
    return [
        _row(case, place, *each)
        for place, found in zip(("map_member", "map_neighbour"), _shown(case), strict=True)
        for each in found
    ]


def _row(case: Case, place: str, name: str, now: int, then: int) -> Row:
    say = case.say
    change = say.signed_percent(pct(now, then)) if now else "–"
    return name, case.phrase(place), say.number(now), say.number(then), say.signed(then - now), change
