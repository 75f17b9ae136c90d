"""Broad age groups of the area and what it is compared with: what dependency and renewal are derived from."""

import pandas as pd

from lagesbild.ages import DEPENDENCY, RENEWAL
from lagesbild.measures.ages import SQL
from lagesbild.measures.comparison import Compared
from lagesbild.measures.today import SHOWN_BEFORE_YEARS, Reference, reference_year, splice_projection
from lagesbild.store import Store


def age_groups(store: Store, *, beside: Compared, horizon: int) -> tuple[pd.DataFrame, Reference]:
    """One row per unit and year: persons of each group of ``DEPENDENCY`` and ``RENEWAL``. Beside the rows today.

    ``beside`` is the area with what it is compared with. Years are the area's own, from ten years before today to the
    horizon. One that lacks a year of the area's is not compared: an employment area has fewer than a region in it.
    """
    ages = {name: list(limits) for name, limits in {**DEPENDENCY, **RENEWAL}.items()}
    rows = store.ask(SQL / "age_groups.sql", **beside, **ages)
    own = rows[rows["unit"] == "area"]
    today = reference_year(own)
    own = splice_projection(own)
    own = own[(own["year"] >= today.year - SHOWN_BEFORE_YEARS) & (own["year"] <= horizon)]
    others = rows[(rows["unit"] != "area") & rows["year"].isin(own["year"])]
    spliced = [splice_projection(unit) for _, unit in others.groupby("unit", sort=False)]
    whole = [unit for unit in spliced if len(unit) == len(own)]
    return pd.concat([own, *whole], ignore_index=True), today
