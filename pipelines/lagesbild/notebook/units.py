"""Columns of an answer as an analyst takes them: of one type whatever is missing, and their units."""

from typing import Any, Final

import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype

from lagesbild.language.units import is_quantity, unit_of

WHOLE: Final = ("_persons", "_count")


def units_of(rows: pd.DataFrame) -> dict[str, str]:
    """Return column → unit, of those that have one."""
    return {name: unit for name in rows.columns if is_quantity(name) and (unit := unit_of(name))}


def typed_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with nullable types: codes are text, years and counts whole numbers, all else decimal ones."""
    return pd.DataFrame({name: _typed(name, rows[name]) for name in rows.columns}).reset_index(drop=True)


def _typed(name: str, column: "pd.Series[Any]") -> "pd.Series[Any]":
    if not is_float_dtype(column):
        return column.astype("Int64") if is_integer_dtype(column) else column.convert_dtypes()
    is_count = f"_{name}".endswith(WHOLE) and bool((column.dropna() % 1 == 0).all())
    return column.astype("Int64" if is_count else "Float64")
