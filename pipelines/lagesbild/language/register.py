"""A month of the employment service register over the years in words: what both of its ratios share.

The newest month leads. Earlier years are shown at the same month only, so that the season plays no part.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from lagesbild.figures import LinePoint
from lagesbild.language.area_context import AreaContext
from lagesbild.language.context import Context, Series, gaps
from lagesbild.language.counted import (
    COUNTS,
    Ends,
    SomeEnds,
    all_ends,
    hidden_notes,
    last_month_note,
    range_or_dash,
)
from lagesbild.language.numbers import rounded
from lagesbild.language.sentence import Sentence
from lagesbild.language.table import Table, columns, table
from lagesbild.language.told import with_told

DECIMALS = 1
Direction = Literal["rises", "falls", "same", "open"]
RatioEnds = tuple[float | None, float | None]
"""The least and the most that a ratio can be; missing where there is none."""


class RegisterMonth(NamedTuple):
    """One year's month of the area, its region or the country: both counts of the register and their ratios."""

    unit: str
    year: int
    month: str
    unemployed_at_least_persons: int
    unemployed_at_most_persons: int
    vacancies_at_least_count: int
    vacancies_at_most_count: int
    unemployed_low_pct: float | None
    unemployed_high_pct: float | None
    tightness_low: float | None
    tightness_high: float | None

    @property
    def month_number(self) -> int:
        """``6`` of ``2026-06``."""
        return int(self.month[-2:])


def newest_of_area(months: Sequence[RegisterMonth]) -> list[RegisterMonth]:
    """The area's newest month, alone; nothing where it has none."""
    return [month for month in months if month.unit == "area"][-1:]


@dataclass(frozen=True)
class RegisterRatio:
    """The months of one ratio, whose two ends ``ends`` takes from a month; ``hidden`` is what is not published.

    ``quantity`` is what it is in, ``decimals`` are those of the headline, which compares with the last month before the
    newest; ``is_from_turn`` with that from which the ratio fell or rose: the highest or the lowest of all.
    """

    months: Sequence[RegisterMonth]
    ends: Callable[[RegisterMonth], RatioEnds]
    hidden: Ends
    say: AreaContext
    quantity: str
    decimals: int = DECIMALS
    is_from_turn: bool = False

    @cached_property
    def own(self) -> list[RegisterMonth]:
        """The months of the area itself."""
        return self._of("area")

    @cached_property
    def units(self) -> list[Series]:
        """What is compared, in order."""
        return self.say.compared(month.unit for month in self.months)

    @property
    def latest(self) -> RegisterMonth:
        """The area in the newest month."""
        return self.own[-1]

    @property
    def previous(self) -> RegisterMonth:
        """The area in the last such month before it."""
        return self.own[-2]

    @property
    def is_empty(self) -> bool:
        """Whether the area has the ratio in no month."""
        return all(None in self.ends(month) for month in self.own)

    @property
    def title(self) -> Sentence:
        """Of what, where, which month and years."""
        name = self.say.fmt.month_name(self.latest.month)
        first, last = self.own[0].year, self.latest.year
        return self.say.text("title", in_area=self.say.in_area, month_name=name, first=first, last=last)

    @property
    def takeaway(self) -> Sentence:
        """The ratio in the newest month and in an earlier one, and which way it went."""
        named = {month: self._range(self.ends(month), self.decimals) for month in self._named}
        if not named:
            return self.say.text("none")
        if len(named) == 1:
            return self.say.text("only", latest=named[self.latest])
        start, latest = self._named
        moved = moved_of(self)
        return self.say.text(moved, year=start.year, previous=named[start], latest=named[latest])

    @cached_property
    def _named(self) -> list[RegisterMonth]:
        """The months that the headline names: that with which the newest is compared, and the newest."""
        known = [month for month in (self.previous, self.latest) if None not in self.ends(month)]
        if self.latest not in known:
            return []
        return [self._start(moved_of(self)), self.latest] if len(known) > 1 else known

    def _start(self, moved: Direction) -> RegisterMonth:
        """The month with which the newest is compared."""
        if not self.is_from_turn or moved not in {"falls", "rises"}:
            return self.previous
        known = {
            month: (low, high) for month in self.own for low, high in [self.ends(month)] if None not in (low, high)
        }
        farthest = max if moved == "falls" else min
        return farthest(known, key=lambda month: known[month][moved == "rises"] or 0.0)

    @property
    def reading(self) -> str:
        """The years that the line passes over; empty where there are none."""
        missing = [str(year) for year in gaps(month.year for month in self.own)]
        return self.say.text("notes.bridged", years=self.say.listed(missing)) if missing else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What holds for both ratios: hidden numbers, the same month, the register, the month."""
        return (
            *hidden_notes(all_ends(self.months), self.hidden, self.say),
            *self.say.notes("same_month"),
            *self.say.notes("register"),
            last_month_note(self.latest.month, self.say),
        )

    @property
    def table(self) -> Table:
        """One row per year: the ratio of each unit, a dash where it has none, and both counts of the area."""
        counts = (f"{counted.name(self.say)}, {self.say.area_name}" for counted in COUNTS)
        header = (self.say.text("shared.year"), *(unit.name for unit in self.units), *counts)
        of = (*[self.quantity] * len(self.units), *(counted.quantity for counted in COUNTS))
        return table(columns(*header, of=of), map(self._cells, self.own))

    @property
    def points(self) -> list[LinePoint]:
        """One point per unit and year at the lower end; the line breaks where a month has no ratio."""
        own = next(unit.name for unit in self.units if unit.key == "area")
        told = {(own, month.year): self._range(self.ends(month), self.decimals) for month in self._named}
        return with_told((self._point(month, unit) for unit in self.units for month in self._of(unit.key)), told)

    def _of(self, unit: str) -> list[RegisterMonth]:
        return [month for month in self.months if month.unit == unit]

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, int], RegisterMonth]:
        return {(month.unit, month.year): month for month in self.months}

    def _range(self, ends: SomeEnds, decimals: int = DECIMALS) -> str:
        return range_or_dash(*ends, self.say, decimals)

    def _written(self, month: RegisterMonth | None) -> str:
        return self._range(self.ends(month) if month else (None, None))

    def _cells(self, own: RegisterMonth) -> tuple[str, ...]:
        ratios = (self._written(self._by_key.get((unit.key, own.year))) for unit in self.units)
        return (str(own.year), *ratios, *(counted.written(own, self.say) for counted in COUNTS))

    def _point(self, month: RegisterMonth, unit: Series) -> LinePoint:
        hover = f"{unit.name}, {self.say.fmt.month(month.month)}: {self._written(month)}"
        return LinePoint(unit.name, unit.role, month.year, self.ends(month)[0], hover)


def moved_of(ratio: RegisterRatio) -> Direction:
    """Which way it went from the month before to the newest."""
    return direction(ratio.ends(ratio.previous), ratio.ends(ratio.latest), ratio.decimals)


def direction(previous: SomeEnds, latest: SomeEnds, decimals: int = DECIMALS) -> Direction:
    """Which way a ratio went as it is written; ``open`` where hidden numbers leave more than one way possible."""
    (before_low, before_high), (low, high) = (
        tuple(rounded(end, decimals) for end in ends if end is not None) for ends in (previous, latest)
    )
    if low > before_high:
        return "rises"
    if high < before_low:
        return "falls"
    return "same" if before_low == before_high == low == high else "open"


def unplaced_note(shares: tuple[float, float], previous_year: int, say: Context) -> Sentence:
    """How many of the country's vacancies no region has, in percent, in the newest month and the one before it."""
    now, then = (say.fmt.percent(share, 0) for share in shares)
    return say.text("notes.unplaced", now=now, year=previous_year, then=then)
