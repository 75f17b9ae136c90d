"""Vacancies per hundred unemployed jobseekers, with the ends that hidden numbers leave possible."""

from typing import Final

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.store import Store

HIDDEN: Final = (1, 4)
"""The provider hides numbers of 1–4."""


def per_hundred_unemployed(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``tightness_low`` and ``tightness_high``; both are missing where nobody is unemployed."""
    low = 100 * rows["vacancies_at_least_count"] / rows["unemployed_at_most_persons"].where(lambda n: n > 0)
    high = 100 * rows["vacancies_at_most_count"] / rows["unemployed_at_least_persons"].where(lambda n: n > 0)
    return rows.assign(tightness_low=low, tightness_high=high)


def tightness_by_year(store: Store, *, roles: list[str], area_codes: list[str]) -> pd.DataFrame:
    """One row per role and year, always of the newest month: vacancies, unemployed jobseekers, and their ratio.

    ``roles`` names for each code what it counts for; codes of one role are summed before the ratio is taken. No row
    where a code of the role has no such month.
    """
    return per_hundred_unemployed(store.ask(SQL / "tightness.sql", roles=roles, area_codes=area_codes))
