"""The last word of a command: one line for what the machine does, a report for what nobody foresaw, on any terminal."""

import errno
import io
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from lagesbild import cli
from lagesbild.cli.terminal import plainly, show_what_it_can
from lagesbild.errors import StoreMissing, of_the_machine
from lagesbild.settings import Project

PRIVATE = "/srv/nobody/data/local/own_units.csv"
MACHINE = {
    errno.ENOSPC: "Make room",
    errno.EROFS: "Give the right",
    errno.EACCES: "Give the right",
    errno.EISDIR: "is in the way",
    errno.ENAMETOOLONG: "shorter name",
    errno.ESTALE: "network share",
    errno.EMFILE: "End other programs",
    errno.EAGAIN: "End other programs",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "expectations" / "contracts").mkdir(parents=True)
    monkeypatch.setenv("LAGESBILD_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["lagesbild", "own", "--kind=Anna", PRIVATE])
    return tmp_path


def told(error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    def failing(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "app", failing)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return int(str(stopped.value.code)), capsys.readouterr().err


@pytest.mark.parametrize("number", MACHINE)
def test_an_error_of_the_machine_is_one_line_with_what_to_do(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, line = told(OSError(number, "Refused", PRIVATE), monkeypatch, capsys)
    assert (code, line.count("\n"), "/srv" in line) == (2, 1, False)
    assert line.startswith("lagesbild: own_units.csv: Refused. What was in place is still there. ")
    assert MACHINE[number] in line


def test_too_little_memory_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(MemoryError(), monkeypatch, capsys) == (
        2,
        "lagesbild: not enough memory. What was in place is still there. End other programs, then the same again\n",
    )


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            duckdb.IOException(f'Could not write file "{PRIVATE}": No space left on device'),
            "lagesbild: No space left on device. What was in place is still there. Make room, then the same again\n",
        ),
        (
            duckdb.OutOfMemoryException("failed to allocate data of size 32.0 MiB"),
            "lagesbild: not enough memory. What was in place is still there. End other programs, then the same again\n",
        ),
    ],
)
def test_what_duckdb_meets_on_the_machine_is_one_line_too(
    error: duckdb.Error, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(error, monkeypatch, capsys) == (2, line)


def test_another_error_of_duckdb_is_none_of_the_machine() -> None:
    assert of_the_machine(duckdb.CatalogException("Table a: No space left on device")) is None
    assert of_the_machine(duckdb.IOException("The file is no database")) is None


def test_what_nobody_foresaw_is_a_report_without_paths_and_values(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ValueError(f"{PRIVATE}: 41 pupils")
    except ValueError as error:
        failure = RuntimeError("41 pupils")
        failure.__cause__ = error
    code, line = told(failure, monkeypatch, capsys)
    (report,) = (home / "reports" / "trouble").iterdir()
    text = report.read_text(encoding="utf-8")
    assert (code, line.count("\n")) == (1, 1)
    assert f"Please send reports/trouble/{report.name} to who maintains the program" in line
    assert "Command: lagesbild own --kind\n" in text
    assert "builtins.RuntimeError\n" in text
    assert ", failing\n" in text
    assert "builtins.ValueError\n" in text
    assert not any(secret in text + line for secret in ("/srv", "own_units", "41 pupils", "Anna", str(home)))


def test_a_report_that_cannot_be_written_is_shown(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "reports").write_text("in the way", encoding="utf-8")
    code, lines = told(KeyError("x"), monkeypatch, capsys)
    assert code == 1
    assert "Please send these lines to who maintains the program:\nlagesbild 0.1.0, program files " in lines


def test_who_asks_for_it_sees_the_whole_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(**_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(cli, "app", failing)
    monkeypatch.setenv("LAGESBILD_TRACEBACK", "1")
    with pytest.raises(KeyError):
        cli.main()


def test_our_own_errors_are_told_as_they_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(StoreMissing(), monkeypatch, capsys) == (
        2,
        "lagesbild: There is no store yet. Build it: lagesbild build\n",
    )


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("latin-1", "10-14 ... Järvi Lappi z ? ->"),
        ("iso8859-15", "10-14 ... Järvi Lappi ž ? ->"),
        ("cp1252", "10–14 … Järvi Lappi ž ? ->"),
        ("cp850", "10-14 ... Järvi Lappi z ? ->"),
        ("ascii", "10-14 ... Jarvi Lappi z ? ->"),
        ("utf-8", "10–14 … Järvi Lappi ž 人 →"),
    ],
)
def test_a_terminal_shows_the_nearest_sign_that_it_has(
    monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str
) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    show_what_it_can()
    print("10–14 … Järvi Lappi ž 人 →", end="", file=terminal, flush=True)
    assert written.getvalue().decode(encoding) == shown


def test_only_writing_is_helped() -> None:
    with pytest.raises(UnicodeDecodeError):
        plainly(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"))


def test_a_stream_that_cannot_be_set_any_more_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken(io.TextIOWrapper):
        def reconfigure(self, **_: object) -> None:
            raise OSError(errno.ESPIPE, "Illegal seek")

    under = io.BytesIO()
    monkeypatch.setattr("sys.stdout", Taken(under, encoding="utf-8"))
    show_what_it_can()
    print("ja – nej", flush=True)
    assert under.getvalue().decode() == "ja – nej\n"


def test_what_is_told_of_a_store_that_is_built_first_stays_out_of_a_list(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(project: Project, *, report: Callable[[str], None]) -> None:
        report("Store built in 1 s")
        raise StoreMissing

    monkeypatch.setattr("lagesbild.checks.build_checked_store", build)
    monkeypatch.setattr("lagesbild.store.Store.open", build_first)
    monkeypatch.setattr(sys, "argv", ["lagesbild", "areas"])
    with pytest.raises(SystemExit):
        cli.main()
    told = capsys.readouterr()
    assert told.out == ""
    assert "it is built first, some minutes.\nStore built in 1 s\n" in told.err


def build_first(*_: object) -> None:
    raise StoreMissing
