"""Unemployed jobseekers and vacancies of a register month, and their ratios between the ends that are possible."""

from typing import Final, NamedTuple

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.store import Store

HIDDEN: Final = (1, 4)
"""The provider hides numbers of 1–4."""


class Unplaced(NamedTuple):
    """Of the country's vacancies, those of no region, in percent: in the newest month and in the one compared with."""

    latest_pct: float
    previous_pct: float


def per_hundred_unemployed(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``tightness_low`` and ``tightness_high``; both are missing where nobody is unemployed."""
    low = 100 * rows["vacancies_at_least_count"] / rows["unemployed_at_most_persons"].where(lambda n: n > 0)
    high = 100 * rows["vacancies_at_most_count"] / rows["unemployed_at_least_persons"].where(lambda n: n > 0)
    return rows.assign(tightness_low=low, tightness_high=high)


def register_by_year(store: Store, *, roles: list[str], area_codes: list[str]) -> pd.DataFrame:
    """One row per role and year, always of the newest month: unemployed, labour force, vacancies, and their ratios.

    ``roles`` names for each code what it counts for; codes of one role are summed before a ratio is taken. No row
    where a code of the role has no such month. ``unemployed_low_pct`` and ``unemployed_high_pct`` are the unemployed
    in percent of the labour force; missing where the labour force is, or is zero.
    """
    rows = per_hundred_unemployed(store.ask(SQL / "register.sql", roles=roles, area_codes=area_codes))
    force = rows["labour_force_persons"].where(lambda n: n > 0)
    low, high = rows["unemployed_at_least_persons"], rows["unemployed_at_most_persons"]
    return rows.assign(unemployed_low_pct=100 * low / force, unemployed_high_pct=100 * high / force)


def unplaced_vacancies(store: Store) -> Unplaced:
    """How many of the country's vacancies no region has: in the newest month, and in the last such month before it."""
    return Unplaced(*store.ask(SQL / "unplaced.sql")["unplaced_pct"])
