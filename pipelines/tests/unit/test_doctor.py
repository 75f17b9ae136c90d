"""What the machine has and lacks, each trouble in one line with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import typer

from lagesbild.cli.doctor import (
    Found,
    browser,
    disk,
    doctor,
    memory,
    network,
    own,
    python,
    services,
    store,
    terminal,
    written,
)
from lagesbild.contracts import load_register
from lagesbild.settings import Project


class Busy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(503)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/api"
        listening.shutdown()


@pytest.mark.parametrize(
    ("found", "state", "said"),
    [
        (python((3, 10)), "trouble", "3.10; install 3.11 or newer: make PYTHON=python3.12"),
        (
            disk(1_900_000_000),
            "trouble",
            "1.9 GB free; make room: 2 GB are needed, lagesbild snapshots --thin says what",
        ),
        (disk(2_000_000_000), "good", "2.0 GB free"),
        (memory(1_500_000_000), "remark", "1.5 GB; run one brief at a time: lagesbild briefs --workers 1"),
        (memory(24_000_000_000), "good", "24.0 GB"),
        (terminal("ISO-8859-15"), "remark", "ISO-8859-15 lacks some signs, the nearest are shown: export PYTHONIOENC"),
        (terminal("UTF-8"), "good", "UTF-8"),
    ],
)
def test_each_thing_is_one_line_with_what_to_do(found: Found, state: str, said: str) -> None:
    assert found.state == state
    assert found.said.startswith(said)


def test_a_browser_that_is_missing_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "nowhere-at-all")
    assert browser() == Found(
        "Chromium",
        "remark",
        "CHROMIUM names nowhere-at-all, which is not there; handouts are drawn and printed by it. "
        "On Debian and Ubuntu: apt install chromium. Pages need none",
    )


def test_a_folder_that_cannot_be_written_is_a_trouble(home: Project) -> None:
    home.reports.write_text("in the way", encoding="utf-8")
    assert written(home).state == "trouble"
    assert written(home).said.startswith("reports: File exists. ")


def test_of_a_proxy_only_the_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:secret@proxy.example.org")
    assert "HTTPS_PROXY" in network().said
    assert "secret" not in network().said


def test_a_store_that_is_missing_or_damaged_is_made_by_the_next_command(home: Project) -> None:
    assert store(home) == Found("store", "remark", "There is no store yet. Build it: lagesbild build")
    home.store.write_bytes(b"half")
    assert store(home).said.startswith("lagesbild.duckdb cannot be read: ")


def test_own_files_that_are_wrong_are_told_line_by_line(home: Project) -> None:
    assert list(own(home))[1:] == [Found("own files", "good", "none in data/local")]
    (home.local / "unit-prices.csv").write_text("x", encoding="utf-8")
    (_, stray) = own(home)
    assert (stray.state, stray.said.partition(":")[0]) == ("trouble", "data/local/unit-prices.csv")


def test_a_service_that_answers_anything_is_reached_and_others_are_remarked_on(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = list(load_register(home.reference).services)
    for name in known:
        monkeypatch.setenv(f"LAGESBILD_{name.upper()}_URL", "http://127.0.0.1:9/closed")
    monkeypatch.setenv(f"LAGESBILD_{known[1].upper()}_URL", "ftp://nowhere")
    with server() as address:
        monkeypatch.setenv(f"LAGESBILD_{known[0].upper()}_URL", address)
        answering, wrong, *closed = services(home)
    assert answering == Found("services", "good", f"{known[0]} answer")
    assert "an address begins with https://" in wrong.said
    alike = ", ".join(known[2:])
    assert [each.said for each in closed] == [
        f"{alike}: cannot be reached (ConnectError); the figures at hand stay in use"
    ]


@pytest.mark.parametrize(("is_wrong", "code"), [(False, 0), (True, 2)])
def test_the_command_ends_with_two_where_something_stands_in_the_way(
    home: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], is_wrong: bool, code: int
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    if is_wrong:
        (Path(home.local) / "groups.xls").write_bytes(b"x")
    ended = 0
    try:
        doctor(offline=True)
    except typer.Exit as stopped:
        ended = stopped.exit_code
    lines = capsys.readouterr().out.splitlines()
    assert ended == code
    assert len(lines) == 9
    assert ("TROUBLE own files" in lines[-1]) is is_wrong
