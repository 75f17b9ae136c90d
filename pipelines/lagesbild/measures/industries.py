"""The employed by industry: the area's region or regions against the whole country."""

from typing import Final, NamedTuple

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.measures.stand_in import labour_regions
from lagesbild.store import Area, Store

UNITS: Final = ("region", "country")
UNKNOWN: Final = "X"
"""Employed persons whose industry is unknown."""


class Newest(NamedTuple):
    """The newest year with employed persons by industry."""

    year: int


def employed_by_industry(store: Store, *, area: Area) -> tuple[pd.DataFrame, Newest]:
    """One row per industry in the newest year, and that year.

    ``region_persons`` are employed in the area's region or regions, ``country_persons`` in the whole country, the sum
    of its regions. Nothing is missing.
    """
    rows = store.ask(SQL / "employed_by_industry.sql", regions=labour_regions(area))
    return rows.drop(columns="year"), Newest(int(rows["year"].iloc[0]))


def with_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``region_pct`` and ``country_pct``: percent of the persons of all rows."""
    shares = {f"{unit}_pct": 100 * rows[f"{unit}_persons"] / rows[f"{unit}_persons"].sum() for unit in UNITS}
    return rows.assign(**shares)
