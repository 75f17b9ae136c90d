"""One store for all that a process makes: answers are asked once, and it is known what was asked."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd

from lagesbild.settings import Project
from lagesbild.store.digests import answer_digest
from lagesbild.store.reader import ONE, Store


class Question(NamedTuple):
    """A statement with its parameters, as JSON."""

    statement: str
    parameters: str

    def digest_in(self, store: Store) -> str:
        """The digest of what a store answers now."""
        return answer_digest(store.ask_aside(self.statement, **json.loads(self.parameters)))


class TracedStore(Store):
    """A store that stays open when those who use it are done; ``asked`` are its questions → digest of the answer."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path = Path("store")) -> None:
        super().__init__(connection, path)
        self.asked: dict[Question, str] = {}

    def query(self, statement: str, **parameters: object) -> pd.DataFrame:
        """Run one statement, and remember it with the digest of its answer."""
        rows = super().query(statement, **parameters)
        self.asked[Question(statement, json.dumps(parameters))] = answer_digest(rows)
        return rows

    def close(self) -> None:
        """Nothing: others go on with it."""


@cache
def store_of_process(place: Project) -> TracedStore:
    """Return the project's store, which every opening of it gives from now on: for a process that makes one area.

    Raises:
        StoreMissing, StoreOutOfDate: as for ``Store.open``.
    """
    store = TracedStore.open(place)
    ONE.set((place.store, store))
    return store
