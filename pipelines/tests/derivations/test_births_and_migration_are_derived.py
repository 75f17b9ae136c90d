"""The derivation of births, migration and deaths: worked literally, and refusing what is altered."""

from copy import deepcopy
from typing import Any

import pytest

from lagesbild.settings import LANGUAGES
from tests.derivations import births_and_migration
from tests.derivations.case import Case
from tests.derivations.judge import of_exhibit
from tests.derivations.raw import Raw

# Statistics Finland, projection 2024 (14wx), four municipalities, persons by age: 2040 0–15 1 778, 16–49 4 512 and
# 50–99 7 511; 2024 0–33 5 058 and 34–99 11 568
ROOM = "births_and_migration"
PARTS = [f"{ROOM}.sentence_{part}" for part in ("born_after", "under_50", "from_50")]
PROJECTED = ["shared.year_of_kind", "shared.projected"]
TAKEAWAY = {"change": -2825, "base": PROJECTED, "horizon": 2040, "parts": PARTS, "pupils": [f"{ROOM}.pupils_all"]}
FINDINGS: list[dict[str, Any]] = [
    {"kind": f"{ROOM}.takeaway", "values": TAKEAWAY},
    {"kind": "shared.year_of_kind", "values": {"year": 2024, "kind": ["shared.projected"]}},
    {"kind": "shared.projected", "values": {}},
    {"kind": PARTS[0], "values": {"base": 2024, "change": 1778}},
    {"kind": PARTS[1], "values": {"youngest": 16, "eldest": 49, "horizon": 2040, "change": -546}},
    {"kind": PARTS[2], "values": {"split": 50, "change": -4057}},
    {"kind": f"{ROOM}.pupils_all", "values": {"grades": "7–12", "base": 2024, "horizon": 2040}},
]


def part(findings: list[dict[str, Any]], table: list[list[object]] | None = None) -> dict[str, Any]:
    rows = [{"header": "", "cells": list(map(str, row)), "numbers": list(map(number, row))} for row in table or []]
    return {"id": "births-and-migration", "findings": findings, "table": {"rows": rows} if table else None}


def number(value: object) -> dict[str, object] | None:
    return None if value == "–" else {"value": value}


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_findings_pass(raw: Raw, language: str) -> None:
    assert of_exhibit(Case(raw, raw.place("kopa-jarviseutu"), language, 2040), part(FINDINGS)) == []


@pytest.mark.parametrize(
    ("place", "name", "wrong"),
    [
        (4, "change", -547),  # number
        (3, "change", -1778),  # direction
        (0, "base", ["shared.year_of_kind", "shared.observed"]),  # a projection is called one
        (4, "youngest", 15),  # ages
        (6, "horizon", 2035),  # year
        (6, "base", 2025),
        (3, "base", 2023),
        (5, "change", 4057),
        (5, "split", 65),
        (0, "change", 2825),
        (0, "parts", PARTS[:2]),
        (1, "year", 2025),
    ],
)
def test_an_altered_value_is_refused(raw: Raw, place: int, name: str, wrong: object) -> None:
    altered = deepcopy(FINDINGS)
    altered[place]["values"][name] = wrong
    (refused,) = of_exhibit(Case(raw, raw.place("kopa-jarviseutu"), "fi", 2040), part(altered))
    assert refused.startswith(f"{FINDINGS[place]['kind']}: {name} is ")


@pytest.mark.parametrize(
    "altered",
    [
        [*FINDINGS[:4], FINDINGS[5], FINDINGS[4], FINDINGS[6]],  # another order, and so another cause
        FINDINGS[:-1],
        [*FINDINGS[:-1], FINDINGS[-1] | {"kind": f"{ROOM}.pupils_some"}],  # most, not all
        [*FINDINGS[:2], {"kind": "shared.observed", "values": {}}, *FINDINGS[3:]],
    ],
    ids=["order", "left-out", "some", "observed"],
)
def test_another_kind_or_order_is_refused(raw: Raw, altered: list[dict[str, Any]]) -> None:
    (refused,) = of_exhibit(Case(raw, raw.place("kopa-jarviseutu"), "en", 2040), part(altered))
    assert refused.startswith(f"reports {ROOM}.takeaway, shared.year_of_kind, ")


def test_the_table_is_derived_whole_and_refused_where_altered(raw: Raw) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), "en", 2040)
    rows = births_and_migration.table(case)
    # 7–12: 1 124 in 2024, 686 in 2040, nobody of them born by 2024; 16–18: 637 and 360, and 322 aged 0–2 in 2024
    assert rows[0] == [16626, 13801, -2825, 1778, 0, -546, -4057]
    assert rows[3] == [1124, 686, -438, 686, -1124, "–", "–"]
    assert rows[5] == [637, 360, -277, "–", -315, 38, "–"]
    assert of_exhibit(case, part(FINDINGS, rows)) == []
    for wrong in (rows[1:], [rows[1], rows[0], *rows[2:]], [[*rows[0][:-1], -4056], *rows[1:]]):
        refused = of_exhibit(case, part(FINDINGS, wrong))
        assert refused and all("table" in each for each in refused)


@pytest.mark.parametrize(
    ("area", "horizon", "kind", "values"),
    [
        ("kopa-jarviseutu", 2035, "pupils_some", {"base": 2024, "first": 7, "last": 10}),
        ("MK06", 2033, "pupils_one", {"base": 2025, "age": 7}),
        ("MK06", 2026, "pupils_none", {"base": 2025}),
    ],
)
def test_which_pupils_are_not_born_yet(raw: Raw, area: str, horizon: int, kind: str, values: dict[str, int]) -> None:
    (takeaway,) = births_and_migration.derive(Case(raw, raw.place(area), "en", horizon))
    pupils = takeaway.values["pupils"]
    assert pupils == (f"{ROOM}.{kind}", {"grades": "7–12", "horizon": horizon, **values})
