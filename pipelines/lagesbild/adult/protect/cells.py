"""Cells of linked tables of counts: what is known before anything is hidden, and what readers see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

Key = tuple[str, ...]
"""The name of a cell: what it counts, then a value of each dimension; ``""`` where it sums over a dimension."""
POINTS: Final = "points"
"""The one sum that is no count of persons or participations."""
DESIGN_EFFECT: Final = "design_effect_pct"
"""How many times fewer independent participations would say as much, in percent: no count, and in no sum."""
SMALL: Final = 4
"""Counts of 1 to 4 persons are hidden."""
GUARDED: Final = 9
"""Where one of the persons has a protected identity, counts of up to 9 are."""


class Cell(NamedTuple):
    """One cell: its figure, how many persons stand behind it, and how many of them have a protected identity."""

    figure: int
    persons: int
    guarded: int = 0

    @property
    def is_small(self) -> bool:
        """Whether so few persons stand behind it that it is hidden for its own sake."""
        return 1 <= self.persons <= (GUARDED if self.guarded else SMALL)


class Sum(NamedTuple):
    """``total`` is the sum of ``parts``, or at most that where not ``exact``: a learner may be in several."""

    total: Key
    parts: tuple[Key, ...]
    exact: bool = True

    @property
    def signed(self) -> tuple[tuple[Key, int], ...]:
        """All its cells with the sign that they have in parts − total."""
        return ((self.total, -1), *((part, 1) for part in self.parts))


@dataclass(frozen=True)
class Tables:
    """Linked tables before protection: cells that have persons, and how they sum up. A key without a cell is zero."""

    cells: Mapping[Key, Cell]
    sums: tuple[Sum, ...]
    is_made_up: bool = False


@dataclass(frozen=True)
class Published:
    """What readers see: the figure of each cell, ``None`` where it is hidden; a key without a figure is zero."""

    figures: Mapping[Key, int | None]
    sums: tuple[Sum, ...]
    is_made_up: bool = False

    @property
    def hidden(self) -> list[Key]:
        """The keys of what is hidden, in order."""
        return sorted(key for key, figure in self.figures.items() if figure is None)


def published(tables: Tables, hidden: Iterable[Key] = ()) -> Published:
    """The tables as readers see them with ``hidden`` left out."""
    left_out = set(hidden)
    figures = {key: None if key in left_out else cell.figure for key, cell in tables.cells.items()}
    return Published(figures, tables.sums, tables.is_made_up)


def name_of(key: Key) -> str:
    """A cell as a message names it: ``participations 2025H2 0180 * * VUXSFI *``."""
    return " ".join(part or "*" for part in key)


def least(key: Key) -> int:
    """The least figure that a hidden cell may have: readers know that a count of nobody is never hidden."""
    return 0 if key[0] == POINTS else 1


def span(key: Key, low: float) -> float:
    """How far apart the least and the greatest possible figure of a hidden cell are at least.

    A count that may be anything from 1 to 5 cannot be told to be small, and four apart are more than 1 and 4 are;
    points may be a quarter more than the least, so that nobody knows the learners' points nearly.
    """
    return max(float(SMALL), low / 4) if key[0] == POINTS else float(SMALL)
