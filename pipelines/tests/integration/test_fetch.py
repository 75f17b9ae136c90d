"""Fetching: every answer is kept as it came, nothing is asked for twice, and nothing that is lost goes unsaid."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.checks import build_checked_store
from lagesbild.contracts import load_contract
from lagesbild.errors import BadFile, ChecksFailed, FetchRunning, StoreOutOfDate, UnknownName
from lagesbild.settings import Project
from lagesbild.sources.archive import newest_complete, rounds
from lagesbild.sources.chosen import archive_of, chosen_round, table_file
from lagesbild.sources.fetch import Fetched, fetch, tables_named
from lagesbild.sources.holdings import cited_sources, holdings
from lagesbild.sources.http.transport import Transport
from lagesbild.sources.parquet import read_parquet
from lagesbild.store import Store, build_candidate, swap_in
from tests.integration.fetching import SHIPPED, Service, running
from tests.integration.test_bundle import MANIFEST, needs_copies, replay

__all__ = ["replay"]
BEGAN = datetime(2026, 11, 21, 21, 45, tzinfo=UTC)
ALL = [table.source for table in SHIPPED]
CHANGE = next(table for table in SHIPPED if table.id == "121w")
AGES = next(table for table in SHIPPED if table.id == "11re")
EDUCATION = next(table for table in SHIPPED if table.id == "12bs")


def patient(waits: list[float]) -> Callable[[str], Transport]:
    """Make transports that wait at no time, and note how long they would have."""
    return lambda name: Transport(name, wait=waits.append)


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service()) as told:
        yield told


@pytest.fixture
def run(home: Project, service: Service) -> Callable[..., tuple[Fetched, list[str]]]:
    """Fetch, one minute later each time it is asked for the time; gives what became of it, and what was told."""
    minutes = count()

    def fetched(*names: str, accept: bool = False) -> tuple[Fetched, list[str]]:
        told: list[str] = []
        what = fetch(
            home, names or ALL, at=service.base_url, accept=accept, report=told.append, transport=patient([]),
            now=lambda: BEGAN + timedelta(minutes=next(minutes)),
        )  # fmt: skip
        return what, told

    return fetched


def archived(home: Project) -> dict[str, bytes]:
    files = (path for path in home.raw.rglob("*.json") if path.is_file())
    return {str(path.relative_to(home.raw)): path.read_bytes() for path in files}


def same_as_shipped(home: Project) -> None:
    for table in SHIPPED:
        if chosen_round(table, home):
            path = table_file(load_contract(home.contracts / f"{table.table}.yml"), home)
            assert path.parent == home.raw / ".tables"
            assert hashlib.sha256(path.read_bytes()).hexdigest() == MANIFEST[table.table]["sha256"]


def revise(service: Service, **values: object) -> None:
    """Publish 121w anew with other values for KU005."""
    rows = service.rows[CHANGE.path]
    for column, value in values.items():
        rows.loc[rows["area_code"] == "KU005", column] = value
    service.updated[CHANGE.path] = "2026-11-20T06:00:00Z"


# What comes and where it is kept


def test_every_answer_is_kept_byte_for_byte_with_a_sidecar(home, service, run):
    assert run("121w")[0] == Fetched(new=["raw_statfin__population_change"])
    folder = home.raw / "statfin-121w" / "121w" / "2026-11-21T214500Z"
    assert sorted(path.name for path in folder.iterdir()) == [
        "complete.json",
        "description.json",
        "description.sidecar.json",
        "part-0001.json",
        "part-0001.sidecar.json",
        "plan.json",
    ]
    answer = (folder / "part-0001.json").read_bytes()
    sidecar = json.loads((folder / "part-0001.sidecar.json").read_bytes())
    assert answer == service.post(CHANGE.path, service.asked[0][1].encode())
    assert sidecar == {
        "address": f"{service.base_url}/en/StatFin/ssaaty/121w.px",
        "query": json.loads(service.asked[0][1]),
        "retrieved": "2026-11-21T21:47:00+00:00",
        "licence": "CC BY 4.0",
        "licence_address": "https://creativecommons.org/licenses/by/4.0/",
        "updated": "2026-05-22T05:00:00Z",
        "sha256": hashlib.sha256(answer).hexdigest(),
        "bytes": len(answer),
    }
    complete = json.loads((folder / "complete.json").read_bytes())
    assert complete["sha256"]["part-0001"] == sidecar["sha256"]
    assert (complete["rows"], complete["period"], complete["changes"]) == (309, "2025", [])


def test_progress_names_calls_rows_and_time(service, run):
    service.cells = 2000
    _, told = run("121w")
    assert [line.rsplit(",", 1)[0] for line in told[:3]] == [
        "121w: 1 calls made, 2 left, 103 of 309 rows",
        "121w: 2 calls made, 1 left, 206 of 309 rows",
        "121w: 3 calls made, 0 left, 309 of 309 rows",
    ]
    assert told[2].endswith(", about 0 s left")
    assert told[3:] == [
        "121w: 309 rows of 2026-05-22T05:00:00Z, the same figures as before (round 2026-11-21T214500Z)",
        "StatFin: 6 calls",
    ]


@pytest.mark.slow
def test_fetched_tables_are_the_shipped_ones_and_make_the_same_marts(home, built_home, service, run):
    what, _ = run()
    assert what == Fetched(new=[table.table for table in SHIPPED])
    same_as_shipped(home)
    swap_in(build_candidate(home), home)
    with duckdb.connect(home.store, read_only=True) as store:
        store.execute("attach $path as shipped (read_only)", {"path": str(built_home.store)})
        marts = [name for (name,) in store.sql("select table_name from duckdb_tables() where database_name = 'shipped'"
                 " and table_name like 'mart%'").fetchall()]  # fmt: skip
        differing = [
            name for name in marts
            if store.sql(f"(from {name} except all from shipped.{name}) union all"
                         f" (from shipped.{name} except all from {name})").fetchall()
        ]  # fmt: skip
    assert (len(marts), differing) == (16, [])


@needs_copies
@pytest.mark.slow
@pytest.mark.parametrize("replay", [["--faults", "30", "--seed", "5"]], indirect=True)
def test_a_service_that_fails_often_gives_the_shipped_figures_whole(home, replay):
    waits: list[float] = []
    fetch(home, ALL, at=replay, report=lambda _: None, transport=patient(waits))
    assert waits
    assert all(chosen_round(table, home) for table in SHIPPED)
    same_as_shipped(home)


# Again, broken off, offline


def test_a_second_run_asks_for_nothing(home, service, run):
    run("121w", "statfin-12bs")
    before, service.calls = archived(home), []
    what, told = run("121w", "statfin-12bs")
    assert what == Fetched(unchanged=["raw_statfin__population_change", "raw_statfin__education"])
    assert service.calls == ["?config", "StatFin/ssaaty/", "StatFin/vkour/"]
    assert told[0] == "121w: unchanged since 2026-05-22T05:00:00, nothing asked (round 2026-11-21T214500Z)"
    assert archived(home) == before


def test_only_the_table_that_was_published_anew_is_asked_for(home, service, run):
    run("121w", "12bs")
    before, service.asked = archived(home), []
    revise(service, births_persons=61)
    assert run("121w", "12bs")[0].new == ["raw_statfin__population_change"]
    assert [path for path, _ in service.asked] == [CHANGE.path]
    assert before.items() <= archived(home).items()
    assert len(rounds(archive_of(CHANGE, home))) == 2


FETCH = "import sys; from lagesbild.settings import project; from lagesbild.sources.fetch import fetch\n" \
        "fetch(project(), ['121w', '12bs'], at=sys.argv[1])"  # fmt: skip


def start(home: Project, service: Service) -> subprocess.Popen[bytes]:
    env = {"LAGESBILD_HOME": str(home.root), "PYTHONPATH": os.pathsep.join(sys.path), "PATH": ""}
    return subprocess.Popen([sys.executable, "-c", FETCH, service.base_url], env=env, stdout=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.parametrize("at", [1, 2, 4, 5, 7])
def test_a_run_that_was_killed_is_taken_up_again_and_asks_for_no_answer_twice(home, service, run, at):
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
    assert [len(rounds(archive_of(table, home))) for table in (CHANGE, EDUCATION)] == [1, 1]
    same_as_shipped(home)


@pytest.mark.parametrize("ending", [(at, renamed) for at in range(1, 11) for renamed in (False, True)])
def test_a_run_that_ends_before_or_after_any_file_is_taken_up_again(home, service, run, monkeypatch, ending):
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
    newest = rounds(archive_of(CHANGE, home))[0]
    assert newest.is_complete
    assert len(service.asked) == 3 + (at in {4, 6, 8} or (at in {5, 7, 9} and not renamed))
    same_as_shipped(home)


def test_a_round_is_not_taken_up_again_when_the_table_was_published_anew(home, service, run):
    service.cells = 2000
    service.before = lambda number: b"<html>Maintenance</html>" if number > 1 else None
    assert "a page for people under HTTP 200" in run("121w")[0].unavailable["raw_statfin__population_change"]
    revise(service, births_persons=61)
    service.before = lambda number: None
    run("121w")
    new, old = rounds(archive_of(CHANGE, home))
    assert (new.is_complete, old.is_complete) == (True, False)
    assert sorted(path.name for path in old.folder.glob("part-*")) == ["part-0001.json", "part-0001.sidecar.json"]
    assert new.complete["rows"] == 309


def test_answers_of_two_publications_never_make_one_table(home, service, run):
    service.cells = 2000

    def publish(number: int) -> None:
        service.updated[CHANGE.path] = "2026-11-20T06:00:00Z" if number == 3 else service.updated[CHANGE.path]

    service.before = publish
    what, _ = run("121w")
    assert "published anew between two calls" in what.refused["raw_statfin__population_change"]
    assert chosen_round(CHANGE, home) is None
    service.before = lambda number: None
    assert run("121w")[0].new == ["raw_statfin__population_change"]


def test_a_round_with_answers_of_two_publications_is_left_also_when_the_list_says_nothing(home, service, run):
    service.cells = 2000
    run("12bs")
    listed = service.updated[CHANGE.path]
    monday = service.get("StatFin/ssaaty/")
    service.get = lambda path, get=service.get: monday if path == "StatFin/ssaaty/" else get(path)

    def publish(number: int) -> None:
        service.updated[CHANGE.path] = "2026-11-20T06:00:00Z" if number % 3 == 0 else listed

    service.before = publish
    assert "published anew" in run("121w")[0].refused["raw_statfin__population_change"]
    service.before = lambda number: None
    assert run("121w")[0].new == ["raw_statfin__population_change"]
    assert [each.is_complete for each in rounds(archive_of(CHANGE, home))] == [True, False]


def test_a_machine_without_bundled_figures_takes_the_round_as_it_is(home, run):
    for path in home.bundled.iterdir():
        path.unlink()
    _, told = run("121w")
    assert told[1] == "121w: 309 rows of 2026-05-22T05:00:00Z (round 2026-11-21T214500Z)"


def test_without_a_network_the_archive_stays_and_it_is_said_at_once(home, run):
    run("121w")
    before, waits = archived(home), []
    told: list[str] = []
    what = fetch(home, ["12bs", "121w"], at="http://127.0.0.1:9", report=told.append, transport=patient(waits))
    assert list(what.unavailable) == ["raw_statfin__population_change", "raw_statfin__education"]
    assert "127.0.0.1 cannot be reached" in what.unavailable["raw_statfin__education"]
    assert "The figures at hand stay in use" in told[0]
    assert (waits, archived(home), len(told)) == ([], before, 2)


def test_the_address_of_a_service_is_taken_from_the_environment(home, service, monkeypatch):
    monkeypatch.setenv("LAGESBILD_STATFIN_URL", service.base_url)
    assert fetch(home, ["121w"], report=lambda _: None).new == ["raw_statfin__population_change"]


def test_a_table_is_counted_with_its_calls_and_cells(service, run):
    service.cells = 2000
    what, _ = run("121w")
    tally = what.tallies["raw_statfin__population_change"]
    assert (tally.calls, tally.cells) == (6, 309 * 15)


def test_two_runs_at_once_do_not_share_a_round(home, service, run):
    def other(number: int) -> None:
        with pytest.raises(FetchRunning, match="lagesbild fetch"):
            run("121w")

    service.before = other
    assert run("121w")[0].new == ["raw_statfin__population_change"]
    assert len(service.asked) == 1


def test_an_unknown_source_is_named_with_the_nearest(home):
    with pytest.raises(UnknownName, match=r"No source '121v'. Nearest: .*121w.*All: lagesbild sources"):
        fetch(home, ["121v"])
    assert [table.id for table in tables_named(home, ["keha-12ti", "121w"])] == ["121w", "12ti"]


# What changed


def test_revised_values_are_said_with_how_many_and_how_far(service, run):
    run("121w")
    revise(service, births_persons=61, deaths_persons=200)
    _, told = run("121w")
    assert [line for line in told if "revised" in line] == [
        "121w: births_persons: 1 of 309 values revised, at most by 5 persons (area_code=KU005, year=2025: 56 → 61),"
        " at most by 8.9 % (area_code=KU005, year=2025: 56 → 61)",
        "121w: deaths_persons: 1 of 309 values revised, at most by 72 persons (area_code=KU005, year=2025: 128 → 200),"
        " at most by 56.2 % (area_code=KU005, year=2025: 128 → 200)",
    ]


def test_a_number_that_becomes_a_sign_is_said(service, run):
    rows = service.rows[EDUCATION.path]
    rows.loc[rows["area_code"] == "KU005", ["doctorate_persons", "doctorate_status"]] = [None, "..."]
    assert (
        "12bs: doctorate_persons: 1 values now without a number, for example area_code=KU005, year=2025"
        in run("12bs")[1]
    )


def test_a_table_that_lost_an_area_is_refused_before_anything_is_asked_and_taken_when_accepted(home, service, run):
    rows = service.rows[CHANGE.path]
    service.rows[CHANGE.path] = rows[rows["area_code"] != "KU005"]
    what, _ = run("121w", "12bs")
    assert what.new == ["raw_statfin__education"]
    assert what.refused == {
        "raw_statfin__population_change": "statfin-121w StatFin/ssaaty/121w.px: the table has less than the figures at"
        " hand: lost area_code: 1 (KU005); 309 rows → 308. The figures at hand stay in use. If the publisher means it:"
        " lagesbild fetch statfin-121w --accept"
    }
    assert [path for path, _ in service.asked] == [EDUCATION.path]
    assert [each.is_complete for each in rounds(archive_of(CHANGE, home))] == [False]
    what, told = run("121w", accept=True)
    assert what.new == ["raw_statfin__population_change"]
    assert "121w: accepted: lost area_code: 1 (KU005)" in told
    taken = chosen_round(CHANGE, home)
    assert taken is not None
    assert (taken.complete["rows"], len(rounds(archive_of(CHANGE, home)))) == (308, 1)


def test_values_that_the_contract_does_not_know_are_refused_before_anything_is_asked(service, run):
    table = next(each for each in SHIPPED if each.id == "115v")
    rows = service.rows[table.path]
    totals = rows[rows["area_code"] == "MK01"].assign(area_code="SSS", industry_code="SSS")
    service.rows[table.path] = pd.concat([rows, totals], ignore_index=True)
    assert run("115v")[0].refused == {
        "raw_statfin__employed_industry": "statfin-115v StatFin/tyokay/115v.px: the table has values that its contract"
        " does not know: area_code: 1 (SSS); industry_code: 1 (SSS). Allow them in"
        " expectations/contracts/raw_statfin__employed_industry.yml, or leave them out: 'choose' in"
        " data/reference/sources.yml"
    }
    assert service.asked == []


def test_a_new_month_is_said_and_taken(home, service, run):
    table = next(each for each in SHIPPED if each.id == "12r5")
    rows = service.rows[table.path]
    newest = rows[rows["month"] == "2023M10"].assign(month="2023M11")
    service.rows[table.path] = pd.concat([rows, newest], ignore_index=True)
    _, told = run("12r5")
    assert "12r5: new month: 1 (2023M11)" in told
    assert {each.source: each.period for each in holdings(home)}["keha-12r5"] == "1/2006–11/2023"


def test_a_dimension_that_is_new_is_refused(home, service, run, monkeypatch):
    extra = {"code": "x", "text": "Language", "values": ["fi"], "valueTexts": ["Finnish"]}
    given = service._variables(CHANGE)
    monkeypatch.setattr(service, "_variables", lambda table: [*given, extra])
    assert "it has" in run("121w")[0].refused["raw_statfin__population_change"]
    assert service.asked == []


def test_another_unit_is_refused_and_another_name_is_said(home, service, run):
    service.units = {"ssaaty-vm01": "number"}
    run("121w")
    service.updated[CHANGE.path] = "2026-11-20T06:00:00Z"
    service.units = {"ssaaty-vm01": "thousand"}
    what, _ = run("121w")
    assert (
        "another unit: ssaaty-vm01 was 'number' and is now 'thousand'" in what.refused["raw_statfin__population_change"]
    )
    asked = len(service.asked)
    _, told = run("121w", accept=True)
    assert len(service.asked) == asked
    assert "121w: ssaaty-vm01 was 'number' and is now 'thousand'" in told


def test_rows_that_do_not_fit_the_contract_never_reach_the_store(home, service, run):
    revise(service, births_persons=-1)
    what, _ = run("121w")
    assert "CHECK constraint failed" in what.refused["raw_statfin__population_change"]
    assert newest_complete(archive_of(CHANGE, home)) is None


# What the store takes


def test_bundled_figures_stay_where_they_are_newer_than_the_round(home, service, run):
    service.updated[CHANGE.path] = "2026-05-21T05:00:00Z"
    run("121w")
    contract = load_contract(home.contracts / "raw_statfin__population_change.yml")
    assert table_file(contract, home) == home.root / contract.file


def test_the_newest_round_is_taken_whole_and_the_store_knows_that_it_is_older(home, built_home, service, run):
    home.store.write_bytes(built_home.store.read_bytes())
    revise(service, births_persons=61)
    run("121w")
    with pytest.raises(StoreOutOfDate):
        Store.open(home)
    contract = load_contract(home.contracts / "raw_statfin__population_change.yml")
    rows = read_parquet(table_file(contract, home))
    assert rows.loc[rows["area_code"] == "KU005", "births_persons"].tolist() == [61]
    source = cited_sources(home)["statfin-121w"]
    assert (source.updated, source.period) == ("2026-11-20", "2025")
    assert source.obtained["sv"] == "Siffrorna har hämtats från utgivarens tjänst 21 november 2026."


@pytest.mark.parametrize("name", ["part-0001.json", "description.json", "part-0001.sidecar.json"])
def test_an_archived_file_that_was_changed_is_refused(home, run, name):
    run("121w")
    path = home.raw / "statfin-121w" / "121w" / "2026-11-21T214500Z" / name
    path.write_bytes(path.read_bytes().replace(b"2026-05-22", b"2026-05-23").replace(b"The KU005", b"The KU006"))
    if "sidecar" in name:
        path.write_bytes(path.read_bytes().replace(b'"sha256": "', b'"sha256": "0'))
    with pytest.raises(BadFile, match="is not what the service answered; restore it, or move the folder 2026-11-21T21"):
        table_file(load_contract(home.contracts / "raw_statfin__population_change.yml"), home)


@pytest.mark.slow
def test_the_gate_checks_what_was_fetched(home, service, run):
    revise(service, births_persons=57)
    run("121w")
    with pytest.raises(ChecksFailed, match="area_code=KU005, year=2025, natural_increase_off_by=1"):
        build_checked_store(home, report=lambda _: None)
    assert not home.store.exists()


def test_sources_lists_every_table_with_its_time_and_what_is_missing(home, run):
    run("121w")
    held = {each.source: each for each in holdings(home)}
    assert {name for name, each in held.items() if each.rows} == {entry["source"] for entry in MANIFEST.values()}
    assert (held["statfin-121w"].obtained, held["statfin-12bs"].obtained) == ("fetched 2026-11-21T214500Z", "bundled")
    assert held["statfin-121w"].text == (
        "statfin-121w  Statistics Finland, Changes in population, table 121w: Changes in population by municipality\n"
        "  raw_statfin__population_change: 2025, 309 rows, of 2026-05-22, fetched 2026-11-21T214500Z\n"
        "  next release not announced; published once a year. Source: Statistics Finland (CC BY 4.0)\n"
        "  Marriages, divorces and separate migration figures for the Nordic and EU countries are missing."
    )


def test_the_period_counted_from_the_rows_is_the_one_of_the_register(home):
    register = cited_sources(home)
    assert {each.source: each.period for each in holdings(home)} == {
        source: entry.period for source, entry in register.items()
    }


def test_the_archive_names_no_path_of_the_machine(home, run):
    run("121w")
    assert [name for name, content in archived(home).items() if str(Path(home.root)).encode() in content] == []
