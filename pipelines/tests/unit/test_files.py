"""Files are whole or not there, and what runs that were killed left behind goes with the next one."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from lagesbild import files
from lagesbild.cli.cleared import cleared
from lagesbild.errors import FetchRunning, NotWritten
from lagesbild.files import locked, sweep, sweep_below, work_folder, write_atomic

DEAD = 2**22 + 7  # above the largest number of a process
FULL = OSError(errno.ENOSPC, "No space left on device", "/srv/nobody/reports/briefs/fi/.a.html.1")


def raises(error: Exception) -> object:
    def raising(*_: object, **__: object) -> None:
        raise error

    return raising


def test_a_file_that_cannot_be_written_stays_as_it_was_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomic(tmp_path / "a", b"before")
    monkeypatch.setattr(os, "fsync", raises(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space left") as failed:
        write_atomic(tmp_path / "a", b"after")
    assert str(NotWritten.of(failed.value)).startswith("a: No space left on device. What was")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"before")]


def test_what_killed_runs_were_making_goes_and_what_is_being_made_stays(tmp_path: Path) -> None:
    left = (
        f".a.html.{DEAD}",
        f".lagesbild.duckdb.{DEAD}.new",
        f".lagesbild.duckdb.{DEAD}.new.wal",
        f".making-{DEAD}-x",
    )
    kept = (f".a.html.{os.getpid()}", ".lock", ".inputs", "brief.2040", f"a.{DEAD}", ".making-x", f".a.{'9' * 30}")
    for name in (*left, *kept):
        (tmp_path / name).write_text("half")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(kept)


def test_all_below_a_folder_is_swept_but_what_came_there_whole(tmp_path: Path) -> None:
    shelf = tmp_path / "snapshots"
    places = (tmp_path / "briefs" / "fi", shelf, shelf / ".inputs", shelf / "pilots-1" / "fi")
    for place in places:
        place.mkdir(parents=True)
        (place / f".a.{DEAD}").write_text("half")
    sweep_below(tmp_path, shelves=(shelf,))
    assert [place for place in places if list(place.glob(f".a.{DEAD}"))] == [shelf / "pilots-1" / "fi"]


def test_work_folders_of_killed_runs_go_with_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "work_place", lambda: tmp_path)
    for name in (f"lb-{DEAD}-x", f"lb-{os.getpid()}-x", "lb-x", f"somebody-{DEAD}-x"):
        (tmp_path / name).mkdir()
    with work_folder() as folder:
        assert folder.name.startswith(f"lb-{os.getpid()}-")
        assert folder.is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [f"lb-{os.getpid()}-x", "lb-x", f"somebody-{DEAD}-x"]
    )


def test_a_place_with_a_long_path_is_left_for_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", f"/{'t' * 50}")
    assert str(files.work_place()) == "/tmp"
    monkeypatch.setattr(tempfile, "tempdir", f"/{'t' * 49}")
    assert str(files.work_place()) == f"/{'t' * 49}"


def test_who_comes_second_meets_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(FetchRunning), locked(tmp_path, busy=FetchRunning()):
        pass
    with locked(tmp_path, busy=FetchRunning()):
        assert (tmp_path / ".lock").exists()


def test_a_disk_without_locks_is_written_to_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.flock", raises(OSError(errno.ENOLCK, "No locks available")))
    with locked(tmp_path):
        write_atomic(tmp_path / "a", b"x")
    monkeypatch.setattr("fcntl.flock", raises(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(OSError, match="Input/output"), locked(tmp_path):
        pass


def test_an_error_of_the_machine_names_the_file_but_not_where_it_lies() -> None:
    assert str(NotWritten.of(FULL)) == (
        ".a.html.1: No space left on device. What was in place is still there. Make room, then the same again"
    )
    assert str(NotWritten.of(OSError(errno.EIO, "Input/output error"))).startswith("Input/output error. What was")


def test_a_command_that_makes_something_removes_what_was_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "expectations" / "contracts").mkdir(parents=True)
    monkeypatch.setenv("LAGESBILD_HOME", str(tmp_path))
    left = [tmp_path / "data" / "raw" / f".a.{DEAD}.new", tmp_path / "reports" / "forms" / f".b.{DEAD}"]
    for path in left:
        path.parent.mkdir(parents=True)
        path.write_text("half")
    ran: list[list[bool]] = []
    cleared(lambda: ran.append([path.exists() for path in left]))()
    assert ran == [[False, False]]
