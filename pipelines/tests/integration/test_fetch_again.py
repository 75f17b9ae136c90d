"""Fetching again, after a run that was broken off, and without a network."""

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from lagesbild.errors import FetchRunning, UnknownName
from lagesbild.settings import Project
from lagesbild.sources.archive import snapshots
from lagesbild.sources.current import archive_of, current_snapshot
from lagesbild.sources.fetch import Fetched, fetch, tables_named
from tests.integration.fetch_runs import (
    CHANGE,
    EDUCATION,
    Run,
    archived,
    patient,
    revise,
    run,
    same_as_shipped,
    service,
)
from tests.integration.fetching import Service
from tests.integration.test_bundle import replay

pytestmark = pytest.mark.slow

__all__ = ["replay", "run", "service"]


def test_a_second_run_asks_for_nothing(home: Project, service: Service, run: Run) -> None:
    run("121w", "statfin-12bs")
    before, service.calls = archived(home), []
    what, told = run("121w", "statfin-12bs")
    assert what == Fetched(unchanged=["raw_statfin__population_change", "raw_statfin__education"])
    assert service.calls == ["?config", "StatFin/ssaaty/", "StatFin/vkour/"]
    assert told[0] == "121w: unchanged since 2026-05-22T05:00:00, nothing asked (snapshot 2026-11-21T214500Z)"
    assert archived(home) == before


def test_only_the_table_that_was_published_anew_is_asked_for(home: Project, service: Service, run: Run) -> None:
    run("121w", "12bs")
    before, service.asked = archived(home), []
    revise(service, births_persons=61)
    assert run("121w", "12bs")[0].new == ["raw_statfin__population_change"]
    assert [path for path, _ in service.asked] == [CHANGE.path]
    assert before.items() <= archived(home).items()
    assert len(snapshots(archive_of(CHANGE, home))) == 2


FETCH = (
    "import sys; from lagesbild.settings import project; from lagesbild.sources.fetch import fetch\n"
    "fetch(project(), ['121w', '12bs'], at=sys.argv[1])"
)


def start(home: Project, service: Service) -> subprocess.Popen[bytes]:
    env = {"LAGESBILD_HOME": str(home.root), "PYTHONPATH": os.pathsep.join(sys.path), "PATH": ""}
    return subprocess.Popen([sys.executable, "-c", FETCH, service.base_url], env=env, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("at", [1, 2, 4, 5, 7])
def test_a_run_that_was_killed_is_taken_up_again_and_asks_for_no_answer_twice(
    home: Project, service: Service, run: Run, at: int
) -> None:
    service.cells = 1300
    killed: list[subprocess.Popen[bytes]] = []

    def kill(number: int) -> bytes | None:
        if number == at:
            killed[0].send_signal(signal.SIGKILL)
            killed[0].wait()
            service.asked.pop()
        return None

    service.before = kill
    killed.append(start(home, service))
    assert killed[0].wait() == -signal.SIGKILL
    service.before = lambda number: None
    kept = {name: content for name, content in archived(home).items() if "/." not in name}
    run("121w", "12bs")
    assert kept.items() <= archived(home).items()
    assert len(service.asked) == len(set(service.asked)) == 7
    assert [len(snapshots(archive_of(table, home))) for table in (CHANGE, EDUCATION)] == [1, 1]
    same_as_shipped(home)


@pytest.mark.parametrize("ending", [(at, renamed) for at in range(1, 11) for renamed in (False, True)])
def test_a_run_that_ends_before_or_after_any_file_is_taken_up_again(
    home: Project, service: Service, run: Run, monkeypatch: pytest.MonkeyPatch, ending: tuple[int, bool]
) -> None:
    at, renamed = ending
    service.cells = 2000
    written = count(1)
    put = Path.replace

    def end(new: Path, path: Path) -> Path:
        if path.suffix == ".json" and next(written) == at:
            if renamed:
                put(new, path)
            raise KeyboardInterrupt
        return put(new, path)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", end)
        with pytest.raises(KeyboardInterrupt):
            run("121w")
    finished = at == 10 and renamed
    assert run("121w")[0] == (Fetched([], [CHANGE.table]) if finished else Fetched([CHANGE.table]))
    newest = snapshots(archive_of(CHANGE, home))[0]
    assert newest.is_complete
    assert len(service.asked) == 3 + (at in {4, 6, 8} or (at in {5, 7, 9} and not renamed))
    same_as_shipped(home)


def test_a_round_is_not_taken_up_again_when_the_table_was_published_anew(
    home: Project, service: Service, run: Run
) -> None:
    service.cells = 2000
    service.before = lambda number: b"<html>Maintenance</html>" if number > 1 else None
    assert "a page for people under HTTP 200" in run("121w")[0].unavailable["raw_statfin__population_change"]
    revise(service, births_persons=61)
    service.before = lambda number: None
    run("121w")
    new, old = snapshots(archive_of(CHANGE, home))
    assert (new.is_complete, old.is_complete) == (True, False)
    assert sorted(path.name for path in old.folder.glob("part-*")) == ["part-0001.json", "part-0001.sidecar.json"]
    assert new.complete["rows"] == 309


def test_answers_of_two_publications_never_make_one_table(home: Project, service: Service, run: Run) -> None:
    service.cells = 2000

    def publish(number: int) -> None:
        service.updated[CHANGE.path] = "2026-11-20T06:00:00Z" if number == 3 else service.updated[CHANGE.path]

    service.before = publish
    what, _ = run("121w")
    assert "published anew between two calls" in what.refused["raw_statfin__population_change"]
    assert current_snapshot(CHANGE, home) is None
    service.before = lambda number: None
    assert run("121w")[0].new == ["raw_statfin__population_change"]


def test_a_round_with_answers_of_two_publications_is_left_also_when_the_list_says_nothing(
    home: Project, service: Service, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.cells = 2000
    run("12bs")
    listed = service.updated[CHANGE.path]
    get, monday = service.get, service.get("StatFin/ssaaty/")
    monkeypatch.setattr(service, "get", lambda path: monday if path == "StatFin/ssaaty/" else get(path))

    def publish(number: int) -> None:
        service.updated[CHANGE.path] = "2026-11-20T06:00:00Z" if number % 3 == 0 else listed

    service.before = publish
    assert "published anew" in run("121w")[0].refused["raw_statfin__population_change"]
    service.before = lambda number: None
    assert run("121w")[0].new == ["raw_statfin__population_change"]
    assert [each.is_complete for each in snapshots(archive_of(CHANGE, home))] == [True, False]


def test_a_machine_without_bundled_figures_takes_the_round_as_it_is(home: Project, run: Run) -> None:
    for path in home.bundled.iterdir():
        path.unlink()
    _, told = run("121w")
    assert told[1] == "121w: 309 rows of 2026-05-22T05:00:00Z (snapshot 2026-11-21T214500Z)"


def test_without_a_network_the_archive_stays_and_it_is_said_at_once(home: Project, run: Run) -> None:
    run("121w")
    before = archived(home)
    waits: list[float] = []
    told: list[str] = []
    what = fetch(home, ["12bs", "121w"], at="http://127.0.0.1:9", report=told.append, transport=patient(waits))
    assert list(what.unavailable) == ["raw_statfin__population_change", "raw_statfin__education"]
    assert "127.0.0.1 cannot be reached" in what.unavailable["raw_statfin__education"]
    assert "The present figures stay in use" in told[0]
    assert (waits, archived(home), len(told)) == ([], before, 2)


def test_the_address_of_a_service_is_taken_from_the_environment(
    home: Project, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_STATFIN_URL", service.base_url)
    assert fetch(home, ["121w"], report=lambda _: None).new == ["raw_statfin__population_change"]


def test_a_table_is_counted_with_its_calls_and_cells(service: Service, run: Run) -> None:
    service.cells = 2000
    what, _ = run("121w")
    tally = what.tallies["raw_statfin__population_change"]
    assert (tally.calls, tally.cells) == (6, 309 * 15)


def test_two_runs_at_once_do_not_share_a_round(home: Project, service: Service, run: Run) -> None:
    def other(number: int) -> None:
        with pytest.raises(FetchRunning, match="lagesbild fetch"):
            run("121w")

    service.before = other
    assert run("121w")[0].new == ["raw_statfin__population_change"]
    assert len(service.asked) == 1


def test_an_unknown_source_is_named_with_the_nearest(home: Project) -> None:
    with pytest.raises(UnknownName, match=r"No source '121v'. Nearest: .*121w.*All: lagesbild sources"):
        fetch(home, ["121v"])
    assert [table.id for table in tables_named(home, ["keha-12ti", "121w"])] == ["121w", "12ti"]
