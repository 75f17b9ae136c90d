"""The overview's sentences, core messages and tables said again from the raw figures; what is altered is refused."""

import ast
import json
from functools import partial
from typing import Any

import pytest
from tests.second_path.raw import Raw

from lagesbild.briefs import Job, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import LANGUAGES, Project
from tests.second_path.overview import EXHIBITS, Side, areas_of, core_messages, differences, table
from tests.second_path.said import NO_BREAK

PILOT_GROUPS = "pilot-groups"
TWO = ("kopa-jarviseutu", "vpk-tuusula")
Parts = list[tuple[str, dict[str, Any]]]


@pytest.mark.slow
def test_every_sentence_and_cell_of_the_overview_is_what_the_raw_figures_give(
    raw: Raw, checkout: Project, built_home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    jobs = [
        Job("network_overview", "", "", language, horizon, edition=PILOT_GROUPS)
        for language in LANGUAGES for horizon in (2035, 2040)
    ]  # fmt: skip
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    areas = areas_of(raw, PILOT_GROUPS)
    assert len(areas) == 11
    found = [
        f"{each.job} {each.job.horizon}: {difference}"
        for each in outcomes if each.result
        for difference in differences(Side(raw, areas, each.job.language, each.job.horizon), parts_of(each.result))
    ]  # fmt: skip
    assert not found, "\n".join(found)


def test_every_exhibit_of_the_notebook_has_a_second_derivation(checkout: Project) -> None:
    notebook = json.loads((checkout.notebooks / "network_overview.ipynb").read_text(encoding="utf-8"))
    source = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    shown = [ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "overview.exhibit"]
    assert shown == list(EXHIBITS)


def whole(side: Side) -> Parts:
    """The overview as it must be, from the second path itself."""
    rows = {name: [{"header": row[0], "cells": row[1:]} for row in table(side, name)] for name in EXHIBITS}
    shown = [
        ("exhibit", {"id": name, "takeaway": say(side), "not_shown": "", "table": {"rows": rows[name]}})
        for name, (say, _) in EXHIBITS.items()
    ]
    messages = [{"exhibit": name, "text": text} for name, text in core_messages(side)]
    return [("opening", {"core_messages": messages}), *shown]


# Statistics Finland, projection 2024 (14wx): Järviseutu 16 626 residents in 2024 and 13 801 in 2040, Tuusula 41 988 and
# 50 637. Järviseutu: 2 435 aged 0–14, 5 496 aged 65–99 and 8 695 aged 15–64 in 2024.
POPULATION = [
    ("Järviseutu", "16_626", "13_801", "−2_825", "−17,0_%"),
    ("Tuusula", "41_988", "50_637", "+8_649", "+20,6_%"),
]
JARVISEUTU_DEPENDENCY = ("91,2", "2_435", "8_695", "5_496")


def test_tables_hold_the_figures_worked_by_hand(raw: Raw) -> None:
    side = Side(raw, TWO, "fi", 2040)
    rows = [tuple(cell.replace(NO_BREAK, "_") for cell in row) for row in table(side, "overview-population")]
    assert rows == POPULATION
    dependency = [cell.replace(NO_BREAK, "_") for cell in table(side, "overview-dependency")[0]]
    assert (dependency[1], *dependency[3::2]) == JARVISEUTU_DEPENDENCY
    assert differences(side, whole(side)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXHIBITS)
def test_an_altered_sentence_or_cell_is_refused(raw: Raw, name: str, language: str) -> None:
    side = Side(raw, TWO, language, 2040)
    for alter in (_sentence, _cell, _order, _left_out):
        parts = [alter(part) if part.get("id") == name else part for _, part in whole(side)]
        kinds = ["opening" if "core_messages" in part else "exhibit" for part in parts]
        (refused,) = differences(side, list(zip(kinds, parts, strict=True)))
        assert refused.startswith(name)


def _sentence(part: dict[str, Any]) -> dict[str, Any]:
    """The last digit of the sentence is another one."""
    said = part["takeaway"]
    place = max(place for place, letter in enumerate(said) if letter.isdigit())
    return part | {"takeaway": said[:place] + str((int(said[place]) + 1) % 10) + said[place + 1 :]}


def _cell(part: dict[str, Any]) -> dict[str, Any]:
    first, *others = part["table"]["rows"]
    return part | {"table": {"rows": [first | {"cells": (*first["cells"][:-1], "1")}, *others]}}


def _order(part: dict[str, Any]) -> dict[str, Any]:
    return part | {"table": {"rows": part["table"]["rows"][::-1]}}


def _left_out(part: dict[str, Any]) -> dict[str, Any]:
    return part | {"table": {"rows": part["table"]["rows"][:1]}}


def test_an_exhibit_that_is_missing_and_another_core_message_are_refused(raw: Raw) -> None:
    side = Side(raw, TWO, "sv", 2035)
    (_, opening), *exhibits = whole(side)
    assert differences(side, exhibits[1:]) == ["overview-population: is not on both sides"]
    swapped = {"core_messages": opening["core_messages"][::-1]}
    assert len(differences(side, [("opening", swapped), *exhibits])) == 2
