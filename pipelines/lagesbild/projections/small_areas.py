"""What small areas deviate beyond what all areas have in common: from totals of municipalities in an official round.

Regions' records cannot tell it: there are no municipalities' ages of so many years. Totals of municipalities are
grouped by size, and what a share of them needs beyond the width of all areas and chance is added in quadrature –
conformal intervals by class (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", Springer 2005). It
grows in proportion to the years, as the deviations of regions' totals nearly do.

Rows have one municipality each: ``size_class``, ``region_code``, ``projected_persons`` and ``deviation_pct``.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from lagesbild.projections.intervals import COUNTRY_PERSONS, COVERAGE, LEVEL, chance_pct, half_width

SMALL_CLASSES: Final[Mapping[str, int]] = {"under-5000": 0, "5000-20000": 5_000, "20000-over": 20_000}
"""Name → least inhabitants."""


def small_class(persons: float) -> str:
    """Return the class of municipalities with so many inhabitants."""
    return max((least, name) for name, least in SMALL_CLASSES.items() if least <= persons)[1]


def total_width(totals: pd.DataFrame) -> float:
    """Return the half width of all ages together that regions' records give, from one row per area and launch."""
    regions = totals[totals["area_persons"] < COUNTRY_PERSONS]
    return float(half_width(regions["deviation_pct"].to_numpy(), LEVEL))


def spread_pct(rows: pd.DataFrame, width: float) -> float:
    """Return how much further than ``width`` and chance these totals deviated, in percent; 0 where they did not.

    In quadrature with them it makes an interval that holds a share ``COVERAGE`` of these outcomes.
    """
    chance = chance_pct(rows["projected_persons"].to_numpy(dtype=float))
    beyond = rows["deviation_pct"].to_numpy() ** 2 - width**2 - chance**2
    return float(np.sqrt(max(0.0, np.quantile(beyond, COVERAGE))))


def left_out_regions(rows: pd.DataFrame, width: float) -> pd.DataFrame:
    """The rows with ``spread_pct`` made without any municipality of their own region."""
    found = rows.assign(spread_pct=0.0)
    for (size, region), own in rows.groupby(["size_class", "region_code"]):
        others = rows[(rows["size_class"] == size) & (rows["region_code"] != region)]
        found.loc[own.index, "spread_pct"] = spread_pct(others, width)
    return found
