"""A table as it is read: ready strings, of which numbers keep their value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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


def columns(first: str, *numeric: str) -> tuple[Column, ...]:
    """A header column and numeric columns."""
    return (Column(first, numeric=False), *(Column(label) for label in numeric))


def table(header: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table of rows whose first cell is their header."""
    return Table(header, tuple(Row(first, tuple(cells)) for first, *cells in rows))
