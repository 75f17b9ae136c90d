"""The attack of our own: what a reader of all tables at once can work out of what is hidden.

For each hidden cell a linear programme finds the least and the greatest figure that all published sums allow together
(the audit of Hundepool et al., *Handbook on Statistical Disclosure Control*, chapter 4). Two figures that were seen in
any solution are proof enough that a cell is safe, so that few cells need a programme of their own.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from lagesbild.adult.protect.bounds import bounds
from lagesbild.adult.protect.cells import Key, Published, least, name_of, span
from lagesbild.adult.protect.programme import Numbers, Programme, Row
from lagesbild.errors import LagesbildError

Flags = NDArray[np.bool_]
Cell = TypeVar("Cell", Key, int)
STILL: Final = 0.001
"""What it costs to move a cell that is not looked at."""
OFTEN: Final = 3
"""How many times a cell is pushed together with others before it is by itself."""
NEAR: Final = 1e-6
"""What two solutions of a programme may differ by and are the same."""


class Recovered(NamedTuple):
    """A hidden cell of which too much can be known, with the least and the greatest figure that it can have."""

    key: Key
    low: int
    high: int


class SumsContradict(LagesbildError):
    """What is published cannot be true together: no figures of the hidden cells fulfil all sums."""

    def __init__(self, key: Key) -> None:
        self.key = key
        super().__init__(key)

    def __str__(self) -> str:
        return f"The published sums around {name_of(self.key)} contradict each other"


class Seen:
    """Figures of hidden cells that all sums allow: one whole solution to begin with, and the farthest of any."""

    def __init__(self, figures: Mapping[Key, float] | None = None) -> None:
        self.figures = dict(figures or {})
        self.low, self.high = dict(self.figures), dict(self.figures)

    def add(self, figures: Iterable[tuple[Key, float]]) -> None:
        """Take note of a solution; cells that it leaves out stay as they are at the beginning."""
        for key, figure in figures:
            self.low[key] = min(self.low.get(key, figure), figure)
            self.high[key] = max(self.high.get(key, figure), figure)


class _Unknown:
    """Hidden cells that sums tie together; ``low`` and ``high`` are the farthest figures seen in any solution.

    The columns are how much each cell is larger than at the beginning, then how much each is smaller: there the simplex
    stands at a corner, and moves few cells.
    """

    def __init__(self, keys: list[Key], rows: list[Row], seen: Seen) -> None:
        self.keys, self._rows = keys, rows
        self._least, self._most = bounds(np.array([least(key) for key in keys], dtype=float), rows)
        impossible = self._least > self._most
        if impossible.any():
            raise SumsContradict(keys[int(impossible.argmax())])
        self._begun = self._beginning(seen)
        self.low = np.array([seen.low.get(key, figure) for key, figure in zip(keys, self._begun, strict=True)])
        self.high = np.array([seen.high.get(key, figure) for key, figure in zip(keys, self._begun, strict=True)])
        self._is_open = self._most - self._least >= self._spans(self._least)
        self._programme = self._moves()

    def _beginning(self, seen: Seen) -> Numbers:
        """A first solution: the one that was seen, or any."""
        if seen.figures:
            return np.array([seen.figures[key] for key in self.keys], dtype=float)
        solved = Programme(self._least, self._most, self._rows).minimise()
        if solved is None:
            raise SumsContradict(self.keys[0])
        return solved

    def _moves(self) -> Programme:
        count, rows = len(self.keys), []
        for row in self._rows:
            stands = float(np.dot(row.coefficients, self._begun[row.columns]))
            columns = [*row.columns, *(place + count for place in row.columns)]
            coefficients = [*row.coefficients, *(-value for value in row.coefficients)]
            rows.append(Row(columns, coefficients, min(row.low - stands, 0), max(row.high - stands, 0)))
        return Programme(np.zeros(2 * count), np.zeros(2 * count), rows)

    def _spans(self, low: Numbers) -> Numbers:
        return np.array([span(key, each) for key, each in zip(self.keys, low, strict=True)])

    def _is_narrow(self) -> Flags:
        is_narrow: Flags = self.high - self.low < self._spans(self.low) - NEAR
        return is_narrow

    @property
    def narrow(self) -> list[int]:
        """The cells whose figures, as far as they were seen, lie too near each other."""
        return [int(place) for place in np.flatnonzero(self._is_narrow())]

    @property
    def _open(self) -> list[int]:
        """Those of them that the sums one by one leave wide enough."""
        return [int(place) for place in np.flatnonzero(self._is_narrow() & self._is_open)]

    def ends(self, place: int) -> tuple[float, float]:
        """The least and greatest figure of a narrow cell."""
        if self._is_open[place]:
            return float(self.low[place]), float(self.high[place])
        return float(self._least[place]), float(self._most[place])

    def widen(self, *, is_quick: bool) -> None:
        """Push narrow cells that share no sum up together, then down, each some times; then each by itself.

        That last step is left out where it is to be quick.
        """
        tried = Counter[int]()
        while often := [place for place in self._open if tried[place] < OFTEN]:
            together = apart(sorted(often, key=lambda place: (tried[place], place)), self._in)
            tried.update(together)
            for up in (True, False):
                self._push(sorted({*together} & {*self._open}), up=up)
        for place, up in product(() if is_quick else self._open, (True, False)):
            self._push(sorted({place} & {*self._open}), up=up)

    @cached_property
    def _in(self) -> dict[int, list[int]]:
        """The sums that each cell stands in, those that only bound each other left aside."""
        found: dict[int, list[int]] = {place: [] for place in range(len(self.keys))}
        for number, row in enumerate(self._rows):
            for place in row.columns if row.low == row.high else ():
                found[place].append(number)
        return found

    def _push(self, places: list[int], *, up: bool) -> None:
        """See how far cells go in one direction, no farther than is enough to be safe."""
        if not places:
            return
        count, enough = len(self.keys), self._spans(self.low)
        high = np.concatenate([self._most - self._begun, self._begun - self._least])
        costs = np.full(2 * count, STILL)
        on, back = (0, count) if up else (count, 0)
        reach = self.low + enough - self._begun if up else self._begun - self.high + enough
        at = np.array(places)
        high[on + at], high[back + at] = np.minimum(high[on + at], reach[at]), 0
        costs[on + at] = -1
        self._programme.bound(range(2 * count), np.zeros(2 * count), high)
        self._look(costs)

    def _look(self, costs: Numbers) -> None:
        self._programme.cost(costs)
        moved = self._programme.minimise()
        if moved is None:
            raise SumsContradict(self.keys[0])
        seen = self._begun + moved[: len(self.keys)] - moved[len(self.keys) :]
        self.low, self.high = np.minimum(self.low, seen), np.maximum(self.high, seen)


def apart(cells: Sequence[Cell], sums: Mapping[Cell, list[int]]) -> list[Cell]:
    """Those of the cells that stand in no sum with one before them."""
    taken: set[int] = set()
    found = []
    for cell in cells:
        if taken.isdisjoint(sums[cell]):
            found.append(cell)
            taken.update(sums[cell])
    return found


def attack(published: Published, seen: Seen | None = None, *, is_quick: bool = False) -> list[Recovered]:
    """Return every hidden cell whose least and greatest possible figure are less than four apart, in order of keys.

    Readers know that a hidden count is at least 1, that the figures of all tables hold at once and how they sum up;
    they do not know whether a cell is hidden for its own sake or for another one's. Whole numbers are looked for by
    rounding the ends of an interval inwards. ``seen`` are solutions that are known before and takes those that are
    found; with more cells hidden they are solutions still. Where it is to be quick, safe cells may be in the answer.

    Raises:
        SumsContradict: no figures of the hidden cells fulfil all sums.
    """
    known = seen or Seen()
    return sorted(
        found for unknown in _tied(published, known) for found in _recovered(unknown, known, is_quick=is_quick)
    )


def _recovered(unknown: _Unknown, seen: Seen, *, is_quick: bool) -> Iterator[Recovered]:
    unknown.widen(is_quick=is_quick)
    for ends in (unknown.low, unknown.high):
        seen.add(zip(unknown.keys, ends.tolist(), strict=True))
    for place in unknown.narrow:
        low, high = unknown.ends(place)
        yield Recovered(unknown.keys[place], math.ceil(low - NEAR), math.floor(high + NEAR))


def _tied(published: Published, seen: Seen) -> Iterator[_Unknown]:
    """Hidden cells by what ties them together; one that stands in no sum cannot be worked out."""
    rows = [row for row in rows_of(published) if row.columns]
    hidden = published.hidden
    groups: dict[int, list[int]] = {}
    roots = _roots(len(hidden), rows)
    for number, row in enumerate(rows):
        groups.setdefault(roots[row.columns[0]], []).append(number)
    for root in sorted(groups):
        members = [place for place in range(len(hidden)) if roots[place] == root]
        at = {place: number for number, place in enumerate(members)}
        own = [rows[number]._replace(columns=[at[place] for place in rows[number].columns]) for number in groups[root]]
        yield _Unknown([hidden[place] for place in members], own, seen)


def rows_of(published: Published) -> Iterator[Row]:
    """Each sum as what it says of hidden cells, what is shown taken to the other side."""
    at = {key: place for place, key in enumerate(published.hidden)}
    for total, parts, exact in published.sums:
        sides = [(total, -1), *((part, 1) for part in parts)]
        unknown = [(at[key], sign) for key, sign in sides if key in at]
        shown = sum(sign * (published.figures.get(key) or 0) for key, sign in sides if key not in at)
        yield Row([place for place, _ in unknown], [sign for _, sign in unknown], -shown, -shown if exact else math.inf)


def _roots(count: int, rows: list[Row]) -> list[int]:
    """For each column the first one of those that rows tie it to."""
    roots = list(range(count))

    def root(place: int) -> int:
        while roots[place] != place:
            roots[place] = place = roots[roots[place]]
        return place

    for row in rows:
        for place in row.columns[1:]:
            first, second = sorted((root(row.columns[0]), root(place)))
            roots[second] = first
    return [root(place) for place in range(count)]
