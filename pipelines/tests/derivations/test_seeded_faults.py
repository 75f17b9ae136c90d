"""Seeded faults: three of them are refused, what cannot be seeded is an error, and one that is missed fails."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import seeded_faults
from lagesbild.settings import Project
from seeded_faults import FAULTS, PIPELINES, Fault, main, seeded

WORDS = """question:
  fi: "Mitä?"
takeaway:
  fi: "Väheni vuodesta {base} vuoteen {horizon}."
  sv: "Minskade från {base} till {horizon}."
  en: "Fell from {base} to {horizon}."
core: {fi: "{base}", sv: "{base}", en: "{base}"}
"""


@pytest.mark.slow
@pytest.mark.parametrize("exhibit", ["members", "projected-change"], ids=["of-figures-that-ship", "of-a-fetched-table"])
def test_a_wrong_sum_a_wrong_direction_and_a_wrong_year_are_refused(built_home: Project, exhibit: str) -> None:
    environment = os.environ | {"LAGESBILD_HOME": str(built_home.root), "PYTHONPATH": str(PIPELINES)}
    command = [sys.executable, str(PIPELINES / "seeded_faults.py"), exhibit]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines == [
        ["exhibit", "fault", "derivation", "read-back", "loader"],
        [exhibit, "sum", "code", "refused", "–", "–"],
        [exhibit, "direction", "fi", "–", "refused", "–"],
        [exhibit, "year", "sv", "–", "refused", "–"],
        ["3", "of", "3", "faults", "were", "refused."],
    ]


def test_every_exhibit_listed_has_a_fault_of_each_kind() -> None:
    kinds = Counter((fault.exhibit, fault.kind) for fault in FAULTS)
    assert set(kinds.values()) == {1}
    assert {kind for _, kind in kinds} == {"sum", "direction", "year"}
    exhibits = {exhibit for exhibit, _ in kinds}
    assert len(exhibits) >= 10
    assert len(FAULTS) == 3 * len(exhibits)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.exhibit}-{fault.kind}")
def test_every_fault_can_be_seeded(fault: Fault) -> None:
    text = (PIPELINES / "lagesbild" / fault.file).read_text(encoding="utf-8")
    assert seeded(text, fault) != text


def test_a_template_is_altered_in_the_chosen_languages_only() -> None:
    one = Fault("x", "year", "x.yml", "från {base} till {horizon}", "från {horizon} till {base}", "takeaway", ("sv",))
    assert seeded(WORDS, one) == WORDS.replace("från {base} till {horizon}", "från {horizon} till {base}")
    every = Fault("x", "year", "x.yml", "{base}", "2024", "core")
    assert seeded(WORDS, every).splitlines()[-1] == 'core: {fi: "2024", sv: "2024", en: "2024"}'
    assert "{base} till" in seeded(WORDS, every)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Fault("x", "year", "x.yml", "{year}", "2040", "takeaway"), "x.yml, takeaway: no {year} in fi, sv, en"),
        (Fault("x", "year", "x.yml", "från", "till", "takeaway"), "x.yml, takeaway: no från in fi, sv, en"),
        (Fault("x", "year", "x.yml", "{base}", "2040", "lead"), "x.yml has no key lead"),
        (Fault("x", "sum", "x.sql", "{base}", "0"), r"x.sql: {base} is there 6 times"),
    ],
)
def test_what_cannot_be_seeded_is_an_error(fault: Fault, message: str) -> None:
    with pytest.raises(ValueError) as refused:
        seeded(WORDS, fault)
    assert str(refused.value) == message


def test_a_fault_that_nobody_refuses_fails_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing(home: Path, exhibit: str, fault: Fault | None) -> dict[str, list[str]]:
        return {"derivation": [], "read-back": ["seen"] if fault and fault.kind == "year" else []}

    monkeypatch.setattr(seeded_faults, "refusals", nothing)
    assert main(["members"]) == 2
    shown = capsys.readouterr().out
    assert shown.count("MISSED") == 2
    assert shown.splitlines()[-1] == "1 of 3 faults were refused."


def test_what_is_refused_without_a_fault_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeded_faults, "refusals", lambda *_: {"derivation": ["wrong"]})
    with pytest.raises(ValueError, match="members is refused as it is"):
        main(["members"])
