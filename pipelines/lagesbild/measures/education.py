"""The population by level of education."""

from typing import Final

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.store import Store

COUNTED_FROM_AGE: Final = 15
"""Statistics Finland's table 12bs counts persons of this age and over."""


def education_levels(store: Store, *, roles: list[str], area_codes: list[str]) -> pd.DataFrame:
    """One row per role and level in the newest year: persons, and percent of the role's.

    ``roles`` names for each code what it counts for; codes of one role are summed before a share is taken.
    """
    rows = store.ask(SQL / "education.sql", roles=roles, area_codes=area_codes)
    total = rows.groupby("unit")["population_persons"].transform("sum")
    return rows.assign(population_pct=100 * rows["population_persons"] / total)
