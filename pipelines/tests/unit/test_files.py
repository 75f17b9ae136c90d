"""Files are whole or not there, and what runs that were killed left behind goes with the next one."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lagesbild import cli, files
from lagesbild.cli.cleared import cleared
from lagesbild.errors import FetchRunning, NotWritten
from lagesbild.files import (
    flush,
    locked,
    refuse_folder,
    refuse_full,
    refuse_unwritable,
    say_once,
    work_folder,
    write_atomic,
    write_public,
)
from lagesbild.leftovers import mark, sweep, sweep_below
from lagesbild.publish.folders import write_folder
from lagesbild.publish.zipped import zip_snapshot
from lagesbild.store import Store

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


def test_a_number_that_was_given_out_again_does_not_keep_what_another_process_left(tmp_path: Path) -> None:
    ours, another = mark(), f"{os.getpid()}s1"
    assert ours.startswith(f"{os.getpid()}s")
    for name in (".a.html.{}", ".lagesbild.duckdb.{}.new", ".lagesbild.duckdb.{}.new.wal", ".making-{}-site"):
        for each in (ours, another):
            (tmp_path / name.format(each)).write_text("half")
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
    assert all(ours in path.name for path in tmp_path.iterdir())


def test_a_process_that_was_killed_and_not_yet_missed_is_gone(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # it has ended, and its number is kept
    (tmp_path / f".a.html.{child}").write_text("half")
    sweep(tmp_path)
    os.waitpid(child, 0)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_nothing_stops_no_sweep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f".a.html.{DEAD}").write_text("half")
    monkeypatch.setattr(Path, "unlink", raises(OSError(errno.EROFS, "Read-only file system")))
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_disk_that_brings_nothing_to_the_disk_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", raises(OSError(number, os.strerror(number))))
    write_atomic(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"
    monkeypatch.setattr(os, "fsync", raises(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(OSError, match="Input/output"):
        flush(0)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EINVAL])
def test_a_folder_that_cannot_be_brought_to_the_disk_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(files, "_bring_to_disk", raises(OSError(number, os.strerror(number))))
    write_atomic(tmp_path / "a", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


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
        assert folder.name.startswith(f"lb-{mark()}-")
        assert folder.is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [f"lb-{os.getpid()}-x", "lb-x", f"somebody-{DEAD}-x"]
    )


def _behind_a_file(place: Path) -> Path:
    place.write_text("x", encoding="utf-8")
    return place / "briefs"


def _a_file(place: Path) -> Path:
    place.write_text("x", encoding="utf-8")
    return place


NOT_THERE: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "a file": (_a_file, "out: File exists. ", "is in the way"),
    "behind a file": (_behind_a_file, "briefs: Not a directory. ", "is in the way"),
    "a name that is too long": (lambda place: place / ("x" * 300), "x: File name too long. ", "shorter name"),
    "of the system": (lambda _: Path("/proc/briefs"), "briefs: No such file or directory. ", "disk or network share"),
}


@pytest.mark.parametrize("case", NOT_THERE)
def test_where_nothing_can_be_written_is_said_before_work_is_done(tmp_path: Path, case: str) -> None:
    make, told, todo = NOT_THERE[case]
    with pytest.raises(NotWritten) as refused:
        refuse_unwritable(make(tmp_path / "out"))
    assert str(refused.value).removeprefix("x" * 299).startswith(f"{told}What was in place is still there. ")
    assert todo in str(refused.value)


@pytest.mark.parametrize(
    ("number", "todo"), [(errno.ENOSPC, "Make room"), (errno.EROFS, "Give the right"), (errno.EDQUOT, "Make room")]
)
def test_a_disk_that_takes_nothing_is_said_before_work_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, todo: str
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", raises(OSError(number, os.strerror(number))))
    with pytest.raises(NotWritten, match=f"^briefs: {os.strerror(number)}.*{todo}"):
        refuse_unwritable(tmp_path / "briefs")


def test_where_something_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "a" / "b", tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "b"]


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"^data: Is a directory.*is in the way"):
        refuse_folder(_made(tmp_path / "data"))
    refuse_folder(tmp_path / "data.duckdb")


def test_a_command_says_of_its_output_before_it_opens_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "expectations" / "contracts").mkdir(parents=True)
    monkeypatch.setenv("LAGESBILD_HOME", str(tmp_path))
    monkeypatch.setattr(Store, "open", raises(AssertionError("too early")))
    monkeypatch.setattr(sys, "argv", ["lagesbild", "brief", "049", "--output", str(_a_file(tmp_path / "out"))])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert (stopped.value.code, capsys.readouterr().err.count("\n")) == (2, 1)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


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


def test_a_disk_without_locks_is_written_to_all_the_same_and_that_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    say_once.cache_clear()
    monkeypatch.setattr("fcntl.flock", raises(OSError(errno.ENOLCK, "No locks available")))
    for name in ("a", "b"):
        with locked(tmp_path):
            write_atomic(tmp_path / name, b"x")
    assert caplog.messages == ["This disk knows no locks: run one command at a time"]
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


@pytest.fixture
def narrow() -> Iterator[None]:
    """Rights by which nobody else can read what is made."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def rights(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_what_is_published_can_be_read_by_all_and_nothing_else(narrow: None, tmp_path: Path) -> None:
    folder = tmp_path / "snapshots" / "a-2026-11-29"
    write_folder({"fi/tables/a.csv": b"a", "index.html": b"b"}, folder)
    inside = [folder, *folder.rglob("*")]
    assert {rights(path) for path in inside if path.is_dir()} == {"0o755"}
    assert {rights(path) for path in inside if path.is_file()} == {"0o644"}
    assert (len(inside), rights(zip_snapshot(folder))) == (5, "0o644")
    write_public(tmp_path / "briefs" / "fi" / "a.html", b"a")
    assert [rights(tmp_path / name) for name in ("briefs", "briefs/fi", "briefs/fi/a.html")] == ["0o755"] * 2 + [
        "0o644"
    ]


def test_what_is_the_users_own_keeps_the_rights_of_the_user(narrow: None, tmp_path: Path) -> None:
    write_atomic(tmp_path / "local" / "groups.csv", b"a")
    assert [rights(tmp_path / name) for name in ("local", "local/groups.csv")] == ["0o700", "0o600"]
    (tmp_path / "shut").mkdir()
    write_public(tmp_path / "shut" / "a.html", b"a")
    assert rights(tmp_path / "shut") == "0o700"


def test_a_disk_that_knows_no_rights_has_the_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    write_public(tmp_path / "new" / "a.html", b"a")
    assert (tmp_path / "new" / "a.html").read_bytes() == b"a"


def test_too_little_room_is_told_before_any_work(tmp_path: Path) -> None:
    refuse_full(tmp_path, 1)
    with pytest.raises(NotWritten) as refused:
        refuse_full(tmp_path, 10**18)
    told = str(refused.value)
    assert told.startswith(f"{tmp_path.name}: ") and "MB are free where 1000000000000 are needed" in told
    assert told.endswith("Make room, then the same again")
