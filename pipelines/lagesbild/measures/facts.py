"""Keyed facts: single figures of an answer under keys that stay, whatever a page says of them and in which language."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Literal, NamedTuple

import pandas as pd

from lagesbild.measures.today import Kind, Reference
from lagesbild.settings import Language

Unit = Literal["persons", "count", "pct", "per_100", "eur"]
DECIMALS: Final[Mapping[Unit, int]] = {"persons": 0, "count": 0, "pct": 1, "per_100": 1, "eur": 0}
"""With how many decimals a figure of the unit is written."""
TODAY: Final = "today"
PROJECTED: Final = "projected"


class Fact(NamedTuple):
    """One figure of an area under a key: ``school-stages/7-12/today``, ``school-stages/7-12/projected/2035``.

    ``figure`` is what is counted, within its exhibit. ``today`` is the newest picture, whose ``year`` and ``kind`` say
    which one that is; ``month`` is 1–12 where the figure is of a month, else 0. ``at_most`` is the other end where
    hidden numbers leave a range. ``place`` names the member that the figure is of, where it is not the area itself;
    ``sources`` are ids.
    """

    key: str
    value: float
    year: int
    unit: Unit
    kind: Kind
    month: int = 0
    at_most: float | None = None
    place: Mapping[Language, str] | None = None
    sources: tuple[str, ...] = ()

    @classmethod
    def today(cls, figure: str, value: float, year: int, unit: Unit, kind: Kind = "observed", **more: Any) -> "Fact":
        """The newest picture; a key that has no year stays the same when figures are renewed."""
        return cls(f"{figure}/{TODAY}", value, year, unit, kind, **more)

    @classmethod
    def projected(cls, figure: str, value: float, year: int, unit: Unit, **more: Any) -> "Fact":
        """What the projection says of one year."""
        return cls(f"{figure}/{PROJECTED}/{year}", value, year, unit, "projected", **more)

    @property
    def figure(self) -> str:
        """``7-12``: the key without exhibit and time."""
        return figure_of(self.key).partition("/")[2]

    @property
    def decimals(self) -> int:
        """With how many decimals it is written."""
        return DECIMALS[self.unit]

    @property
    def written(self) -> str:
        """``56.6``: the value as files and registers keep it."""
        return written(self.value, self.unit)

    def as_json(self) -> dict[str, Any]:
        """Everything but the name of a place, which is a matter of language."""
        kept = {name: getattr(self, name) for name in ("key", "value", "year", "unit", "kind", "at_most")}
        return kept | {"month": self.month or None, "decimals": self.decimals, "sources": list(self.sources)}


def figure_of(key: str) -> str:
    """``school-stages/7-12`` of both of its keys."""
    head, _, last = key.rpartition("/")
    return head if last == TODAY else head.rpartition("/")[0]


def projected_key(key: str, year: int) -> str:
    """The key of the same figure as projected for a year."""
    return f"{figure_of(key)}/{PROJECTED}/{year}"


def year_of_key(key: str) -> int | None:
    """The year that a key of a projected figure names; none of today's."""
    last = key.rpartition("/")[2]
    return int(last) if last.isdecimal() and f"/{PROJECTED}/" in key else None


def written(value: float, unit: Unit) -> str:
    """A value with the decimals of its unit and a point, halves away from zero."""
    step = Decimal(1).scaleb(-DECIMALS[unit])
    return str(Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP) + 0)


def of_years(rows: pd.DataFrame, figure: str, column: str, unit: Unit, *, today: Reference) -> Iterator[Fact]:
    """Today's row and the last projected one of rows with ``year`` and ``kind``; a missing value gives no fact."""
    now = rows[(rows["year"] == today.year) & (rows["kind"] == today.kind)]
    ahead = rows[(rows["kind"] == "projected") & (rows["year"] > today.year)].sort_values("year")
    for year, kind, value in now[["year", "kind", column]].dropna().itertuples(index=False, name=None):
        yield Fact.today(figure, _plain(value), int(year), unit, kind)
    for year, value in ahead[["year", column]].tail(1).dropna().itertuples(index=False, name=None):
        yield Fact.projected(figure, _plain(value), int(year), unit)


def between(figure: str, low: float | None, high: float | None, year: int, unit: Unit, **more: Any) -> Iterator[Fact]:
    """The newest picture between the ends that hidden numbers leave; none where it is missing."""
    if low is not None and high is not None:
        yield Fact.today(figure, low, year, unit, at_most=None if high == low else high, **more)


def _plain(value: Any) -> float:
    """A whole number stays one."""
    return int(value) if float(value).is_integer() and not isinstance(value, float) else float(value)
