"""What else has to be hidden so that a hidden figure cannot be worked out: the cheapest way to let it move.

The linear programme of Kelly, Golden and Assad (*Cell suppression: disclosure protection for sensitive tabular data*,
Networks 22, 1992) as an incremental heuristic (Fischetti and Salazar, *Management Science* 47, 2001): a hidden cell has
to be able to be four larger while all sums hold; the cells that move along at least cost are hidden with it.
"""

import math
from collections.abc import Collection, Iterator
from heapq import heappop, heappush
from typing import Final

import numpy as np

from lagesbild.adult.protect.cells import Key, Sum, Tables, least, span
from lagesbild.adult.protect.programme import Programme, Row

AROUND: Final = (1200, 2400)
"""How many cells around a hidden one are looked at while they are too few; then all totals above the last, then all."""
TOTAL_WORTH: Final = 3
"""How many times more a sum over a dimension is worth than a part of it of the same size."""
HIDDEN_COST: Final = 0.001
"""What it costs to let a cell move that is hidden anyhow: little, so that ways are short."""
HIDDEN_FAR: Final = 4
"""How far one step through a hidden cell is: not nearly nothing, else only hidden cells were near."""
MOVED: Final = 1e-6


class CannotHide(ValueError):
    """A figure stays known whatever else is hidden, because readers know it already."""


class Hiding:
    """Linked tables, and the cells that readers know already, which nothing can hide any more."""

    def __init__(self, tables: Tables, known: Collection[Key] = ()) -> None:
        self._cells, self._known = tables.cells, known
        self._sums = tables.sums
        self._slacks = [0 if each.exact else _slack(tables, each) for each in tables.sums]
        self._in: dict[Key, list[tuple[int, int]]] = {key: [] for key in tables.cells}
        for number, each in enumerate(tables.sums):
            for key, sign in each.signed:
                self._in[key].append((number, sign))
        self._worth = {
            key: (math.sqrt(cell.figure) + 1) * TOTAL_WORTH ** sum(not part for part in key)
            for key, cell in tables.cells.items()
        }

    def moved(self, target: Key, hidden: Collection[Key]) -> dict[Key, float]:
        """Return figures with which ``target`` is as much larger as makes it safe: key → figure, where it is another.

        What is not hidden among them has to be.

        Raises:
            CannotHide: no other cells can move along.
        """
        for cells in self._wider_and_wider(target, hidden):
            figures = self._solved(target, cells, hidden)
            if figures is not None:
                return figures
        raise CannotHide(target)

    def _wider_and_wider(self, target: Key, hidden: Collection[Key]) -> Iterator[list[Key]]:
        """Cells that may move along: those near the target, then with all totals above them, then all there are."""
        near: list[Key] = []
        for around in AROUND:
            near = self._near(target, around, hidden)
            yield near
        yield sorted(self._with_totals(near))
        yield sorted(key for key in self._cells if key == target or key not in self._known)

    def _cost(self, key: Key, hidden: Collection[Key]) -> float:
        """Nearly nothing where it is hidden anyhow; else more for a large figure and for a sum over dimensions."""
        return HIDDEN_COST if key in hidden else self._worth[key]

    def _near(self, target: Key, most: int, hidden: Collection[Key]) -> list[Key]:
        """Up to so many cells that can move, those that a chain of sums reaches at least cost (Dijkstra)."""
        found: set[Key] = set()
        passed: set[int] = set()
        waiting = [(0.0, target)]
        while waiting and len(found) < most:
            far, key = heappop(waiting)
            if key in found:
                continue
            found.add(key)
            for number in [number for number, _ in self._in[key] if number not in passed]:
                passed.add(number)
                for other, _ in self._sums[number].signed:
                    if other not in found and other not in self._known:
                        heappush(waiting, (far + (HIDDEN_FAR if other in hidden else self._worth[other]), other))
        return sorted(found)

    def _with_totals(self, keys: list[Key]) -> set[Key]:
        """These cells and all totals above them: a cell can move together with everything that it is part of."""
        found, waiting = set(keys), sorted(keys)
        while waiting:
            key = waiting.pop()
            above = {self._sums[number].total for number, sign in self._in[key] if sign > 0} - found - set(self._known)
            found |= above
            waiting.extend(above)
        return found

    def _solved(self, target: Key, near: list[Key], hidden: Collection[Key]) -> dict[Key, float] | None:
        """The columns are how much each cell is larger, then how much each is smaller."""
        count = len(near)
        figures = np.array([self._cells[key].figure for key in near], dtype=float)
        low, high = np.zeros(2 * count), np.full(2 * count, np.inf)
        high[count:] = figures - [least(key) for key in near]
        place = near.index(target)
        low[place], high[count + place] = span(target, figures[place]), 0
        programme = Programme(low, high, self._rows(near))
        programme.cost(np.tile([self._cost(key, hidden) for key in near], 2))
        solved = programme.minimise()
        if solved is None:
            return None
        moves = solved[:count] - solved[count:]
        return {near[at]: float(figures[at] + moves[at]) for at in np.flatnonzero(np.abs(moves) > MOVED)}

    def _rows(self, near: list[Key]) -> list[Row]:
        """What sums say of the moves of these cells, all others standing still."""
        rows: dict[int, Row] = {}
        for place, key in enumerate(near):
            for number, sign in self._in[key]:
                limits = self._slacks[number], 0 if self._sums[number].exact else math.inf
                row = rows.setdefault(number, Row([], [], *limits))
                row.columns.extend((place, place + len(near)))
                row.coefficients.extend((sign, -sign))
        return list(rows.values())


def _slack(tables: Tables, each: Sum) -> int:
    """How far a total stays below the sum of its parts, as a number below zero."""
    return tables.cells[each.total].figure - sum(tables.cells[part].figure for part in each.parts)
