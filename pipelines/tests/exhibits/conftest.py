"""What tests of several exhibits ask."""

from collections.abc import Iterator

import pytest

from lagesbild.store import Store
from tests.integration.whole import whole_home


@pytest.fixture(scope="session")
def whole_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which whole tables, with made-up figures, are in place of the few years that ship."""
    with Store.open(whole_home(tmp_path_factory.mktemp("whole") / "home")) as opened:
        yield opened
