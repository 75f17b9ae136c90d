"""Bounds that follow from one sum at a time: most of what can be worked out at all is worked out so, as by hand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lagesbild.adult.protect.programme import Numbers, Row

Places = NDArray[np.int64]


class _Entries:
    """All coefficients of all rows: their row, their column, their value."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.row: Places = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])
        self.column: Places = np.array([column for row in rows for column in row.columns], dtype=np.int64)
        self.value: Numbers = np.array([value for row in rows for value in row.coefficients], dtype=float)

    def greatest(self, low: Numbers, high: Numbers, limits: Numbers) -> Numbers:
        """How great value · column can be so that its row stays below its limit while all others are at their least."""
        ends = np.where(self.value > 0, self.value * low[self.column], self.value * high[self.column])
        endless = np.isinf(ends)
        sums = np.bincount(self.row, np.where(endless, 0, ends), len(limits))[self.row] - np.where(endless, 0, ends)
        others = np.bincount(self.row, endless, len(limits))[self.row] - endless
        return np.where(others > 0, np.inf, limits[self.row] - sums)


def bounds(low: Numbers, rows: Sequence[Row]) -> tuple[Numbers, Numbers]:
    """Return the least and greatest value of each column that rows allow one by one, until none of them tells more.

    ``low`` is where the columns begin; every coefficient is 1 or −1, so that whole numbers stay whole.
    """
    entries, least, most = _Entries(rows), low.copy(), np.full(len(low), np.inf)
    below, above = np.array([row.high for row in rows]), np.array([-row.low for row in rows])
    mirrored = _Entries([row._replace(coefficients=[-value for value in row.coefficients]) for row in rows])
    for _ in range(len(low) + 1):
        before = least.copy(), most.copy()
        for side, limits in ((entries, below), (mirrored, above)):
            _tighten(side, side.greatest(least, most, limits), least, most)
        if np.array_equal(before[0], least) and np.array_equal(before[1], most):
            break
    return least, most


def _tighten(entries: _Entries, greatest: Numbers, least: Numbers, most: Numbers) -> None:
    """Draw the bounds in to what ``greatest`` says of value · column."""
    is_added = entries.value > 0
    np.minimum.at(most, entries.column[is_added], greatest[is_added])
    np.maximum.at(least, entries.column[~is_added], -greatest[~is_added])
