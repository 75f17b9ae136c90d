"""Which occupations lack people in a county, as the Public Employment Service assesses it."""

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.store import Store


def shortages(store: Store, *, county: str) -> pd.DataFrame:
    """One row per occupation with a shortage: field, occupation, opportunities, outlook, round, year, sources.

    No row where the assessments were not fetched.
    """
    return store.ask(SQL / "shortages.sql", county_code=county)
