"""Stores with employed persons by occupation as ``occupation_tables`` makes them up."""

from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.settings import Project
from lagesbild.store import Store
from tests.integration.refilled import refilled

BY_REGION: Final = "raw_statfin__employed_occupation"
BY_AGE: Final = "raw_statfin__employed_occupation_age"
BUILT: Final = (
    "stg_statfin__employed_occupation",
    "mart_region__employed_occupation",
    "mart_occupation__employed_age",
)


class Stores:
    """Makes stores of a home's own with other tables of the employed in them, and closes them."""

    def __init__(self, home: Project, folder: Path) -> None:
        self._home, self._folder = home, folder
        self._opened: list[Store] = []

    def make(self, regions: pd.DataFrame, ages: pd.DataFrame) -> Store:
        """A store with these rows by region and by age."""
        path = self._folder / f"store{len(self._opened)}.duckdb"
        self._opened.append(refilled(self._home, path, {BY_REGION: regions, BY_AGE: ages}, *BUILT))
        return self._opened[-1]

    def close(self) -> None:
        """Close all of them."""
        for store in self._opened:
            store.close()
