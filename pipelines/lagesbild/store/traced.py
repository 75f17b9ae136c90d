"""One store for all that a process makes: answers are asked once, and it is known what was asked for each brief."""

import json
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from lagesbild.settings import Project
from lagesbild.store.digests import answer_digest, conclusion_digest, tables_named, tables_of
from lagesbild.store.reader import CONCLUSIONS, KEPT_ANSWERS, ONE, Store, name_of


class Question(NamedTuple):
    """A statement with its parameters, as JSON; of a conclusion its name, and the tables that it follows from."""

    statement: str
    parameters: str
    conclusion: str = ""

    def digest_in(self, store: Store) -> str:
        """The digest of what a store answers now.

        Raises:
            KeyError: there is no such conclusion any more.
        """
        given = json.loads(self.parameters)
        if self.conclusion:
            asked = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
            return conclusion_digest(CONCLUSIONS[self.conclusion](store, **asked))
        return answer_digest(store.ask_aside(self.statement, **given))


class TracedStore(Store):
    """A store that stays open when those who use it are done; ``asked`` are its questions → digest of the answer.

    What was kept counts as asked again for each who gets it: ``asked`` may be cleared before another brief.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path = Path("store")) -> None:
        super().__init__(connection, path)
        self.asked: dict[Question, str] = {}
        self._kept = self._kept_with_questions(self._answer)
        self.once = self._kept_with_questions(self._made)

    def query(self, statement: str, **parameters: object) -> pd.DataFrame:
        """Run one statement, and remember it with the digest of its answer."""
        rows = super().query(statement, **parameters)
        self.asked[Question(statement, json.dumps(parameters))] = answer_digest(rows)
        return rows

    def conclude(self, make: Callable[..., Any], **asked: Any) -> Any:
        """Make what is concluded, once, and remember it in the place of what was asked for it."""
        found, within = self._apart(super().conclude, make, **asked)
        known = tables_of(self)
        tables = {table for question in within for table in tables_named(question.statement, known)}
        question = Question(" ".join(sorted(tables)), json.dumps(asked), name_of(make))
        self.asked[question] = conclusion_digest(found)
        return found

    def _kept_with_questions(self, make: Callable[..., Any]) -> Any:
        kept = lru_cache(KEPT_ANSWERS)(lambda *given, **asked: self._apart(make, *given, **asked))

        def again(*given: Hashable, **asked: Hashable) -> Any:
            found, within = kept(*given, **asked)
            self.asked.update(within)
            return found

        return again

    def _apart(self, make: Callable[..., Any], *given: Hashable, **asked: Hashable) -> tuple[Any, dict[Question, str]]:
        """What is made, and what was asked for it; where that fails it counts as asked."""
        before, self.asked = self.asked, {}
        try:
            return make(*given, **asked), self.asked
        except BaseException:
            before.update(self.asked)
            raise
        finally:
            self.asked = before

    def close(self) -> None:
        """Nothing: others go on with it."""


@cache
def store_of_process(place: Project) -> TracedStore:
    """Return the project's store, which every opening of it gives from now on: for a process that makes some areas.

    Raises:
        StoreMissing, StoreOutOfDate: as for ``Store.open``.
    """
    store = TracedStore.open(place)
    ONE.set((place.store, store))
    return store
