"""Years that an area and all that it is compared with have, and the year that a change is counted from."""

from collections.abc import Collection
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.measures.today import comparison_year

YEARS_BACK: Final = 10


class Past(NamedTuple):
    """The year that the change is counted from, and all years that the area and its comparisons have."""

    base_year: int
    known_years: tuple[int, ...]


def over_years(rows: pd.DataFrame, *, units: Collection[str]) -> tuple[pd.DataFrame, Past]:
    """Keep the rows (``unit``, ``year``, …) of the years that all units have, and find the base year.

    It is ten years before the newest year, or the longest way back where that year is missing. No rows, and base year
    0, where there is one year or none.
    """
    shared = rows[rows.groupby("year")["unit"].transform("nunique") == len(set(units))].reset_index(drop=True)
    years = tuple(sorted(int(year) for year in shared["year"].unique()))
    base = comparison_year(years, newest=max(years, default=0), back=YEARS_BACK)
    return (shared.head(0), Past(0, years)) if base is None else (shared, Past(base, years))
