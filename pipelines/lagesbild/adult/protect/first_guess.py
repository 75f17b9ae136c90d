"""What else is hidden before any linear programme: what single sums, one after the other, show to be too little.

Where a sum leaves its hidden cells too little room, the cell of it that is lost most cheaply is hidden too, from the
finest sums to the widest, in the spirit of the hypercube method (Giessing and Repsilber, in *Inference Control in
Statistical Databases*, 2002). It need not be enough, and the attack says where it is not; but few programmes are left.
"""

import math
from collections.abc import Collection
from heapq import heapify, heappop, heappush

from lagesbild.adult.protect.cells import SMALL, Key, Sum, Tables, least
from lagesbild.adult.protect.hide import worths


def first_guess(tables: Tables, hidden: Collection[Key], known: Collection[Key]) -> set[Key]:
    """Return ``hidden`` and what else is hidden with it, none of it ``known`` to readers already."""
    guess = _Guess(tables, hidden, known)
    guess.close()
    return guess.hidden


class _Guess:
    def __init__(self, tables: Tables, hidden: Collection[Key], known: Collection[Key]) -> None:
        self.hidden = set(hidden)
        self._tables, self._sums, self._known = tables, sorted(tables.sums), known
        self._worth = worths(tables)
        self._in: dict[Key, list[int]] = {key: [] for key in tables.cells}
        for number, each in enumerate(self._sums):
            for key, _ in each.signed:
                self._in[key].append(number)

    def close(self) -> None:
        """Hide cells until no sum by itself gives a hidden one away."""
        waiting = [self._order(number) for number in range(len(self._sums)) if self._lacks(self._sums[number])]
        heapify(waiting)
        while waiting:
            each = self._sums[heappop(waiting)[1]]
            lacks = self._lacks(each)
            if lacks and (key := self._hide_in(each, lacks)):
                for number in self._in[key]:
                    heappush(waiting, self._order(number))

    def _order(self, number: int) -> tuple[int, int]:
        """The finest sums first."""
        return sum(not part for part in self._sums[number].total), number

    def _lacks(self, each: Sum) -> float:
        """How much more the hidden cells of an exact sum should be able to move; 0 where it is enough."""
        parts = [key for key in each.parts if key in self.hidden]
        if not each.exact or not (parts or each.total in self.hidden):
            return 0
        if each.total in self.hidden:
            return 0 if parts else 1
        room = sum(self._tables.cells[key].figure - least(key) for key in parts)
        return max(SMALL - room, len(parts) == 1, 0)

    def _hide_in(self, each: Sum, room: float) -> Key | None:
        """Hide the cheapest cell of a sum that can move so much, or of all where none can; none where all are known."""
        left = [key for key, _ in each.signed if key not in self.hidden and key not in self._known]
        wide = [key for key in left if key == each.total or self._tables.cells[key].figure - least(key) >= room]
        if not left:
            return None
        key = min(wide or left, key=lambda key: (self._cost(key, each), key))
        self.hidden.add(key)
        return key

    def _cost(self, key: Key, within: Sum) -> float:
        """What is lost with a cell, and with another one of each of its other sums in which nothing is hidden."""
        others = (self._sums[number] for number in self._in[key])
        return self._worth[key] + sum(self._cheapest(each, key) for each in others if each.exact and each != within)

    def _cheapest(self, each: Sum, but: Key) -> float:
        cells = [key for key, _ in each.signed]
        if not self.hidden.isdisjoint(cells):
            return 0
        return min((self._worth[key] for key in cells if key != but and key not in self._known), default=math.inf)
