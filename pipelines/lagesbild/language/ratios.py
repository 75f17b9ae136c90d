"""Ratios of age groups over years in words: what the dependency ratio and the renewal of the workforce share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, Literal, Protocol, TypeVar

from lagesbild.figures import LinePoint
from lagesbild.language.area_context import AreaContext
from lagesbild.language.context import Series, gaps
from lagesbild.language.numbers import FormattedNumber
from lagesbild.language.sentence import Sentence
from lagesbild.language.told import with_told


class RatioOfYear(Protocol):
    """One year of a unit – area, region, country – with ``ratio`` per hundred persons."""

    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def year(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def ratio(self) -> float: ...  # noqa: D102


R = TypeVar("R", bound=RatioOfYear)
Trend = Literal["rises", "falls", "stays"]
HARDLY: Final = 1
"""A change of a ratio below this is hardly any."""


@dataclass(frozen=True)
class Ratios(Generic[R]):
    """The rows of one ratio; every unit has the years of the area, and nothing is missing in them.

    ``base_year`` is today of the area.
    """

    rows: Sequence[R]
    base_year: int
    say: AreaContext

    @cached_property
    def own(self) -> list[R]:
        """The years of the area itself."""
        return self._of(unit="area")

    @cached_property
    def units(self) -> list[Series]:
        """What is compared, in order."""
        return self.say.compared(row.unit for row in self.rows)

    @property
    def now(self) -> R:
        """The area today."""
        return self.of_year("area", self.base_year)

    @property
    def then(self) -> R:
        """The area at the horizon."""
        return self.of_year("area", self.say.horizon)

    @property
    def span(self) -> dict[str, int]:
        """First and last year, and the first that is projected."""
        years = {row.year: row.kind for row in self.own}
        projected = min(year for year, kind in years.items() if kind == "projected")
        return {"first": min(years), "last": max(years), "projected": projected}

    @property
    def notes(self) -> tuple[str, ...]:
        """What holds for any such ratio: projection, gaps in the line, and how far others are observed."""
        return (*self.say.notes("projection"), *self._between(), *self._same_years())

    def turning(self, least: float) -> R | None:
        """The year whose ratio is furthest above or below both today's and the horizon's, if it is by ``least``."""
        ends = (self.now.ratio, self.then.ratio)
        between = [row for row in self.own if self.base_year < row.year < self.say.horizon]
        beyond = {row: max(row.ratio - max(ends), min(ends) - row.ratio) for row in between}
        turned = max(between, key=beyond.__getitem__, default=None)
        return turned if turned and beyond[turned] >= least else None

    def of_year(self, unit: str, year: int) -> R:
        """A unit in one year."""
        return next(row for row in self._of(unit) if row.year == year)

    def now_and_then(self, unit: str = "area") -> dict[str, FormattedNumber]:
        """The ratio of a unit today and at the horizon, as it is written."""
        both = {"now": self.base_year, "then": self.say.horizon}
        return {name: self.write(self.of_year(unit, year).ratio) for name, year in both.items()}

    def in_year(self, year: int) -> list[str]:
        """The ratio of each unit in one year, as it is written."""
        return [self.write(self.of_year(unit.key, year).ratio) for unit in self.units]

    def write(self, ratio: float) -> FormattedNumber:
        """A ratio with one decimal."""
        return self.say.fmt.decimal(ratio, 1)

    def year(self, row: RatioOfYear) -> str:
        """``2040 (projection)``."""
        return self.say.year(row.year, row.kind)

    def points(self, turned: R | None) -> list[LinePoint]:
        """One point per unit and year; what lies ahead of today is the projection, whatever today is taken from.

        The last of the area has its ratio today and at the horizon beside the name. These, and the year in which it
        turned, are marked.
        """
        own = next(unit.name for unit in self.units if unit.key == "area")
        named = [self.now, *([turned] if turned else []), self.then]
        told = {(own, row.year): self.say.fmt.integer(row.ratio) for row in named}
        return with_told((self._point(row, unit) for unit in self.units for row in self._of(unit.key)), told)

    def _of(self, unit: str) -> list[R]:
        return [row for row in self.rows if row.unit == unit]

    def _between(self) -> tuple[str, ...]:
        """That lines are drawn straight over the years before today that are missing, where there are such."""
        missing = gaps(row.year for row in self.own if row.year <= self.base_year)
        return self.say.notes("between") if missing else ()

    def _same_years(self) -> tuple[str, ...]:
        """How far others are observed while the area may be projected; nothing where nothing is compared."""
        others = [row.year for row in self.rows if row.unit != "area" and row.kind == "observed"]
        return (self.say.text("notes.same_years", observed=max(others)),) if others else ()

    def _point(self, row: R, unit: Series) -> LinePoint:
        hover = f"{unit.name}, {self.year(row)}: {self.write(row.ratio)}"
        phase = self.say.kind(row.kind) if row.year > self.base_year else ""
        label = self._now_to_then() if (row.unit, row.year) == ("area", self.say.horizon) else ""
        return LinePoint(unit.name, unit.role, row.year, row.ratio, hover, phase, label)

    def _now_to_then(self) -> Sentence:
        now, then = (self.say.fmt.integer(row.ratio) for row in (self.now, self.then))
        return self.say.text("ratios.now_to_then", now=now, then=then)


def way(now: RatioOfYear, then: RatioOfYear) -> Trend:
    """Up, down or neither."""
    if abs(then.ratio - now.ratio) < HARDLY:
        return "stays"
    return "rises" if then.ratio > now.ratio else "falls"
