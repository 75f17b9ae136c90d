"""What time rows cover, in words that need no language."""

from typing import Final

import pandas as pd

TIMES: Final = ("month", "year")
"""Columns that say what time a row is of."""


def period_of(rows: pd.DataFrame) -> str:
    """Return what the rows cover: ``2007–2023``, ``2024, 2035, 2040`` or ``1/2006–10/2023``; empty without time."""
    if "month" in rows and len(rows):
        ends = (rows["month"].min(), rows["month"].max())
        return "–".join(dict.fromkeys(f"{int(month[5:])}/{month[:4]}" for month in ends))
    years = sorted({int(year) for year in rows["year"].unique()}) if "year" in rows else []
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
