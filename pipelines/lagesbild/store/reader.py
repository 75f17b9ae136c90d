"""Reading the store: read-only, one question at a time, parameters always bound."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, Final, ParamSpec, Self, TypeVar, cast

import duckdb
import pandas as pd

from lagesbild.errors import StoreMissing, StoreOutOfDate
from lagesbild.settings import Project, project
from lagesbild.store.build import OPTIONS, inputs_digest
from lagesbild.store.opening import asking, opening

P = ParamSpec("P")
T = TypeVar("T")
KEPT_ANSWERS: Final = 256
"""Of how many questions the answers are kept: exhibits of one brief ask the same of one area many times."""


class Opened(ABC):
    """What is open until it is closed, at the latest at the end of its ``with``."""

    @abstractmethod
    def close(self) -> None:
        """Let it go."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Store(Opened):
    """An open store. Many processes may read at the same time; nobody can write through it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path = Path("store")) -> None:
        self._connection, self._path = connection, path
        self._kept = lru_cache(KEPT_ANSWERS)(self._answer)
        self.once: Callable[..., Any] = lru_cache(KEPT_ANSWERS)(self._made)

    @classmethod
    def open(cls, place: Project | None = None) -> Self:
        """Open the project's store and make sure that it was built from the present files; or the one of this process.

        Raises:
            StoreMissing: nothing was built yet.
            StoreOutOfDate: figures, groups, contracts or SQL changed since it was built.
            StoreHeld, StoreUnreadable: another program writes it; it is damaged or something else.
        """
        home, kept = place or project(), ONE.get()
        if kept is not None and kept[0] == home.store:
            return cast(Self, kept[1])
        store = cls.open_file(home.store)
        with opening(home.store):
            (built_from,) = store.ask_aside("select digest from store_inputs").iloc[0]
        if built_from != inputs_digest(home):
            store.close()
            raise StoreOutOfDate
        return store

    @classmethod
    def open_file(cls, path: Path) -> Self:
        """Open one store file as it is.

        Raises:
            StoreMissing, StoreHeld, StoreUnreadable: as for ``open``.
        """
        if not path.exists():
            raise StoreMissing
        with opening(path):
            return cls(duckdb.connect(path, read_only=True, config=OPTIONS | {"python_scan_all_frames": "false"}), path)

    def query(self, statement: str, **parameters: object) -> pd.DataFrame:
        """Run one statement with bound ``$parameters``; missing or excess parameters are errors."""
        return self.ask_aside(statement, **parameters)

    def ask_aside(self, statement: str, **parameters: object) -> pd.DataFrame:
        """Run one statement about the store itself: no figure of a page comes from it."""
        with asking(self._path):
            return self._connection.execute(statement, parameters).df()

    def ask(self, question: Path, **parameters: object) -> pd.DataFrame:
        """Run the SQL file of one question; the same question is not run again."""
        return self._kept(question, *((name, _frozen(value)) for name, value in parameters.items())).copy(deep=False)

    def _answer(self, question: Path, *parameters: tuple[str, Hashable]) -> pd.DataFrame:
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
        return self.query(question.read_text(encoding="utf-8"), **given)

    def _made(self, make: Callable[..., Any], *given: Hashable, **asked: Hashable) -> Any:
        return make(self, *given, **asked)

    def conclude(self, make: Callable[..., Any], **asked: Any) -> Any:
        """Make what is ``concluded``, once."""
        return self.once(make, **asked)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


ONE: Final[ContextVar[tuple[Path, Store] | None]] = ContextVar("store_of_process", default=None)
"""The store that every opening of its file gives, where there is such."""


def _frozen(value: object) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


CONCLUSIONS: Final[dict[str, Callable[..., Any]]] = {}
"""What is ``concluded``, by its name: ``lagesbild.measures.standing:distance``."""


def once(make: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate[Store, P], T]:
    """Let what is made of a store be made once for the same parameters, as long as the store is open.

    Several exhibits of a brief ask the same; what they get is shared, and not to be changed.
    """

    @wraps(make)
    def kept(store: Store, /, *given: P.args, **asked: P.kwargs) -> T:
        found: T = store.once(make, *given, **asked)
        return found

    return kept


def concluded(make: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate[Store, P], T]:
    """As ``once``; and whether a brief is as it was follows from what is made, not from the rows that it is made of.

    For what looks at all areas and tells of few. It takes texts, numbers and tuples of them, by name.
    """

    @wraps(make)
    def kept(store: Store, /, *_: P.args, **asked: P.kwargs) -> T:
        found: T = store.conclude(make, **asked)
        return found

    CONCLUSIONS[name_of(make)] = kept
    return kept


def name_of(make: Callable[..., Any]) -> str:
    """The name of what is ``concluded``."""
    return f"{make.__module__}:{make.__qualname__}"
