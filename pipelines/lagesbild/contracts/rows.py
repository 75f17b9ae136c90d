"""A row of a table as a person reads it in a message."""

from collections.abc import Mapping
from typing import Final

SHOWN_ROWS: Final = 5


def row_text(row: Mapping[str, object]) -> str:
    """``area_code=KU005, year=2019, population_persons=missing``; what cannot be printed is written as ``\\n``."""
    return ", ".join(f"{name}={_value_text(value)}" for name, value in row.items())


def _value_text(value: object) -> str:
    text = str(value)
    if text in {"None", "<NA>", "nan", "NaT"}:
        return "missing"
    return text if text.isprintable() else repr(text)[1:-1]
