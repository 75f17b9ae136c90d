"""What wording makes of one answer: sentences, a table, and the points of its chart, all formatted once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

import pandas as pd

Role = Literal["own", "second", "third", "fourth", "quiet"]


@dataclass(frozen=True)
class Column:
    """One column of a table; ``numeric`` columns are set right-aligned."""

    label: str
    numeric: bool = True


@dataclass(frozen=True)
class Row:
    """One row of a table: its header and its cells, ready to read."""

    header: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as it is read; ``columns`` counts the header column too."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Ticks:
    """The value axis: where its marks stand and what they say."""

    values: tuple[float, ...]
    labels: tuple[str, ...]


class Point(NamedTuple):
    """One point of a line, or one bar.

    ``x`` is a year or a category, ``y`` its value – ``None`` breaks the line. ``hover`` and ``label`` are ready
    strings; ``dashed`` points are not observed.
    """

    series: str
    role: Role
    x: int | str
    y: float | None
    hover: str
    label: str = ""
    dashed: bool = False


POINTS: Final = Point._fields


@dataclass(frozen=True)
class Presented:
    """One answer in words.

    ``points`` has the columns of ``POINTS``. ``core`` is the takeaway in few words where it is long. ``weight`` is the
    size of the finding, as a share, by which a section's core message is chosen. ``reason`` says why nothing is shown,
    and is empty otherwise.
    """

    title: str
    takeaway: str
    alt: str = ""
    notes: tuple[str, ...] = ()
    table: Table | None = None
    points: pd.DataFrame = field(default_factory=lambda: points([]))
    value_title: str = ""
    ticks: Ticks = Ticks((), ())
    weight: float = 0.0
    core: str = ""
    reason: str = ""


def points(marks: Iterable[Point]) -> pd.DataFrame:
    """Make the points of a chart: one row each, in the order given; ``y`` is missing where it is ``None``."""
    return pd.DataFrame(list(marks), columns=list(POINTS)).astype({"y": float})


def columns(first: str, *numeric: str) -> tuple[Column, ...]:
    """A header column and numeric columns."""
    return (Column(first, numeric=False), *(Column(label) for label in numeric))


def table(header: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table of rows whose first cell is their header."""
    return Table(header, tuple(Row(first, tuple(cells)) for first, *cells in rows))
