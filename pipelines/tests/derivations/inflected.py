"""How a place is inflected, straight from the reviewed table."""

import csv
from functools import cache
from pathlib import Path

import lagesbild

TABLE = Path(lagesbild.__file__).parent / "language" / "area_forms.csv"


@cache
def inside(code: str, language: str) -> str:
    """Where an area is: ``Alajärvellä``, ``i Alajärvi``, ``in Alajärvi``."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return next(row[f"in_{language}"] for row in csv.DictReader(file) if row["area_code"] == code)
