"""How much wider the interval of a small area is, and whether that holds: an official round's municipalities."""

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from lagesbild.measures.ages import SQL
from lagesbild.measures.frames import sources_of
from lagesbild.measures.outcomes import Trial, backtest_rows
from lagesbild.projections import (
    TOTAL,
    chance_pct,
    left_out_regions,
    measured,
    small_class,
    spread_pct,
    total_width,
)
from lagesbild.store import Store

LEAST_YEARS: Final = 5
"""A round whose municipalities are known for fewer years tells little of the years that a brief looks ahead."""


class Small(NamedTuple):
    """What is added in areas of a size so many years ahead, in percent, and its trial.

    ``trial`` counts the municipalities of the size whose total in ``year`` lay inside the interval around the round
    ``official_round``, made without those of their own region.
    """

    size_class: str
    added_pct: float
    official_round: int
    year: int
    trial: Trial
    sources: frozenset[str]


def small_area(store: Store, *, persons: int, years: int) -> Small | None:
    """What is added for an area of so many inhabitants; none where no round is old enough."""
    totals = _totals(store)
    if totals.empty:
        return None
    newest = totals[totals["year"] == totals["year"].max()]
    base_years, name = int(newest["horizon_years"].iloc[0]), small_class(persons)
    width = _total_width(store, base_years)
    own = newest[newest["size_class"] == name]
    tried = measured(_with_widths(own, left_out_regions(newest, width).loc[own.index, "spread_pct"], width), ["round"])
    return Small(
        name,
        spread_pct(own, width) * years / base_years,
        int(newest["round"].iloc[0]),
        int(newest["year"].iloc[0]),
        Trial(int(tried["covered_count"].iloc[0]), int(tried["tested_count"].iloc[0])),
        sources_of(own),
    )


def municipal_trials(store: Store) -> pd.DataFrame:
    """How the totals of municipalities lay in their intervals, in percent: one row per year observed and size class.

    What is added is that of the newest year, in proportion to the years, and made without the municipality's region.
    """
    totals = _totals(store)
    newest = totals[totals["year"] == totals["year"].max()]
    base_years = int(newest["horizon_years"].iloc[0])
    added = left_out_regions(newest, _total_width(store, base_years)).set_index("area_code")["spread_pct"]
    parts = []
    for years in sorted(set(totals["horizon_years"].tolist())):
        rows = totals[totals["horizon_years"] == years]
        parts.append(_with_widths(rows, rows["area_code"].map(added) * years / base_years, _total_width(store, years)))
    columns = ["covered_pct", "half_width_pct", "score_pct", "tested_count"]
    return measured(pd.concat(parts), ["year", "size_class"])[columns]


def _totals(store: Store) -> pd.DataFrame:
    rows = store.ask(SQL / "municipal_totals.sql", least_years=LEAST_YEARS)
    return rows.assign(size_class=rows["projected_persons"].map(small_class))


def _total_width(store: Store, years: int) -> float:
    rows = backtest_rows(store, years, years)
    return total_width(rows[rows["band"] == TOTAL])


def _with_widths(rows: pd.DataFrame, spread: "pd.Series[float]", width: float) -> pd.DataFrame:
    chance = chance_pct(rows["projected_persons"].to_numpy(dtype=float))
    return rows.assign(half_width_pct=np.sqrt(width**2 + spread**2 + chance**2))
