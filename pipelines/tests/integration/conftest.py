"""A store that tests of checks and comparisons may change."""

import shutil
from collections.abc import Iterator

import duckdb
import pytest

from lagesbild.settings import Project


@pytest.fixture(scope="module")
def copied_store(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("spoiled") / "store.duckdb"
    shutil.copy(built_home.store, path)
    with duckdb.connect(path) as connection:
        yield connection
    path.unlink()


@pytest.fixture
def spoiled(copied_store: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A store in which a test may change what it likes; it is as before for the next one."""
    copied_store.begin()
    yield copied_store
    copied_store.rollback()
