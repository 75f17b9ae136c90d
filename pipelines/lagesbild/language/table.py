"""A table as it is read: ready strings, of which numbers keep their value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagesbild.language.units import unit_of


@dataclass(frozen=True)
class Column:
    """One column of a table; ``numeric`` columns are set right-aligned.

    ``unit`` is that of its numbers, as contracts name it; empty where they are years, or words.
    """

    label: str
    numeric: bool = True
    unit: str = ""


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


def columns(first: str, *numeric: str, of: str | Sequence[str]) -> tuple[Column, ...]:
    """A header column and numeric columns ``of`` these quantities, or all of one: ``employed_persons``.

    Each has the unit of its quantity. Numbers that are written as per cent are, whatever stands beside them.

    Raises:
        KeyError: a quantity does not end in a unit.
        ValueError: there are more or fewer quantities than columns.
    """
    named = [of] * len(numeric) if isinstance(of, str) else of
    numbers = (Column(label, unit=unit_of(quantity)) for label, quantity in zip(numeric, named, strict=True))
    return (Column(first, numeric=False), *numbers)


def table(header: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table of rows whose first cell is their header."""
    return Table(header, tuple(Row(first, tuple(cells)) for first, *cells in rows))
