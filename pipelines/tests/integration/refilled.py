"""A store with made-up rows in raw tables that are empty until they are fetched, and what is built from them."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.store.statements import SQL


def refilled(home: Project, path: Path, raw: Mapping[str, pd.DataFrame], *built: str) -> Store:
    """Copy the home's store to ``path``, put rows into raw tables, and make the ``built`` tables anew in turn."""
    shutil.copy(home.store, path)
    with duckdb.connect(path) as connection:
        for table, rows in raw.items():
            connection.register("made_up", rows)
            connection.execute(f"insert into {table} by name select * from made_up")
            connection.unregister("made_up")
        for table in built:
            connection.execute(f"delete from {table}")
            statement = (SQL / f"{table}.sql").read_text(encoding="utf-8")
            connection.execute(f"insert into {table} by name select * from ({statement})")
    return Store.open_file(path)
