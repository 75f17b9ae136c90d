"""Broad age groups of the area, its region and the country: what dependency and renewal are derived from."""

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.measures.today import SHOWN_BEFORE_YEARS, reference_year, splice_projection
from lagesbild.store import Area, Store


def age_groups(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per unit and year: children 0–14, working age 15–64, 65 and over, and ages 15–24 and 55–64.

    Years are the area's own, from ten years before today (``base_year``) to the horizon; of the others those of them
    that they have.
    """
    rows = store.ask(SQL / "age_groups.sql", **area.compared)
    own = rows[rows["unit"] == "area"]
    base_year = reference_year(own).year
    own = splice_projection(own)
    own = own[(own["year"] >= base_year - SHOWN_BEFORE_YEARS) & (own["year"] <= horizon)]
    others = rows[(rows["unit"] != "area") & rows["year"].isin(own["year"])]
    spliced = [splice_projection(unit) for _, unit in others.groupby("unit", sort=False)]
    return pd.concat([own, *spliced], ignore_index=True).assign(base_year=base_year)
