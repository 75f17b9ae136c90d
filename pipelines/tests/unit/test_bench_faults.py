"""What the bench of faults would see: each kind of damage, made by hand."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from bench_faults import ASKED, summary, table
from faulty_answers import FAULTS, PLACES, place_of
from faulty_disk import fill
from faulty_inputs import by_turns
from faulty_kinds import AREA, EDITION, Met, leftovers
from faulty_lane import is_told
from faulty_runs import Ended, Writes
from faulty_services import cases, problems
from lagesbild.settings import Project
from seeded_figures import WrongFigure
from tests.integration.made_up_snapshots import publish
from tests.workshop import GROUP, KIT_ID, answered, keep

SAID = "lagesbild: a.html: No space left on device\n"


@pytest.mark.parametrize(
    ("code", "told", "told_well"),
    [
        (2, SAID, True),
        (0, "", True),
        (1, SAID, False),
        (2, SAID + SAID, False),
        (2, f"Traceback (most recent call last):\n{SAID}", False),
        (1, "OSError: [Errno 28]", False),
    ],
)
def test_a_full_disk_is_told_in_one_line_with_exit_code_2(code: int, told: str, *, told_well: bool) -> None:
    assert is_told(Ended(code, told, 1.0, 1)) is told_well


def test_only_what_is_changed_below_the_home_is_counted() -> None:
    writes = Writes(Path("/home-of-a-run"), "kill", at=0)
    for event, given in (
        ("open", ("/home-of-a-run/a", "w", os.O_WRONLY | os.O_CREAT)),
        ("os.rename", ("/home-of-a-run/a", "/home-of-a-run/b", -1, -1)),
        ("open", ("/home-of-a-run/a", "r", os.O_RDONLY)),
        ("open", ("/elsewhere/a", "w", os.O_WRONLY)),
        ("os.listdir", ("/home-of-a-run",)),
    ):
        writes(event, given)
    assert writes.count == 2


def test_leftovers_are_seen_wherever_they_lie(tmp_path: Path) -> None:
    names = ("data/.lagesbild.duckdb.7.new", "data/lagesbild.duckdb.wal", "reports/briefs/fi/.a.html.7", "t/lb-7-x")
    for name in (*names, "data/local/.lock", "reports/snapshots/.inputs/ab"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert sorted(leftovers(Project(tmp_path))) == sorted(Path(name).name for name in names)


def test_a_brief_that_is_torn_or_lacks_a_file_is_seen(tmp_path: Path) -> None:
    folder, met = tmp_path / "reports" / "briefs", Met(Project(tmp_path), {})
    assert met.all_briefs() == ["missing brief"]
    for name in (f"fi/{AREA.lower()}.html", "assets/a.css"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("whole")
    assert met.all_briefs() == []
    (folder / "assets" / "a.css").write_text("half")
    assert met.briefs() == ["torn assets/a.css"]
    (folder / "assets" / "a.css").unlink()
    assert met.briefs() == ["missing assets/a.css"]


def test_answers_without_their_measures_and_half_a_file_are_seen(home: Project) -> None:
    keep(home)
    (home.root / "answers").mkdir()
    saved = answered(home.root / "answers", "0.json").read_bytes()
    met, kept = Met(home, {}), home.workshops / GROUP / KIT_ID / "a.json"
    assert met.answers() == []
    assert met.all_answers() == ["missing answers: (0, 0, 0)"]
    kept.write_bytes(saved)
    assert met.answers() == ["mixed register: 0 measures"]
    kept.write_bytes(saved[:100])
    assert met.answers() == ["torn a.json", "mixed register: 0 measures"]
    home.measures.write_text("measure_id\nx\n", encoding="utf-8")
    assert met.answers()[1].startswith("torn register: ")


@pytest.mark.slow
def test_a_snapshot_that_was_changed_is_seen(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    met, made = Met(home, {}), publish(home, monkeypatch, name=EDITION)
    assert met.shelf() == []
    (made.folder / "index.html").write_text("half")
    assert f"torn snapshot {made.folder.name}" in met.shelf()


REFUSED = "Did not come: raw_a. The figures at hand stay:\n  StatFin a: HTTP 503\n"


@pytest.mark.parametrize(
    ("ended", "found", "wrong"),
    [
        (Ended(1, REFUSED, 31.0, 9, 300.0), {"a"}, []),
        (Ended(0, "", 2.0, 9, 300.0), {"a"}, []),
        (Ended(0, "", 2.0, 9, 300.0), {"a", "b"}, ["accepted"]),
        (Ended(1, "lagesbild: Something that was not foreseen: KeyError", 2.0, 9, 300.0), {"a"}, ["not told"]),
        (Ended(1, "", 2.0, 9, 300.0), {"a"}, ["not told"]),
        (Ended(-9, "", 301.0, 9, 300.0), {"a"}, ["not told", "over 60 s"]),
        (Ended(1, REFUSED, 2.0, 9, 1500.0), {"a"}, ["over 1 GB"]),
    ],
)
def test_a_fetch_is_told_or_has_the_right_figures_in_time_and_memory(
    ended: Ended, found: set[str], wrong: list[str]
) -> None:
    assert list(problems(ended, found, {"a"})) == wrong


def test_every_fault_of_a_service_comes_once_before_any_comes_at_another_place() -> None:
    listed = cases(150, seed=1)
    assert len(listed) == len(set(listed)) == 150
    assert sorted(case.fault for case in listed[: len(FAULTS)]) == sorted(FAULTS)
    assert {case.place for case in listed} == set(PLACES)
    assert listed == cases(150, seed=1) != cases(150, seed=2)


@pytest.mark.parametrize(
    ("method", "path", "place"),
    [
        ("GET", "?config", "limits"),
        ("GET", "StatFin/ssaaty/", "list"),
        ("GET", "StatFin/ssaaty/121w.px", "description"),
        ("POST", "StatFin/ssaaty/121w.px", "cells"),
    ],
)
def test_a_fetch_asks_for_four_things(method: str, path: str, place: str) -> None:
    assert place_of(path, method) == place


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_gives_what_was_right(fault: str) -> None:
    right = json.dumps({"title": "Made up", "variables": [{"code": "a", "values": ["x", "y"]}], "cells": [1, 2, 30]})
    reply = FAULTS[fault](right.encode())
    is_same = reply.body == right.encode() and reply.status == 200
    assert not is_same or reply.headers or reply.length


def test_wrong_figures_come_by_turns_of_their_kinds() -> None:
    figures = tuple(WrongFigure(kind, "t", what, "") for kind, what in (("a", "1"), ("a", "2"), ("b", "3")))
    assert [each.what for each in by_turns(figures)] == ["1", "3", "2"]


def test_without_a_disk_of_its_own_only_the_process_is_stopped_from_writing(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        fill(tmp_path)
        try:
            (tmp_path / "a").write_bytes(b"x")
        except OSError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    (tmp_path / "b").write_bytes(b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_the_table_has_a_line_for_each_and_says_how_many_there_were_of_those_asked_for() -> None:
    rows = {"kill build": Counter(runs=3, torn=1), "own files": Counter(runs=20)}
    head, kills, files = table(rows).splitlines()
    assert head.split()[:6] == ["fault", "and", "command", "runs", "torn", "missing"]
    assert kills.split()[:5] == ["kill", "build", "3", "1", "0"]
    assert files.split()[:4] == ["own", "files", "20", "0"]
    said = summary(rows, {name: usual for name, (usual, _) in ASKED.items()})
    assert said.startswith("kill 3 of 500, full 0 of 60, two 0 of 30, service 0 of 150, own files 20 of 300, wrong")
