"""The derivations of the map of change and of similar areas: worked literally, and refusing what is altered."""

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from lagesbild.settings import LANGUAGES
from tests.derivations import likeness, map_of_change, municipalities, similar_areas
from tests.derivations.case import Case
from tests.derivations.found import as_reported, differences
from tests.derivations.judge import of_exhibit
from tests.derivations.raw import Raw

# Statistics Finland, projection 2024 (14wx): persons aged 7–15 in 2024 and 2040 are 1 016 and 626 in Alajärvi, 253 and
# 146 in Evijärvi, 265 and 150 in Lappajärvi, 261 and 115 in Vimpeli; together 1 795 and 1 037
IN_VIMPELI = {"fi": "Vimpelissä", "sv": "i Vindala", "en": "in Vimpeli"}
IN_ALAJARVI = {"fi": "Alajärvellä", "sv": "i Alajärvi", "en": "in Alajärvi"}
IN_JARVISEUTU = {"fi": "Järviseudulla", "sv": "i Järviseutu", "en": "in Järviseutu"}
BESIDE = {"own": -42.2, "usual": -39.3}
MAP = {"low_pct": 55.9, "high_pct": 38.4}
ROWS = [[1016, 626, -390, -38.4], [253, 146, -107, -42.3], [265, 150, -115, -43.4], [261, 115, -146, -55.9]]
NOT_SHOWN = [
    ("map-of-change", "SSS", 2040, "map_of_change.country", {}),
    ("map-of-change", "MK06", 2045, "map_of_change.none", {"horizon": 2045}),
    ("similar-areas", "SSS", 2040, "similar_areas.none_country", {}),
    ("similar-areas", "kopa-jarviseutu", 2045, "similar_areas.none", {}),
]


def said(name: str, language: str) -> dict[str, Any]:
    if name == "similar-areas":
        beside = {"in_area": IN_JARVISEUTU[language], **BESIDE}
        return {"id": name, "findings": [{"kind": "similar_areas.both_down", "values": beside}]}
    values = {**MAP, "low": IN_VIMPELI[language], "high": IN_ALAJARVI[language]}
    return {"id": name, "findings": [{"kind": "map_of_change.all_down", "values": values}]}


def jarviseutu(built_raw: Raw, language: str = "fi") -> Case:
    return Case(built_raw, built_raw.place("kopa-jarviseutu"), language, 2040)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["map-of-change", "similar-areas"])
def test_right_findings_pass(built_raw: Raw, name: str, language: str) -> None:
    assert of_exhibit(jarviseutu(built_raw, language), said(name, language)) == []


@pytest.mark.parametrize(
    ("name", "language", "value", "wrong"),
    [
        ("map-of-change", "fi", "low_pct", 55.8),  # rounding
        ("map-of-change", "fi", "low", "Evijärvellä"),  # another municipality
        ("map-of-change", "sv", "low", "i Vimpeli"),  # name in another language
        ("map-of-change", "sv", "high_pct", -38),
        ("map-of-change", "en", "high", "Alajärvi"),  # not inflected
        ("similar-areas", "fi", "usual", -39.4),
        ("similar-areas", "sv", "own", 42.2),
    ],
)
def test_an_altered_value_is_refused(built_raw: Raw, name: str, language: str, value: str, wrong: object) -> None:
    altered = said(name, language)
    altered["findings"][0]["values"][value] = wrong
    (refused,) = of_exhibit(jarviseutu(built_raw, language), altered)
    assert f": {value} is {wrong}, derived " in refused


def test_another_kind_is_refused(built_raw: Raw) -> None:
    """The change is −42.2 percent, the median −39.3; below it in 20 of 20 ways."""
    alike = {"id": "similar-areas", "findings": [{"kind": "similar_areas.like_down", "values": {}}]}
    assert of_exhibit(jarviseutu(built_raw), alike) == [
        "reports similar_areas.like_down, derived similar_areas.both_down"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", NOT_SHOWN, ids=lambda given: "-".join(map(str, given[:3])))
def test_why_an_exhibit_is_not_shown(
    built_raw: Raw, given: tuple[str, str, int, str, dict[str, int]], language: str
) -> None:
    name, area, horizon, kind, values = given
    case = Case(built_raw, built_raw.place(area), language, horizon)
    reason = {"id": name, "findings": [{"kind": kind, "values": values}], "table": None, "notes_findings": []}
    assert of_exhibit(case, reason) == []
    other = next(each for _, _, _, each, _ in NOT_SHOWN if each != kind)
    assert len(of_exhibit(case, reason | {"findings": [{"kind": other, "values": {}}]})) == 1
    (shown,) = of_exhibit(case, reason | {"findings": said(name, language)["findings"]})
    assert shown.endswith(f", derived {kind}")


@pytest.mark.parametrize(("name", "module"), [("map-of-change", map_of_change), ("similar-areas", similar_areas)])
def test_an_altered_table_is_refused(built_raw: Raw, name: str, module: Any) -> None:
    case = jarviseutu(built_raw)
    rows, headers = module.table(case), module.headers(case)
    right = said(name, "fi") | {"table": table(rows, headers)}
    assert of_exhibit(case, right) == []
    swapped, (first, *others) = [rows[1], rows[0], *rows[2:]], rows
    for wrong in (rows[:-1], swapped, [[*first[:-1], 0], *others]):
        refused = of_exhibit(case, right | {"table": table(wrong, headers)})
        assert refused and all("table" in each for each in refused)
    (renamed,) = of_exhibit(case, right | {"table": table(rows, ["Kauhava", *headers[1:]])})
    assert renamed.startswith("table: rows are of Kauhava, ")


def table(rows: list[list[object]], headers: list[str]) -> dict[str, Any]:
    """A table as an exhibit reports it; a row without a derived name has a word for one."""
    names = [*headers, *("Median" for _ in rows[len(headers) :])]
    return {
        "rows": [
            {
                "header": name,
                "cells": [str(value) for value in row],
                "numbers": [None if value == "–" else {"value": value} for value in row],
            }
            for name, row in zip(names, rows, strict=False)
        ]
    }


def test_the_map_has_members_first_and_their_neighbours_then(built_raw: Raw) -> None:
    case = jarviseutu(built_raw, "sv")
    assert map_of_change.table(case)[:4] == ROWS
    assert map_of_change.headers(case)[:5] == ["Alajärvi", "Evijärvi", "Lappajärvi", "Vindala", "Alavo"]
    assert len(map_of_change.headers(case)) == 4 + 11


def test_the_note_on_the_other_figures_is_derived_and_refused_where_altered(built_raw: Raw) -> None:
    """Demographic dependency ratio 2040: 89.5, median 93.2; tertiary qualification 2025: 23.5 %, median 21.4 %."""
    case, part = jarviseutu(built_raw, "en"), said("similar-areas", "en")
    (note,) = map(as_reported, similar_areas.notes(case))
    items = {each["kind"]: each["values"] for each in note}
    compared = [each["values"] for each in note if each["kind"] == "similar_areas.item"]
    assert [(each["own"], each["median"]) for each in compared] == [(89.5, 93.2), (23.5, 21.4)]
    assert items["similar_areas.tertiary"] == {"education": 2025}
    assert of_exhibit(case, part | {"notes_findings": [note, [{"kind": "similar_areas.groups", "values": {}}]]}) == []
    altered = deepcopy(note)
    next(each for each in altered if each["kind"] == "similar_areas.item")["values"]["own"] = 89.4
    (refused,) = of_exhibit(case, part | {"notes_findings": [altered]})
    assert refused == "note: similar_areas.item: own is 89.4, derived 89.5"
    (missing,) = of_exhibit(case, part | {"notes_findings": []})
    assert missing.startswith("note: reports nothing, derived similar_areas.also, ")


def test_neighbours_have_a_line_in_common(built_raw: Raw) -> None:
    border = municipalities.neighbours(built_raw)
    assert "KU563" not in border["KU009"]  # Alavieska and Oulainen: a corner
    assert border["KU062"] == set()  # Föglö is an island
    assert "KU588" not in border  # Pertunmaa is part of Mäntyharju
    assert "KU507" not in border["KU507"]
    assert all(code in border[near] for code, each in border.items() for near in each)


@pytest.mark.parametrize("more", [(), ("goods",)])
def test_twenty_ways_to_choose(more: tuple[str, ...]) -> None:
    names = (*likeness.POPULATION, *likeness.SETTING, *more)
    ways = likeness.ways(names)
    assert len(ways) == 20
    assert ways[0] == (dict.fromkeys(names, 1), 0)
    assert [count for _, count in ways if count] == [-2, 3]
    assert len({tuple(weights.values()) for weights, _ in ways}) == 18  # two of them differ in how many areas only


def test_distance_is_worked_by_hand() -> None:
    here, there, scale = {"a": 1.0, "b": 2.0}, {"a": 4.0, "b": 10.0}, {"a": 1.0, "b": 2.0}
    assert likeness.distance(here, there, scale, {"a": 1, "b": 1}) == pytest.approx(12.5**0.5)  # 3² and 4²
    assert likeness.distance(here, there, scale, {"a": 0, "b": 2}) == 4.0
    # all alike count as one
    assert likeness.spread([{"a": 1.0, "b": 5.0}, {"a": 3.0, "b": 5.0}]) == {"a": 1.0, "b": 1.0}


def test_a_set_takes_the_neighbour_that_makes_it_likest() -> None:
    def sums(persons: int, children: int) -> dict[str, Fraction]:
        others = dict.fromkeys(("elderly", "urban", "bilingual"), 0)
        whole = {"last": persons, "first": persons, "persons": persons, "land": persons, "children": children, **others}
        return {name: Fraction(value) for name, value in whole.items()}

    figures = {"own": sums(100, 20), "two": sums(100, 20), "a": sums(100, 20), "b": sums(100, 21), "c": sums(100, 40)}
    border = {"own": {"a"}, "a": {"b", "c", "own"}, "b": {"a"}, "c": {"a"}}
    assert likeness.grown(figures, border, ["own", "two"]) == {frozenset("ab"), frozenset("ac")}
    assert likeness.grown(figures, {}, ["own", "two"]) == set()


def test_findings_of_both_are_those_of_the_figures_worked_by_hand(built_raw: Raw) -> None:
    case = jarviseutu(built_raw, "sv")
    assert differences(said("map-of-change", "sv")["findings"], map_of_change.derive(case)) == []
    assert differences(said("similar-areas", "sv")["findings"], similar_areas.derive(case)) == []
