"""What residents are – of which mother tongue, in which main activity – in per cent of all, over the years."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.measures.comparison import Compared
from lagesbild.measures.frames import sources_of
from lagesbild.measures.over_years import Past, over_years
from lagesbild.store import Store

SQL: Final = Path(__file__).parent / "sql" / "resident_categories.sql"
ByYear = tuple[pd.DataFrame, Past, frozenset[str]]
"""Rows, the year that the change is counted from and those that are known, sources."""


def resident_shares(store: Store, classification: str, categories: Sequence[str], *, beside: Compared) -> ByYear:
    """One row per unit (area, region, country …) and year that all have: ``<category>_persons`` and ``<category>_pct``.

    Persons are of ``categories`` and of ``all``, of which the others are percentages.
    See :func:`over_years` for the base year. No rows where the table was not fetched, or a member's figure is secret.
    """
    rows = store.ask(SQL, classification=classification, **beside)
    shared, past = over_years(rows, units=beside["roles"])
    persons = _wide(shared, "persons", ["all", *categories])
    return persons.join(_wide(shared, "pct", categories)).reset_index(), past, sources_of(shared)


def _wide(rows: pd.DataFrame, unit: str, categories: Sequence[str]) -> pd.DataFrame:
    """One row per unit of comparison and year, one column per category."""
    wide = rows.pivot(index=["unit", "year"], columns="category", values=f"residents_{unit}")
    return wide.reindex(columns=[*categories]).add_suffix(f"_{unit}")
