"""What tests of several exhibits ask."""

from collections.abc import Iterator

import pytest

from lagesbild.store import Store
from tests.integration.whole import whole_home
from tests.own_files import with_own_data


@pytest.fixture(scope="session")
def whole_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which whole tables, with made-up figures, are in place of the few years that ship."""
    with Store.open(whole_home(tmp_path_factory.mktemp("whole") / "home")) as opened:
        yield opened


@pytest.fixture(scope="session")
def own_data_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with made-up figures of its own for one group and one municipality."""
    with Store.open(with_own_data(tmp_path_factory.mktemp("own-data") / "home")) as opened:
        yield opened
