"""Counts of the employment service register in words: unemployed jobseekers, vacancies, and their ratio.

The provider hides small numbers. A count that contains such ones has two ends, ``…_at_least_…`` and ``…_at_most_…``:
it is written as a range and drawn at its lower end.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

from lagesbild.figures import Dot, Interval, Mark, Role
from lagesbild.language.context import NOTHING, Context
from lagesbild.language.named import Named
from lagesbild.language.numbers import Number
from lagesbild.language.sentence import Sentence

Ends = tuple[float, float]
"""The least and the most that a count, or a mean of counts, can be."""
SomeEnds = tuple[Number | None, Number | None]
"""The same of a ratio; missing where there is none."""


class RegisterRow(Protocol):
    """A row with both counts of the register, each with its two ends."""

    @property
    def unemployed_at_least_persons(self) -> float: ...  # noqa: D102
    @property
    def unemployed_at_most_persons(self) -> float: ...  # noqa: D102
    @property
    def vacancies_at_least_count(self) -> float: ...  # noqa: D102
    @property
    def vacancies_at_most_count(self) -> float: ...  # noqa: D102


class OccupationRow(RegisterRow, Named, Protocol):
    """The same of an occupation."""


W = TypeVar("W", bound=OccupationRow)


class TightnessRow(Protocol):
    """A row with vacancies per hundred unemployed jobseekers; missing where nobody is unemployed."""

    @property
    def tightness_low(self) -> float | None: ...  # noqa: D102
    @property
    def tightness_high(self) -> float | None: ...  # noqa: D102


class RegisterCount(NamedTuple):
    """One of the two counts: the key of its name, how it is drawn, its ends in a row, and the quantity it is of."""

    key: str
    role: Role
    ends: Callable[[RegisterRow], Ends]
    quantity: str

    def at_least(self, row: RegisterRow) -> float:
        """The lower end, at which the count is drawn."""
        return self.ends(row)[0]

    def name(self, say: Context) -> Sentence:
        """``Unemployed jobseekers``."""
        return say.text(f"labour.{self.key}")

    def written(self, row: RegisterRow, say: Context) -> str:
        """``393``; ``41–44`` where hidden numbers are part of it."""
        return say.range(*self.ends(row))

    def dot(self, row: OccupationRow, say: Context) -> Dot:
        """The count in the row of its occupation, at the lower end."""
        occupation, series, label = say.name(row), self.name(say), self.written(row, say)
        return Dot(series, self.role, occupation, self.at_least(row), f"{occupation}, {series}: {label}", label)


def _unemployed(row: RegisterRow) -> Ends:
    return row.unemployed_at_least_persons, row.unemployed_at_most_persons


def _vacancies(row: RegisterRow) -> Ends:
    return row.vacancies_at_least_count, row.vacancies_at_most_count


UNEMPLOYED: Final = RegisterCount("unemployed", "quiet", _unemployed, "unemployed_persons")
VACANCIES: Final = RegisterCount("vacancies", "own", _vacancies, "vacancies_count")
COUNTS: Final = (VACANCIES, UNEMPLOYED)


def pairs(rows: Sequence[W], is_marked: Callable[[W], bool], say: Context) -> list[Mark]:
    """Both counts in the row of each occupation and a line between them; rows that are marked stand out."""
    lines = [_between(row, "own" if is_marked(row) else "quiet", say) for row in rows]
    return [*lines, *(counted.dot(row, say) for counted in COUNTS for row in rows)]


def _between(row: OccupationRow, role: Role, say: Context) -> Interval:
    low, high = sorted(counted.at_least(row) for counted in COUNTS)
    return Interval(role, say.name(row), low, high, role=role)


def all_ends(rows: Iterable[RegisterRow]) -> Iterator[Ends]:
    """The ends of both counts of every row."""
    return (counted.ends(row) for row in rows for counted in COUNTS)


def written_tightness(row: TightnessRow, say: Context, decimals: int = 0) -> str:
    """``16``, ``6–7``; a dash where nobody is unemployed."""
    return range_or_dash(row.tightness_low, row.tightness_high, say, decimals)


def range_or_dash(low: Number | None, high: Number | None, say: Context, decimals: int = 0) -> str:
    """``41–44``; a dash where there is no number."""
    return NOTHING if low is None or high is None else say.range(low, high, decimals)


def has_ranges(ends: Iterable[SomeEnds]) -> bool:
    """Whether hidden numbers are part of one of the counts or ratios."""
    return any(low != high for low, high in ends)


def hidden_notes(ends: Iterable[SomeEnds], hidden: Ends, say: Context) -> tuple[str, ...]:
    """What a range means, where there is one; ``hidden`` are the least and the largest number that is not published."""
    return (say.text("counted.hidden", hidden=say.range(*hidden)),) if has_ranges(ends) else ()


def last_month_note(month: str, say: Context) -> Sentence:
    """The last month that the figures reach to."""
    return say.text("notes.labour_ends", month=say.fmt.month(month))
