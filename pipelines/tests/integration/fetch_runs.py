"""Runs of the fetch against the small service: fixtures and helpers that several test files share."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from lagesbild.contracts import load_contract
from lagesbild.settings import Project
from lagesbild.sources.current import current_snapshot, table_file
from lagesbild.sources.fetch import Fetched, fetch
from lagesbild.sources.services import Transport
from tests.integration.fetching import SHIPPED, Service, running
from tests.integration.test_bundle import MANIFEST

BEGAN = datetime(2026, 11, 21, 21, 45, tzinfo=UTC)
ALL = [table.source for table in SHIPPED]
CHANGE = next(table for table in SHIPPED if table.id == "121w")
AGES = next(table for table in SHIPPED if table.id == "11re")
EDUCATION = next(table for table in SHIPPED if table.id == "12bs")
Run = Callable[..., tuple[Fetched, list[str]]]


def patient(waits: list[float]) -> Callable[[str], Transport]:
    """Make transports that wait at no time, and note how long they would have."""
    return lambda name: Transport(name, wait=waits.append)


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service()) as told:
        yield told


@pytest.fixture
def run(home: Project, service: Service) -> Run:
    """Fetch, one minute later each time it is asked for the time; gives what became of it, and what was told."""
    minutes = count()

    def fetched(*names: str, accept: bool = False) -> tuple[Fetched, list[str]]:
        told: list[str] = []
        what = fetch(
            home,
            names or ALL,
            at=service.base_url,
            accept=accept,
            report=told.append,
            transport=patient([]),
            now=lambda: BEGAN + timedelta(minutes=next(minutes)),
        )
        return what, told

    return fetched


def archived(home: Project) -> dict[str, bytes]:
    files = (path for path in home.raw.rglob("*.json") if path.is_file())
    return {str(path.relative_to(home.raw)): path.read_bytes() for path in files}


def same_as_shipped(home: Project) -> None:
    for table in SHIPPED:
        if current_snapshot(table, home):
            path = table_file(load_contract(home.contracts / f"{table.table}.yml"), home)
            assert path is not None
            assert path.parent == home.raw / ".tables"
            assert hashlib.sha256(path.read_bytes()).hexdigest() == MANIFEST[table.table]["sha256"]


def revise(service: Service, **values: float) -> None:
    """Publish 121w anew with other values for KU005."""
    rows = service.rows[CHANGE.path]
    for column, value in values.items():
        rows.loc[rows["area_code"] == "KU005", column] = value
    service.updated[CHANGE.path] = "2026-11-20T06:00:00Z"
