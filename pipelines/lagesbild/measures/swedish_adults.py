"""Adults of Sweden's municipalities without upper secondary education: whom adult education is planned for first."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.store import Store

AGE_GROUPS: Final = ("25-34", "35-44", "45-54", "55-64")
"""Adults by the groups of ages of the published table."""
YOUNGEST: Final = AGE_GROUPS[0]
ADULTS: Final = "25–64"
"""The same as they are written."""
ALIKE: Final = 1
"""Shares that differ by fewer percentage points are alike."""


def adults_by_age(store: Store, *, codes: Mapping[str, str]) -> pd.DataFrame:
    """One row per unit and group of ages in the newest year: adults, those without upper secondary education, unknown.

    ``codes`` names the area of each unit. ``without_pct`` and ``unknown_pct`` are percent of all adults of the row,
    those of unknown education among them.
    """
    units, area_codes = list(codes), list(codes.values())
    rows = store.ask(SQL / "swedish_adults.sql", units=units, area_codes=area_codes, age_groups=list(AGE_GROUPS))
    return _with_shares(rows)


def adults(store: Store, *, codes: Mapping[str, str]) -> pd.DataFrame:
    """One row per unit: the same of all adults."""
    rows = adults_by_age(store, codes=codes)
    counted = ["adults_persons", "without_persons", "unknown_persons"]
    summed = rows.groupby(["unit", "year"], as_index=False).agg(
        dict.fromkeys(counted, "sum") | {"sources": "first"},
    )
    return _with_shares(summed)


def residents(store: Store, *, codes: Mapping[str, str]) -> dict[str, int]:
    """Unit → residents of all ages at the end of the newest year."""
    rows = store.ask(SQL / "swedish_residents.sql", units=list(codes), area_codes=list(codes.values()))
    return {unit: int(persons) for unit, persons in zip(rows["unit"], rows["population_persons"], strict=True)}


def _with_shares(rows: pd.DataFrame) -> pd.DataFrame:
    everybody = rows["adults_persons"]
    shares = {f"{name}_pct": 100 * rows[f"{name}_persons"] / everybody for name in ("without", "unknown")}
    return rows.assign(**shares)
