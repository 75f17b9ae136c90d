"""Half-years of the made-up files: whole weeks of the calendar, 1 to 26 and 27 to the last."""

from datetime import date, timedelta
from typing import Final

import numpy as np

from lagesbild.adult.sample.shape import BEFORE, HALVES, Places

EPOCH: Final = date(1970, 1, 1)
WEEKS: Final = 26


def first_day(half: str) -> date:
    """The Monday on which a half-year begins, ``2025H1`` 30 December 2024."""
    week = 1 if half.endswith("1") else WEEKS + 1
    return date.fromisocalendar(int(half[:4]), week, 1)


def played() -> list[str]:
    """The half-years that are played through: those before, and those that are written."""
    names = [HALVES[0]]
    while len(names) <= BEFORE:
        year, half = int(names[0][:4]), names[0][-1]
        names.insert(0, f"{year}H1" if half == "2" else f"{year - 1}H2")
    return [*names[:-1], *HALVES]


def first_days() -> Places:
    """First day of each half-year that is played through, in days since 1970, and of the one after the last."""
    last = first_day(HALVES[-1]) + timedelta(weeks=WEEKS)
    return np.array([(day - EPOCH).days for day in (*map(first_day, played()), last)])
