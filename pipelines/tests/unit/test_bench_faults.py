"""What the bench of faults would see: each kind of damage, made by hand."""

import os
from pathlib import Path

import pytest

from bench_faults import _is_told
from faulty_kinds import AREA, EDITION, Met, leftovers
from faulty_runs import Ended, Writes
from lagesbild.settings import Project
from tests.integration.made_up_snapshots import publish
from tests.workshop import GROUP, KIT_ID, answered, keep

SAID = "lagesbild: a.html: No space left on device\n"


@pytest.mark.parametrize(
    ("code", "told", "is_told"),
    [
        (2, SAID, True),
        (0, "", True),
        (1, SAID, False),
        (2, SAID + SAID, False),
        (2, f"Traceback (most recent call last):\n{SAID}", False),
        (1, "OSError: [Errno 28]", False),
    ],
)
def test_a_full_disk_is_told_in_one_line_with_exit_code_2(code: int, told: str, *, is_told: bool) -> None:
    assert _is_told(Ended(code, told, 1.0, 1)) is is_told


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
