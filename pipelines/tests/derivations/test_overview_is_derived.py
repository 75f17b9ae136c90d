"""The overview's findings, core messages and tables derived from the raw figures; what is altered is refused."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from lagesbild.briefs import Job, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import LANGUAGES, Project
from tests.derivations.found import as_reported
from tests.derivations.judge import derivation, derived_exhibits, first_of_sections, of_overview
from tests.derivations.raw import Raw
from tests.derivations.side_by_side import Side, areas_of

PILOT_GROUPS = "pilot-groups"
TWO = ("kopa-jarviseutu", "vpk-tuusula")
EXHIBITS = [name for name in derived_exhibits() if name.startswith("overview")]
Part = dict[str, Any]
Parts = list[tuple[str, Part]]


@pytest.fixture(scope="module")
def whole(built_raw: Raw) -> Callable[[str, int], tuple[Side, Parts]]:
    """The overview of two areas as it must be, from its derivations."""
    made: dict[tuple[str, int], tuple[Side, Parts]] = {}

    def of(language: str, horizon: int) -> tuple[Side, Parts]:
        if (language, horizon) not in made:
            side = Side(built_raw, TWO, language, horizon)
            opening = ("opening", {"core_messages": [core_message(side, name) for name in first_of_sections()]})
            made[language, horizon] = side, [opening, *(("exhibit", exhibit(side, name)) for name in EXHIBITS)]
        return made[language, horizon]

    return of


def core_message(side: Side, name: str) -> Part:
    module = derivation(name)
    derive = getattr(module, "core", None) or module.derive  # type: ignore[union-attr]
    return {"exhibit": name, "findings": as_reported(derive(side))}


def exhibit(side: Side, name: str) -> Part:
    module = derivation(name)
    assert module is not None
    table = {"rows": [row(each) for each in module.table(side)]} if hasattr(module, "table") else None
    return {"id": name, "findings": as_reported(module.derive(side)), "table": table}


def row(values: list[object]) -> Part:
    return {
        "header": "",
        "cells": [str(value) for value in values],
        "numbers": [None if value == "–" else number(value) for value in values],
    }


def number(value: object) -> Part:
    return {"parts": [{"value": each} for each in value]} if isinstance(value, list) else {"value": value}


@pytest.mark.slow
def test_every_finding_and_cell_of_the_overview_is_what_the_raw_figures_give(
    built_raw: Raw, checkout: Project, built_home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    asked = [(language, horizon) for language in LANGUAGES for horizon in (2035, 2040)]
    jobs = [Job("network_overview", "", "", *each, edition=PILOT_GROUPS) for each in asked]
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout, engine="lagesbild"), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    areas = areas_of(built_raw, PILOT_GROUPS)
    assert len(areas) == 11
    made = [(each.job, parts_of(each.result)) for each in outcomes if each.result]
    refused = [
        f"{job} {job.horizon}: {each}"
        for job, parts in made
        for each in of_overview(Side(built_raw, areas, job.language, job.horizon), parts)
    ]
    assert not refused, "\n".join(refused)


# Statistics Finland, projection 2024 (14wx): Järviseutu 16 626 residents in 2024 and 13 801 in 2040, Tuusula 41 988 and
# 50 637. Järviseutu: 2 435 aged 0–14, 5 496 aged 65–99 and 8 695 aged 15–64 in 2024.
POPULATION = [[16626, 13801, -2825, -17.0], [41988, 50637, 8649, 20.6]]
JARVISEUTU_DEPENDENCY = [91.2, 2435, 8695, 5496]


def test_tables_hold_the_figures_worked_by_hand(whole: Callable[[str, int], tuple[Side, Parts]]) -> None:
    side, parts = whole("fi", 2040)
    tables = {part["id"]: derivation(part["id"]).table(side) for kind, part in parts[1:] if part["table"]}  # type: ignore[union-attr]
    assert tables["overview-population"] == POPULATION
    dependency = tables["overview-dependency"][0]
    assert [dependency[0], *dependency[2::2]] == JARVISEUTU_DEPENDENCY
    assert of_overview(side, parts) == []


def test_every_exhibit_has_a_table_that_is_derived() -> None:
    assert len(EXHIBITS) == 7
    assert [name for name in EXHIBITS if not hasattr(derivation(name), "table")] == []


def _value(part: Part) -> Part:
    """The first number among the values is another one."""
    first, *others = part["findings"]
    name = next(name for name in sorted(first["values"]) if not isinstance(first["values"][name], str))
    return part | {"findings": [{**first, "values": first["values"] | {name: [-1.0]}}, *others]}


def _kind(part: Part) -> Part:
    first, *others = part["findings"]
    return part | {"findings": [{**first, "kind": "another.takeaway"}, *others]}


def _findings_left_out(part: Part) -> Part:
    return part | {"findings": part["findings"][:-1]}


def _cell(part: Part) -> Part:
    first, *others = part["table"]["rows"]
    return part | {"table": {"rows": [first | {"numbers": [{"value": 1}, *first["numbers"][1:]]}, *others]}}


def _order(part: Part) -> Part:
    return part | {"table": {"rows": part["table"]["rows"][::-1]}}


def _row_left_out(part: Part) -> Part:
    return part | {"table": {"rows": part["table"]["rows"][:1]}}


@pytest.mark.parametrize("name", EXHIBITS)
@pytest.mark.parametrize("alter", [_value, _kind, _findings_left_out, _cell, _order, _row_left_out])
def test_what_is_altered_is_refused(
    whole: Callable[[str, int], tuple[Side, Parts]], name: str, alter: Callable[[Part], Part]
) -> None:
    side, parts = whole("sv", 2035)
    refused = of_overview(side, [(kind, alter(part) if part.get("id") == name else part) for kind, part in parts])
    assert refused
    assert all(each.startswith(f"{name}: ") for each in refused)


def test_an_exhibit_that_is_missing_and_another_core_message_are_refused(
    whole: Callable[[str, int], tuple[Side, Parts]],
) -> None:
    side, (opening, *exhibits) = whole("sv", 2035)
    without = [each for each in exhibits if each[1]["id"] != "overview-population"]
    assert of_overview(side, without) == ["overview-population: is left out"]
    swapped = {"core_messages": opening[1]["core_messages"][::-1]}
    assert of_overview(side, [("opening", swapped), *exhibits]) == [
        "core messages are of overview-renewal, overview-stages, overview-population,"
        " derived of overview-population, overview-stages, overview-renewal"
    ]
