"""What residents cost at a price per resident, and where the prices of the state share hold."""

from decimal import Decimal
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.store import Area

OWN_LAW: Final = "MK21"
"""Åland: its municipalities get grants by a law of its own."""


class Costs(NamedTuple):
    """Euro a year today and at the horizon."""

    now: Decimal
    then: Decimal

    @property
    def change(self) -> Decimal:
        """Euro a year."""
        return self.then - self.now

    @property
    def change_pct(self) -> float:
        """Percent of today's."""
        return float(100 * self.change / self.now)


def with_costs(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``cost_eur``, residents × price per resident, worked in whole cents; ``price_eur`` becomes a float."""
    cents = (100 * rows["price_eur"].astype(float)).round().astype("int64")
    return rows.assign(price_eur=cents / 100, cost_eur=rows["population_persons"] * cents / 100)


def has_own_law(area: Area) -> bool:
    """Whether an area lies in Åland, as a whole or in part; the country does not count as one that does."""
    return area.kind != "country" and OWN_LAW in area.region_codes


def priced_codes(area: Area) -> list[str]:
    """Codes whose residents have a basic price: of the country those of its regions but Åland."""
    if area.kind != "country":
        return area.codes
    return [code for code in area.region_codes if code != OWN_LAW]
