"""The derivation of births, migration and deaths: worked literally, and refusing what is altered."""

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
FINDINGS: list[dict[str, Any]] = [{"kind": f"{ROOM}.makes_up", "values": {"share": 38.6}}]  # 1 778 of 546 + 4 057
PUPILS = {"grades": "7–12", "base": 2024, "horizon": 2040}
NOTES: list[list[dict[str, Any]]] = [[{"kind": f"{ROOM}.pupils_all", "values": PUPILS}], []]


def part(findings: list[dict[str, Any]], table: list[list[object]] | None = None) -> dict[str, Any]:
    rows = [{"header": "", "cells": list(map(str, row)), "numbers": list(map(number, row))} for row in table or []]
    shown = {"rows": rows} if table else None
    return {"id": "births-and-migration", "findings": findings, "table": shown, "notes_findings": NOTES}


def number(value: object) -> dict[str, object] | None:
    return None if value == "–" else {"value": value}


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_findings_pass(raw: Raw, language: str) -> None:
    assert of_exhibit(Case(raw, raw.place("kopa-jarviseutu"), language, 2040), part(FINDINGS)) == []


@pytest.mark.parametrize(
    "altered",
    [
        [{"kind": f"{ROOM}.makes_up", "values": {"share": 38.7}}],
        [{"kind": f"{ROOM}.makes_up", "values": {"share": -38.6}}],
        [{"kind": f"{ROOM}.outnumber", "values": {}}],
        [*FINDINGS, *FINDINGS],
        [],
    ],
    ids=["number", "sign", "kind", "twice", "left-out"],
)
def test_an_altered_finding_is_refused(raw: Raw, altered: list[dict[str, Any]]) -> None:
    (refused,) = of_exhibit(Case(raw, raw.place("kopa-jarviseutu"), "fi", 2040), part(altered))
    assert f"{ROOM}.makes_up" in refused


@pytest.mark.parametrize(
    ("kind", "name", "wrong"),
    [
        ("pupils_all", "horizon", 2035),
        ("pupils_all", "base", 2025),
        ("pupils_some", "base", 2024),  # most, not all
    ],
)
def test_an_altered_note_is_refused(raw: Raw, kind: str, name: str, wrong: int) -> None:
    given = part(FINDINGS) | {"notes_findings": [[{"kind": f"{ROOM}.{kind}", "values": {**PUPILS, name: wrong}}]]}
    (refused,) = of_exhibit(Case(raw, raw.place("kopa-jarviseutu"), "fi", 2040), given)
    assert refused.startswith("note: ")


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
    ((pupils,),) = births_and_migration.notes(Case(raw, raw.place(area), "en", horizon))
    assert pupils == (f"{ROOM}.{kind}", {"grades": "7–12", "horizon": horizon, **values})
