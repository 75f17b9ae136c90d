"""Small steps that every measure takes with its rows."""

from itertools import chain

import pandas as pd

from lagesbild.measures.thresholds import FEW_PERSONS


def sources_of(*frames: pd.DataFrame) -> frozenset[str]:
    """Ids of the sources of all rows; each row has a list of them as ``sources``."""
    lists = chain.from_iterable(frame["sources"] for frame in frames if "sources" in frame)
    return frozenset(str(source) for listed in lists for source in listed)


def change_pct(before: "pd.Series[float]", after: "pd.Series[float]") -> "pd.Series[float]":
    """Change in percent; missing where fewer than ``FEW_PERSONS`` were there before."""
    return (100 * (after - before) / before).where(before >= FEW_PERSONS)


def with_change(frame: pd.DataFrame) -> pd.DataFrame:
    """Add ``change_persons`` and ``change_pct`` from ``base_persons`` to ``horizon_persons``."""
    base, horizon = frame["base_persons"], frame["horizon_persons"]
    return frame.assign(change_persons=horizon - base, change_pct=change_pct(base, horizon))
