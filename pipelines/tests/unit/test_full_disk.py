"""DuckDB on a disk that is full: one line of ours, nothing half written, what was there stays."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.checks.results import CheckResult, save_results
from lagesbild.contracts import Contract
from lagesbild.errors import NotWritten
from lagesbild.full_disk import written_by_duckdb
from lagesbild.sources.parquet import write_parquet

COUNTS = Contract.model_validate(
    {
        "table": "raw_made__up",
        "meaning": "Made up.",
        "origin": "fetched",
        "source": "made-up",
        "grain": "one row per area",
        "key": ["area_code"],
        "rows": {"at_least": 1},
        "columns": {"area_code": {"kind": "code", "matches": "KU[0-9]{3}", "meaning": "Area."}},
    }
)


@contextmanager
def full() -> Iterator[None]:
    """No file grows any more."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_fetched_rows_that_have_no_room_are_told_and_leave_nothing(tmp_path: Path) -> None:
    with full(), pytest.raises(NotWritten) as refused:
        write_parquet(pd.DataFrame({"area_code": ["KU005"]}), COUNTS, tmp_path / "a.parquet")
    assert str(refused.value).startswith("a.parquet: ")
    assert str(refused.value).endswith("What was in place is still there. Make room, then the same again")
    assert str(tmp_path) not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_results_of_checks_that_have_no_room_are_told(tmp_path: Path) -> None:
    store = tmp_path / "store.duckdb"
    with duckdb.connect(store) as connection:
        connection.execute("create table made_up as select 1 as number")
    with pytest.raises(NotWritten, match=r"^store\.duckdb: "), full():
        save_results(store, [CheckResult("made_up", "", "made up", "error", True)])


def test_an_error_of_the_question_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(duckdb.CatalogException), written_by_duckdb(tmp_path / "a"), duckdb.connect() as connection:
        connection.execute("select * from nowhere_to_be_found")
