"""No headline of any area tells which way a number goes where the record of projections leaves that open.

What a headline tells is read from its findings, not from how the exhibit chose them: the ages, stages and
municipalities that it names, and whether it speaks of all.
"""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from lagesbild.ages import PLACE_STAGES, PUPIL_AGES, SCHOOL_STAGES, SERVICE_AGES, Ages
from lagesbild.exhibits.population import service_age_bands
from lagesbild.exhibits.service_need import map_of_change, members, school_stages, service_places, similar_areas
from lagesbild.language import AreaContext, Finding, findings_of
from lagesbild.measures.directions import open_ages, open_municipalities
from lagesbild.store import Area, Store, find_area, list_areas

KNOWN = {**SERVICE_AGES, **PLACE_STAGES, "15-64": (15, 64), "65+": (65, 100), "85+": (85, 100), "7-15": PUPIL_AGES}
ALL_OF: dict[ModuleType, dict[str, Ages]] = {
    school_stages: dict(SCHOOL_STAGES),
    service_places: dict(PLACE_STAGES),
    service_age_bands: dict(SERVICE_AGES),
    similar_areas: {"7-15": PUPIL_AGES},
}
OF_MEMBERS: dict[ModuleType, Ages] = {members: members.CHILD_AGES, map_of_change: PUPIL_AGES}
OF_ALL = ("all_down", "all_up", "only_one_grows", "only_one_shrinks", "both_down", "both_up")
"""Kinds of headlines that speak of every stage or member."""
NAMED = ("stage", "other", "up", "down", "who", "fewer")
PLACES = ("member", "only", "place", "low", "high")
WAYS = ("down", "up", "grows", "shrinks", "falls", "grow", "growth", "one", "spread", "both")
"""What the name of a kind ends with that tells a direction; ``leads_down``, ``falls_but_grows``, ``growth``."""
SAMPLE = ("753", "kopa-jarviseutu", "235", "853", "kopa-suupohja", "MK06", "KU005", "TA18")


def told_though_open(store: Store, area: Area) -> list[str]:
    """What the headlines of an area tell of a direction that is open: exhibit, kind, and of what."""
    undecided = open_ages(store, area=area, horizon=2040, bands=KNOWN)
    refused = [each for room in ALL_OF for each in _of_stages(room, store, area, undecided)]
    refused += [each for room in OF_MEMBERS for each in _of_places(room, store, area)]
    return refused


def _finding(room: ModuleType, store: Store, area: Area) -> Finding | None:
    """What the takeaway finds, if it tells a direction."""
    found = room.answer(store, area=area, horizon=2040)
    shown = room.words(found, AreaContext("en", 2040, room.EXHIBIT.room, area=area))
    own = findings_of(shown.takeaway)[0] if shown.takeaway else None
    return own if own and tells_a_direction(own.kind) else None


def tells_a_direction(kind: str) -> bool:
    """Not ``open_down``, which tells that of others."""
    return ".open" not in kind and kind.rpartition("_")[2].rpartition(".")[2] in WAYS


def _of_stages(room: ModuleType, store: Store, area: Area, undecided: frozenset[str]) -> Iterator[str]:
    own = _finding(room, store, area)
    if own:
        named = [each.kind.rpartition("_")[2] for name in NAMED for each in findings_of(own.values.get(name))]
        whole = list(ALL_OF[room]) if room is similar_areas or own.kind.partition(".")[2] in OF_ALL else []
        yield from (f"{area.code}: {own.kind} of {band}" for band in (*named, *whole) if band in undecided)


def _of_places(room: ModuleType, store: Store, area: Area) -> Iterator[str]:
    if room is members and len(area.members) not in range(2, members.MOST_MEMBERS + 1):
        return
    own = _finding(room, store, area)
    if own:
        codes = open_municipalities(store, codes=area.member_codes, ages=OF_MEMBERS[room], horizon=2040)
        say = AreaContext("en", 2040, room.EXHIBIT.room, area=area)
        inside = {_in_place(say, member): member.code for member in area.members}
        named = [inside[str(own.values[name])] for name in PLACES if str(own.values.get(name)) in inside]
        whole = area.member_codes if own.kind.partition(".")[2] in OF_ALL else []
        yield from (f"{area.code}: {own.kind} of {code}" for code in (*named, *whole) if code in codes)


def _in_place(say: AreaContext, member: Any) -> str:
    return say.in_place(members.MemberBand(member.code, *member.names.values(), *[None] * 6))


@pytest.mark.parametrize("code", SAMPLE)
def test_no_headline_of_an_area_tells_a_direction_that_is_open(store: Store, code: str) -> None:
    assert told_though_open(store, find_area(store, code)) == []


def test_a_direction_that_is_told_although_it_is_open_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where exhibits take nothing for open, they tell of Suupohja's youngest and of a member with few children."""
    for room in (school_stages, service_places, similar_areas, members):
        monkeypatch.setattr(room, "open_ages", lambda *_, **__: frozenset())
    for room in (members, map_of_change):
        monkeypatch.setattr(room, "open_municipalities", lambda *_, **__: frozenset())
    assert told_though_open(store, find_area(store, "kopa-suupohja")) == [
        "kopa-suupohja: service_places.all_down of 0-2",
        "kopa-suupohja: members.all_down of KU218",
        "kopa-suupohja: map_of_change.all_down of KU151",
        "kopa-suupohja: map_of_change.all_down of KU151",
        "kopa-suupohja: map_of_change.all_down of KU218",
    ]
    assert told_though_open(store, find_area(store, "753"))[:2] == [
        "KU753: school_stages.shrinks_and_grows of 6",
        "KU753: school_stages.shrinks_and_grows of 16-18",
    ]


@pytest.mark.slow
def test_no_headline_of_any_area_tells_a_direction_that_is_open(store: Store) -> None:
    codes = list_areas(store)["area_code"].tolist()
    assert len(codes) > 400
    assert [each for code in codes for each in told_though_open(store, find_area(store, code))] == []
