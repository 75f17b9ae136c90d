"""What the derivations are tested with."""

from collections.abc import Iterator
from typing import Any

import pytest

from lagesbild.settings import Project
from lagesbild.store import Store
from tests.conftest import CHECKOUT
from tests.derivations.raw import Raw


@pytest.fixture(scope="module")
def raw() -> Iterator[Raw]:
    """The raw tables that ship; no store is asked."""

    def unused(query: str) -> Any:
        raise AssertionError(query)

    with Raw(CHECKOUT.root / "data", unused) as opened:
        yield opened


@pytest.fixture(scope="module")
def built_raw(built_home: Project, store: Store) -> Iterator[Raw]:
    """The raw tables beside a built store, of which only the record of the backtest is asked."""
    with Raw(built_home.root / "data", store.query) as opened:
        yield opened


@pytest.fixture(scope="module")
def own_store(own_home: Project) -> Iterator[Store]:
    """The store of a module's own home."""
    with Store.open(own_home) as opened:
        yield opened


@pytest.fixture(scope="module")
def own_raw(own_home: Project, own_store: Store) -> Iterator[Raw]:
    """The raw tables of a module's own home."""
    with Raw(own_home.root / "data", own_store.query) as opened:
        yield opened
