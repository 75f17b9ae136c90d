"""What tests of several exhibits ask."""

from collections.abc import Iterator

import pytest

from lagesbild.store import Store
from tests.conftest import MadeOnce
from tests.integration.whole import whole_once
from tests.own_files import with_own_data, with_own_prices


@pytest.fixture(scope="session")
def whole_store(made_once: MadeOnce) -> Iterator[Store]:
    """A store in which whole tables, with made-up figures, are in place of the few years that ship."""
    with Store.open(whole_once(made_once)) as opened:
        yield opened


@pytest.fixture(scope="session")
def own_data_store(made_once: MadeOnce) -> Iterator[Store]:
    """A store with made-up figures of its own for one group and one municipality."""
    with Store.open(made_once("own-data", with_own_data)) as opened:
        yield opened


@pytest.fixture(scope="session")
def own_prices_store(made_once: MadeOnce) -> Iterator[Store]:
    """A store with made-up parameters and prices: of a group, of one of its members, a region, and of every area."""
    with Store.open(made_once("own-prices", with_own_prices)) as opened:
        yield opened
