"""What the derivations are tested with."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import CHECKOUT
from tests.derivations.raw import Raw


@pytest.fixture(scope="module")
def raw() -> Iterator[Raw]:
    """The raw tables that ship; no store is asked."""

    def unused(query: str) -> Any:
        raise AssertionError(query)

    with Raw(CHECKOUT.root / "data", unused) as opened:
        yield opened
