"""The rows that intervals are made of and tried on."""

from typing import NamedTuple

import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.store import Store


class Trial(NamedTuple):
    """How many outcomes were inside intervals that were made without them."""

    covered_count: int
    tested_count: int


def backtest_rows(store: Store, first: int, last: int) -> pd.DataFrame:
    """One row per method, area, age band, launch year and horizon from ``first`` to ``last`` years; with sources."""
    return store.ask(SQL / "projection_record.sql", first_horizon=first, last_horizon=last)
