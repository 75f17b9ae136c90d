"""Columns of an answer as an analyst takes them: of one type whatever is missing, and their units."""

from typing import Any, Final

import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype

UNITS: Final = {
    "_persons": "persons",
    "_count": "number",
    "_pct": "%",
    "_per_1000": "per 1,000 residents",
    "_per_km2": "per km²",
    "_eur": "euro",
    "_years": "years",
}
"""How names of columns end → unit; some are the unit alone: ``persons``."""
WHOLE: Final = ("_persons", "_count")


def units_of(rows: pd.DataFrame) -> dict[str, str]:
    """Return column → unit, of those that have one."""
    ends = {name: next((end for end in UNITS if f"_{name}".endswith(end)), "") for name in rows.columns}
    return {name: UNITS[end] for name, end in ends.items() if end}


def typed_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with nullable types: codes are text, years and counts whole numbers, all else decimal ones."""
    return pd.DataFrame({name: _typed(name, rows[name]) for name in rows.columns}).reset_index(drop=True)


def _typed(name: str, column: "pd.Series[Any]") -> "pd.Series[Any]":
    if not is_float_dtype(column):
        return column.astype("Int64") if is_integer_dtype(column) else column.convert_dtypes()
    is_count = f"_{name}".endswith(WHOLE) and bool((column.dropna() % 1 == 0).all())
    return column.astype("Int64" if is_count else "Float64")
