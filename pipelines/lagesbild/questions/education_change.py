"""The level of education over the years."""

from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL, base_year
from lagesbild.store import Area, Store

YEARS_BACK: Final = 10
LEVELS: Final = ("basic", "tertiary")


def education_change(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per unit (area, region, country) and year that all of them have: percent of those aged 15 and over.

    ``tertiary_pct`` have a tertiary qualification, ``basic_pct`` none beyond basic level. ``base_year`` is ten years
    before the newest year, or the longest way back where that year is not at hand. No rows where there is one year.
    """
    rows = store.ask(SQL / "education_change.sql", **area.compared)
    shared = rows.groupby("year")["unit"].transform("nunique") == len(set(area.compared["units"]))
    kept = rows[shared]
    base = base_year(kept["year"].unique(), newest=int(kept["year"].max()), back=YEARS_BACK) if len(kept) else None
    if base is None:
        return rows.head(0)
    shares = {f"{level}_pct": 100 * kept[f"{level}_persons"] / kept["population_persons"] for level in LEVELS}
    return kept.assign(base_year=base, **shares).reset_index(drop=True)
