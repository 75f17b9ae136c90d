"""Fetching: every answer is kept as it came, nothing is asked for twice, and nothing that is lost goes unsaid."""

import hashlib
import json

import duckdb
import pytest

from lagesbild.settings import Project
from lagesbild.sources.current import current_snapshot
from lagesbild.sources.fetch import Fetched, fetch
from lagesbild.store import build_candidate, swap_in
from tests.integration.fetch_runs import (
    ALL,
    CHANGE,
    Run,
    patient,
    run,
    same_as_shipped,
    service,
)
from tests.integration.fetching import SHIPPED, Service
from tests.integration.test_bundle import needs_copies, replay

__all__ = ["replay", "run", "service"]


def test_every_answer_is_kept_byte_for_byte_with_a_sidecar(home: Project, service: Service, run: Run) -> None:
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


def test_progress_names_calls_rows_and_time(service: Service, run: Run) -> None:
    service.cells = 2000
    _, told = run("121w")
    assert [line.rsplit(",", 1)[0] for line in told[:3]] == [
        "121w: 1 call made, 2 left, 103 of 309 rows",
        "121w: 2 calls made, 1 left, 206 of 309 rows",
        "121w: 3 calls made, 0 left, 309 of 309 rows",
    ]
    assert told[2].endswith(", about 0 s left")
    assert told[3:] == [
        "121w: 309 rows of 2026-05-22T05:00:00Z, the same figures as before (snapshot 2026-11-21T214500Z)",
        "StatFin: 6 calls",
    ]


@pytest.mark.slow
def test_fetched_tables_are_the_shipped_ones_and_make_the_same_marts(
    home: Project, built_home: Project, service: Service, run: Run
) -> None:
    what, _ = run()
    assert what == Fetched(new=[table.table for table in SHIPPED])
    same_as_shipped(home)
    swap_in(build_candidate(home), home)
    with duckdb.connect(home.store, read_only=True) as store:
        store.execute("attach $path as shipped (read_only)", {"path": str(built_home.store)})
        marts = [
            name
            for (name,) in store.sql(
                "select table_name from duckdb_tables() where database_name = 'shipped' and table_name like 'mart%'"
            ).fetchall()
        ]
        differing = [
            name
            for name in marts
            if store.sql(
                f"(from {name} except all from shipped.{name}) union all (from shipped.{name} except all from {name})"
            ).fetchall()
        ]
    assert (len(marts), differing) == (43, [])


@needs_copies
@pytest.mark.slow
@pytest.mark.parametrize("replay", [["--faults", "30", "--seed", "5"]], indirect=True)
def test_a_service_that_fails_often_gives_the_shipped_figures_whole(home: Project, replay: str) -> None:
    waits: list[float] = []
    fetch(home, ALL, at=replay, report=lambda _: None, transport=patient(waits))
    assert waits
    assert all(current_snapshot(table, home) for table in SHIPPED)
    same_as_shipped(home)
