"""How much wider the interval of a small area is, and whether that holds: an official round's municipalities."""

from typing import Final, NamedTuple

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
from lagesbild.store import Store, once

LEAST_YEARS: Final = 5
"""A round whose municipalities are known for fewer years tells little of the years that a brief looks ahead."""


class RoundTrial(NamedTuple):
    """How many totals of municipalities of a size lay inside, in the newest year observed of a round."""

    official_round: int
    year: int
    trial: Trial


class Small(NamedTuple):
    """What is added in areas of a size so many years ahead, in percent, and its trials.

    ``last`` tries the round that it is made of, each municipality without those of its own region; ``earlier`` the
    round before, which had no part in it, if there is one that is old enough.
    """

    size_class: str
    added_pct: float
    last: RoundTrial
    earlier: RoundTrial | None
    sources: frozenset[str]


@once
def added_pct(store: Store, *, size: str, years: int) -> float:
    """What is added for an area of a size class, in percent; 0 where no round is old enough."""
    newest = _newest(_totals(store))
    if newest.empty:
        return 0.0
    base_years = int(newest["horizon_years"].iloc[0])
    own = newest[newest["size_class"] == size]
    return spread_pct(own, _total_width(store, base_years)) * years / base_years


def small_area(store: Store, *, persons: int, years: int) -> Small | None:
    """What is added for an area of so many inhabitants, and its trials; none where no round is old enough."""
    totals, name = _totals(store), small_class(persons)
    tried = _tried(store, totals[totals["horizon_years"] >= LEAST_YEARS])
    if tried.empty:
        return None
    own = tried[tried["size_class"] == name]
    *before, last = (_trial(own[own["round"] == each]) for each in sorted(set(own["round"].tolist())))
    added = added_pct(store, size=name, years=years)
    return Small(name, added, last, before[-1] if before else None, sources_of(own))


def municipal_trials(store: Store) -> pd.DataFrame:
    """How the totals of municipalities lay in their intervals, in percent: one row per round, year and size class.

    What is added is that of the newest round that is old enough, in its newest year, in proportion to the years. In
    that round it is made without the municipality's region; others had no part in it.
    """
    columns = ["covered_pct", "half_width_pct", "score_pct", "tested_count"]
    return measured(_tried(store, _totals(store)), ["round", "year", "size_class"])[columns]


def _totals(store: Store) -> pd.DataFrame:
    rows = store.ask(SQL / "municipal_totals.sql")
    return rows.assign(size_class=rows["projected_persons"].map(small_class))


def _newest(totals: pd.DataFrame) -> pd.DataFrame:
    """The newest year of the newest round that is old enough; no rows where none is."""
    newest: pd.DataFrame = totals[totals["horizon_years"] >= LEAST_YEARS]
    for name in ("round", "year"):
        newest = newest[newest[name] == newest[name].max()]
    return newest


def _tried(store: Store, totals: pd.DataFrame) -> pd.DataFrame:
    """The rows with their half width."""
    newest = _newest(totals)
    if newest.empty:
        return newest
    base_years = int(newest["horizon_years"].iloc[0])
    width = _total_width(store, base_years)
    left_out = left_out_regions(newest, width).set_index("area_code")["spread_pct"]
    by_size = {name: spread_pct(rows, width) for name, rows in newest.groupby("size_class")}
    is_newest = totals["round"] == int(newest["round"].iloc[0])
    added: pd.Series[float] = totals["area_code"].map(left_out).where(is_newest, totals["size_class"].map(by_size))
    return _with_widths(store, totals, added * totals["horizon_years"] / base_years)


def _trial(rows: pd.DataFrame) -> RoundTrial:
    newest = rows[rows["year"] == rows["year"].max()]
    counts = measured(newest, ["round"])[list(Trial._fields)].astype(int).to_numpy().tolist()
    return RoundTrial(int(newest["round"].iloc[0]), int(newest["year"].iloc[0]), Trial(*counts[0]))


def _total_width(store: Store, years: int) -> float:
    rows = backtest_rows(store, years, years)
    return total_width(rows[rows["band"] == TOTAL])


def _with_widths(store: Store, rows: pd.DataFrame, added: "pd.Series[float]") -> pd.DataFrame:
    shared = {years: _total_width(store, years) for years in set(rows["horizon_years"].tolist())}
    chance = chance_pct(rows["projected_persons"].to_numpy(dtype=float))
    squared = rows["horizon_years"].map(shared) ** 2 + added**2 + chance**2
    return rows.assign(half_width_pct=squared**0.5)
