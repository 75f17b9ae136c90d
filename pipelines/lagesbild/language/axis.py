"""Round marks for a value axis, written in the reader's language."""

import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from lagesbild.figures import Axis

STEPS: Final = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
ABOUT: Final = 5
HUNDRED: Final = 100
QUARTER: Final = 25
ROOM: Final = 5
"""For what is written left of the lowest bar."""


def axis(title: str, values: Iterable[float], write: Callable[[Decimal, int], str]) -> Axis:
    """Return an axis with about five round marks over all values and zero, none of them missing.

    ``write`` formats a mark with a number of decimals. Zero is always a mark: counts and changes are read from it.
    """
    exact = [Decimal(0), *(Decimal(str(value)) for value in values)]
    low, high = min(exact), max(exact)
    step = _step((high - low) / ABOUT)
    marks = [step * number for number in range(math.floor(low / step), math.ceil(high / step) + 1)]
    decimals = max(0, -int(step.as_tuple().exponent))
    return Axis(title, tuple(map(float, marks)), tuple(write(mark, decimals) for mark in marks))


def around_hundred(title: str, ratios: Iterable[float], write: Callable[[int], str]) -> Axis:
    """Return an axis of ratios per hundred in steps of 25 around a hundred, where bars of such ratios begin."""
    drawn = [HUNDRED, *ratios]
    low, high = math.floor((min(drawn) - ROOM) / QUARTER), math.ceil(max(drawn) / QUARTER)
    marks = [QUARTER * number for number in range(low, high + 1)]
    return Axis(title, tuple(map(float, marks)), tuple(map(write, marks)))


def _step(rough: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below ``rough``; 1 where that is zero."""
    size = Decimal(1).scaleb(rough.adjusted()) if rough else Decimal(1)
    return next(step * size for step in STEPS if step * size >= rough).normalize()
