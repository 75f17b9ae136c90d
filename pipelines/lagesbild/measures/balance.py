"""Vacancies against unemployed jobseekers by occupation over months of the register: which are more, and how many."""

from typing import Final, Literal, get_args

import numpy as np
import pandas as pd

Balance = Literal["more_vacancies", "some_jobseekers", "many_jobseekers", "undetermined"]
BALANCES: Final[tuple[Balance, ...]] = get_args(Balance)
MANY_PER_VACANCY: Final = 5
"""From so many unemployed jobseekers per vacancy on there are many of them."""
ENDS: Final = (
    "unemployed_at_least_persons",
    "unemployed_at_most_persons",
    "vacancies_at_least_count",
    "vacancies_at_most_count",
)
ENOUGH_COUNTED: Final = 20
"""Of fewer unemployed jobseekers and vacancies together, a few more or less would change what is said."""


def register_balance(means: pd.DataFrame) -> "pd.Series[str]":
    """What the ratio of both counts says of each occupation, from their means over the months.

    * ``more_vacancies``: more vacancies than unemployed jobseekers;
    * ``many_jobseekers``: at least five unemployed jobseekers per vacancy;
    * ``some_jobseekers``: from one to fewer than five;
    * ``undetermined``: hidden numbers leave more than one of these possible, or there are fewer than 20 unemployed
      jobseekers and vacancies together.

    The means are compared as they are printed, in whole numbers: 88 are not more than 88.

    It is a ratio of the register and no more: not how short labour is, for which the employed by occupation, vacancies
    that are not notified and what else jobseekers can do would be needed.
    """
    unemployed_low, unemployed_high, vacancies_low, vacancies_high = (_as_printed(means[end]) for end in ENDS)
    rules = {
        "undetermined": counted_together(means) < ENOUGH_COUNTED,
        "more_vacancies": vacancies_low > unemployed_high,
        "many_jobseekers": unemployed_low >= MANY_PER_VACANCY * vacancies_high,
        "some_jobseekers": (unemployed_low >= vacancies_high) & (unemployed_high < MANY_PER_VACANCY * vacancies_low),
    }
    return pd.Series(np.select(list(rules.values()), list(rules), "undetermined"), index=means.index)


def _as_printed(means: "pd.Series[float]") -> "pd.Series[float]":
    """In whole numbers, a half upwards."""
    return (means + 0.5) // 1


def counted_together(means: pd.DataFrame) -> "pd.Series[float]":
    """Unemployed jobseekers and vacancies together, at the least."""
    return means["unemployed_at_least_persons"] + means["vacancies_at_least_count"]
