"""The attack of our own: what a reader of all tables at once can work out of what is hidden.

For each hidden cell a linear programme finds the least and the greatest figure that all published sums allow together
(the audit of Hundepool et al., *Handbook on Statistical Disclosure Control*, chapter 4). Two figures that were seen in
any solution are proof enough that a cell is safe, so that few cells need a programme of their own.
"""

import math
from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagesbild.adult.protect.bounds import bounds
from lagesbild.adult.protect.cells import Key, Published, least, name_of, span
from lagesbild.adult.protect.programme import PRIMAL, Numbers, Programme, Row
from lagesbild.errors import LagesbildError

Flags = NDArray[np.bool_]
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


class _Unknown:
    """Hidden cells that sums tie together; ``low`` and ``high`` are the farthest figures seen in any solution."""

    def __init__(self, keys: list[Key], rows: list[Row]) -> None:
        self.keys = keys
        self._least, self._most = bounds(np.array([least(key) for key in keys], dtype=float), rows)
        impossible = self._least > self._most
        if impossible.any():
            raise SumsContradict(keys[int(impossible.argmax())])
        self._every = range(len(keys))
        self._programme = Programme(self._least, self._most, rows, strategy=PRIMAL)
        self.low, self.high = np.full(len(keys), np.inf), np.full(len(keys), -np.inf)
        self._look(np.zeros(len(keys)))
        is_bound = self._most - self._least < self._spans(self._least)
        self.low[is_bound], self.high[is_bound] = self._least[is_bound], self._most[is_bound]
        self._is_open = ~is_bound

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

    def widen(self) -> None:
        """Push all narrow cells up together, then down, as long as that frees one; then each by itself."""
        count = len(self.keys) + 1
        while 0 < len(self._open) < count:
            count = len(self._open)
            for up in (True, False):
                self._push(self._open, up=up)
        for place, up in product(self._open, (True, False)):
            if place in self._open:
                self._push([place], up=up)

    def _push(self, places: list[int], *, up: bool) -> None:
        """See how far cells go in one direction, no farther than is enough to be safe."""
        low, high, costs = self._least.copy(), self._most.copy(), np.zeros(len(self.keys))
        enough = self._spans(self.low)
        if up:
            high[places], costs[places] = np.minimum(self._most, self.low + enough)[places], -1
        else:
            low[places], costs[places] = np.maximum(self._least, self.high - enough)[places], 1
        self._programme.bound(self._every, low, high)
        self._look(costs)

    def _look(self, costs: Numbers) -> None:
        self._programme.cost(costs)
        seen = self._programme.minimise()
        if seen is None:
            raise SumsContradict(self.keys[0])
        self.low, self.high = np.minimum(self.low, seen), np.maximum(self.high, seen)


def attack(published: Published) -> list[Recovered]:
    """Return every hidden cell whose least and greatest possible figure are less than four apart, in order of keys.

    Readers know that a hidden count is at least 1, that the figures of all tables hold at once and how they sum up;
    they do not know whether a cell is hidden for its own sake or for another one's. Whole numbers are looked for by
    rounding the ends of an interval inwards.

    Raises:
        SumsContradict: no figures of the hidden cells fulfil all sums.
    """
    return sorted(found for unknown in _tied(published) for found in _recovered(unknown))


def _recovered(unknown: _Unknown) -> Iterator[Recovered]:
    unknown.widen()
    for place in unknown.narrow:
        low, high = math.ceil(unknown.low[place] - NEAR), math.floor(unknown.high[place] + NEAR)
        yield Recovered(unknown.keys[place], low, high)


def _tied(published: Published) -> Iterator[_Unknown]:
    """Hidden cells by what ties them together; one that stands in no sum cannot be worked out."""
    rows = [row for row in _rows(published) if row.columns]
    hidden = published.hidden
    groups: dict[int, list[int]] = {}
    roots = _roots(len(hidden), rows)
    for number, row in enumerate(rows):
        groups.setdefault(roots[row.columns[0]], []).append(number)
    for root in sorted(groups):
        members = [place for place in range(len(hidden)) if roots[place] == root]
        at = {place: number for number, place in enumerate(members)}
        own = [rows[number]._replace(columns=[at[place] for place in rows[number].columns]) for number in groups[root]]
        yield _Unknown([hidden[place] for place in members], own)


def _rows(published: Published) -> Iterator[Row]:
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
