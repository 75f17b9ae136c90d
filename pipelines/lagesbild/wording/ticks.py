"""Round marks for a value axis, written in the reader's language."""

import math
from collections.abc import Callable, Iterable
from typing import Final

from lagesbild.wording.presented import Ticks

STEPS: Final = (1, 2, 2.5, 5, 10)
ABOUT: Final = 5


def ticks(values: Iterable[float], write: Callable[[float, int], str]) -> Ticks:
    """Return about five round marks from zero (or below it) over all values.

    ``write`` formats a mark with a number of decimals. Zero is always a mark: counts and changes are read from it.
    """
    finite = [float(value) for value in values if not math.isnan(value)]
    low, high = min(0.0, *finite, 0.0), max(0.0, *finite, 0.0)
    step = _step((high - low) / ABOUT or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9) + (1 if _digits(step) == 2.5 else 0))
    marks = [number * step for number in range(first, last + 1)]
    return Ticks(tuple(marks), tuple(write(mark, decimals) for mark in marks))


def _step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(step * size for step in STEPS if step * size >= rough * 0.999)


def _digits(step: float) -> float:
    return round(step / 10.0 ** math.floor(math.log10(step) + 1e-9), 6)
