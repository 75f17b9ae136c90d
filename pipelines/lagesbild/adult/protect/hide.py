"""What else has to be hidden so that a hidden figure cannot be worked out: the cheapest way to let it move.

The linear programme of Kelly, Golden and Assad (*Cell suppression: disclosure protection for sensitive tabular data*,
Networks 22, 1992) as an incremental heuristic (Fischetti and Salazar, *Management Science* 47, 2001): a hidden cell has
to be able to be so much larger that it is safe while all sums hold; the cells that move along at least cost are hidden
with it. Cells that share no sum are moved in one programme, at a price above which a cell is left for later.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import numpy as np

from lagesbild.adult.protect.attack import Seen, apart
from lagesbild.adult.protect.cells import DESIGN_EFFECT, Key, Tables, least, span
from lagesbild.adult.protect.programme import Numbers, Programme, Row

TOTAL_WORTH: Final = 3
"""How many times more a sum over a dimension is worth than a part of it of the same size."""
HIDDEN_COST: Final = 0.001
"""What it costs to let a cell move that is hidden anyhow: little, so that ways are short."""
MOVED: Final = 1e-6


class CannotHide(ValueError):
    """A figure stays known whatever else is hidden, because readers know it already."""


class Hiding:
    """Linked tables, and the cells that readers know already, which nothing can hide any more.

    The columns are how much each cell is larger, then how much each is smaller.
    """

    def __init__(self, tables: Tables, known: Collection[Key] = ()) -> None:
        self._keys = sorted(key for key in tables.cells if key[0] != DESIGN_EFFECT)
        self._at = {key: place for place, key in enumerate(self._keys)}
        self._figures = np.array([tables.cells[key].figure for key in self._keys], dtype=float)
        self._worth = np.array([worth for key, worth in sorted(worths(tables).items()) if key in self._at])
        larger = np.array([0 if key in known else math.inf for key in self._keys])
        smaller = np.minimum(larger, self._figures - [least(key) for key in self._keys])
        self._high = np.concatenate([larger, smaller])
        self._in: dict[Key, list[int]] = {key: [] for key in self._keys}
        for number, each in enumerate(tables.sums):
            for key, _ in each.signed if each.exact else ():
                self._in[key].append(number)
        self._programme = Programme(np.zeros_like(self._high), self._high, list(self._rows(tables)))

    def groups(self, keys: Sequence[Key]) -> Iterator[list[Key]]:
        """Cells that can be moved together, because no two of them stand in one sum."""
        left = list(keys)
        while left:
            group = apart(left, self._in)
            yield group
            left = [key for key in left if key not in {*group}]

    def moved(
        self, targets: Collection[Key], hidden: Collection[Key], seen: Seen, price: float | None = None
    ) -> dict[Key, float]:
        """Return figures with which targets are as much larger as makes them safe: key → figure, where it is another.

        What is not hidden among them has to be. With a price a target stays where it is if one more of it costs more.

        Raises:
            CannotHide: a target without a price cannot be so large.
        """
        count, low, high = len(self._keys), np.zeros_like(self._high), self._high.copy()
        costs = np.tile([self._cost(key, hidden) for key in self._keys], 2)
        for key in targets:
            place = self._at[key]
            reach = seen.low[key] + span(key, seen.low[key]) - self._figures[place]
            high[place], high[count + place] = reach, 0
            low[place], costs[place] = (reach, 0) if price is None else (0, -price)
        self._programme.bound(range(2 * count), low, high)
        self._programme.cost(costs)
        solved = self._programme.minimise()
        if solved is None:
            raise CannotHide(targets)
        return self._elsewhere(solved[:count] - solved[count:])

    def _elsewhere(self, moves: Numbers) -> dict[Key, float]:
        places = np.flatnonzero(np.abs(moves) > MOVED)
        return {self._keys[place]: float(self._figures[place] + moves[place]) for place in places}

    def _cost(self, key: Key, hidden: Collection[Key]) -> float:
        """Nearly nothing where it is hidden anyhow; else more for a large figure and for a sum over dimensions."""
        return HIDDEN_COST if key in hidden else float(self._worth[self._at[key]])

    def _rows(self, tables: Tables) -> Iterator[Row]:
        """What sums say of the moves of all cells."""
        count = len(self._keys)
        for each in tables.sums:
            places = [self._at[key] for key, _ in each.signed]
            signs = [sign for _, sign in each.signed]
            slack = (
                0
                if each.exact
                else -sum(self._figures[place] * sign for place, sign in zip(places, signs, strict=True))
            )
            columns = [*places, *(place + count for place in places)]
            yield Row(columns, [*signs, *(-sign for sign in signs)], slack, 0 if each.exact else math.inf)


def worths(tables: Tables) -> dict[Key, float]:
    """How much is lost with each cell: more with a large figure and with a sum over dimensions."""
    return {
        key: (math.sqrt(cell.figure) + 1) * TOTAL_WORTH ** sum(not part for part in key)
        for key, cell in tables.cells.items()
    }
