"""What an exhibit is: what it asks and reports, how it is drawn, and its place in a brief – declared in one object."""

import inspect
import sys
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar, cast

import pandas as pd
import plotly.graph_objects as go

from lagesbild.language import Context, Gap, Presented, Sentence
from lagesbild.measures.facts import Fact
from lagesbild.measures.frames import sources_of

F = TypeVar("F")
C_contra = TypeVar("C_contra", bound=Context, contravariant=True)
R = TypeVar("R")
T = TypeVar("T")
MEASURES: Final = "measures"
"""What the exhibit needs that shows the measures of a group."""
OWN_DATA: Final = "own_data"
"""The section of the figures that the user gave for the area, and their kinds, which its exhibits need."""
OWN_KINDS: Final = frozenset({"own-units", "own-border-pupils", "own-forecast", "own-staff", "own-applicants"})
SCENARIO: Final = "scenario"
"""What an exhibit needs that shows the user's own scenario; other needs are ids of sources."""


@dataclass(frozen=True)
class Answer(Generic[F]):
    """What the store answers: ``rows`` as the exhibit describes them, what is the same in all of them, their sources.

    ``facts`` is a named tuple, or ``None`` where there is nothing to say of the rows as a whole. An answer without rows
    has facts that describe nothing.
    """

    rows: pd.DataFrame
    facts: F
    sources: frozenset[str]

    @classmethod
    def of(cls, rows: pd.DataFrame, facts: F, *, sources: frozenset[str] = frozenset()) -> "Answer[F]":
        """Make an answer of rows with ``sources`` of their own; ``sources`` adds others."""
        return cls(rows.drop(columns="sources", errors="ignore"), facts, sources_of(rows) | sources)

    def typed(self, kind: type[R]) -> list[R]:
        """The rows as named tuples with the columns that ``kind`` names; missing is ``None`` whatever the column."""
        return list(self.once(("typed", kind), lambda: tuple(typed(self.rows, kind))))

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What is made of the answer under a name, made once: it is the same in all languages of a brief."""
        if name not in self._made:
            self._made[name] = make()
        return cast(T, self._made[name])

    @cached_property
    def _made(self) -> dict[Hashable, object]:
        return {}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.rows.empty

    @property
    def years(self) -> list[int]:
        """The years that the rows or the facts are of."""
        own = [int(year) for year in self.rows["year"]] if "year" in self.rows else []
        year = getattr(self.facts, "year", None)
        return own if year is None or self.rows.empty else [*own, int(year)]


def typed(frame: pd.DataFrame, kind: type[R]) -> list[R]:
    """Return the rows as named tuples with the columns that ``kind`` names; missing is ``None``."""
    columns = [_plain(frame[name]) for name in kind._fields]  # type: ignore[attr-defined]
    return [kind(*row) for row in zip(*columns, strict=True)]


def _plain(column: "pd.Series[Any]") -> list[Any]:
    """The values of a column as Python has them."""
    values, is_missing = column.astype(object).to_numpy(copy=True), column.isna().to_numpy()
    values[is_missing] = None
    return list(values)


class Asks(NamedTuple):
    """A rule that makes a question for discussion of an answer, or nothing where it does not hold.

    Rules are asked in the order of ``rank``; a ``spare`` one only where fewer than three others hold.
    """

    rule: Callable[[Any, Any], str]
    rank: int
    is_spare: bool = False


class Keyed(NamedTuple):
    """The figures of an answer that can be followed: ``of`` an answer, and how each is ``called`` in words.

    ``of`` knows no language; its keys begin with the figure, without the exhibit. ``called`` takes the figure, without
    the place that it may be of.
    """

    of: Callable[[Any], Iterable[Fact]]
    called: Callable[[str, Context], Sentence]


@dataclass(frozen=True)
class Exhibit(Generic[F, C_contra]):
    """One exhibit, in one room: ``x.py`` declares it, ``x.sql`` is its question, ``x.yml`` its words.

    ``module`` is the module's ``__name__``, from which the id and the file of words follow. ``answer`` takes the store
    and, by name, what else it asks for: ``area``, ``areas``, ``horizon``, ``scenario``. ``words`` has no store.
    ``relevance`` is how much its finding matters to planning education, set by hand and stated among the methods; at
    zero it never becomes a core message. ``needs`` are sources that only a fetch or the reader gives: without them the
    exhibit is left out. ``members`` is how many municipalities it can set side by side: the brief of an area with fewer
    or more is one without it. ``gap`` is what the exhibit does not answer, for the last exhibit on labour. ``facts``
    are the figures that a group can follow.
    """

    module: str
    answer: Callable[..., Answer[F]]
    words: Callable[[Answer[F], C_contra], Presented]
    chart: Callable[..., go.Figure]
    relevance: float = 0.0
    asks: Asks | None = None
    needs: tuple[str, ...] = ()
    members: range | None = None
    gap: Callable[[Answer[F], C_contra], Gap | None] | None = None
    facts: Keyed | None = None

    @property
    def id(self) -> str:
        """``births-and-migration``: its anchor on the page."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def section(self) -> str:
        """The folder that it is in: ``service_need``."""
        return self.module.split(".")[-2]

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """What the answer takes by name from the page; what has a default is an analyst's to give."""
        asked = inspect.signature(self.answer).parameters.values()
        return tuple(each.name for each in asked if each.kind is each.KEYWORD_ONLY and each.default is each.empty)

    def keyed(self, found: Answer[F]) -> tuple[Fact, ...]:
        """The figures of an answer under their whole keys; none of an answer without rows."""
        return found.once(("keyed", self.id), lambda: self._keyed(found))

    def _keyed(self, found: Answer[F]) -> tuple[Fact, ...]:
        if self.facts is None or found.is_empty:
            return ()
        sources = tuple(sorted(found.sources))
        return tuple(fact._replace(key=f"{self.id}/{fact.key}", sources=sources) for fact in self.facts.of(found))

    def called(self, fact: Fact, say: Context) -> str:
        """One of its facts in words: ``Alajärvi: children of comprehensive school age``; ``say`` knows its room."""
        words = self.facts.called(fact.figure.rpartition("/")[2], say) if self.facts else ""
        return f"{fact.place[say.language]}: {words}" if fact.place else words

    @cached_property
    def room(self) -> Path:
        """The file of its words."""
        return Path(str(sys.modules[self.module].__file__)).with_suffix(".yml")


class Room(Protocol):
    """A module that declares an exhibit."""

    @property
    def EXHIBIT(self) -> Exhibit[Any, Any]: ...  # noqa: D102, N802
