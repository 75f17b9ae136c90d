"""How sure the projection is: the interval that the record of a simple method draws around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from lagesbild.ages import BANDS
from lagesbild.measures.ages import SQL, ages, service_age_bands
from lagesbild.measures.frames import sources_of
from lagesbild.measures.today import rows_of_year
from lagesbild.projections import (
    COVERAGE,
    LONGEST_YEARS,
    SIZE_CLASSES,
    TOTAL,
    half_width,
    held_out_areas,
    held_out_launches,
    size_class,
)
from lagesbild.store import COUNTRY, Area, Store

ENOUGH_PERSONS: Final = 100
"""Fewer persons change by tens of percent by chance, which the record of whole regions does not hold."""
TRIALS: Final = {"later": held_out_launches, "left_out": held_out_areas}


class Trial(NamedTuple):
    """How many outcomes were inside intervals that were made without them."""

    covered_count: int
    tested_count: int


class Record(NamedTuple):
    """What an interval is made of, and how it passed its trials; no outcomes where no launch reaches so far.

    ``distance_years`` lie between the projection's base population, of ``launch_year``, and the horizon.
    ``area_persons`` is the area's population today, by which its ``size_class`` is chosen; ``smallest_persons`` that of
    the smallest area of the record. ``later`` tests later launches, ``later_of`` those of
    each band, ``left_out`` areas that were left out.
    """

    launch_year: int
    distance_years: int
    area_persons: int
    size_class: str
    coverage_pct: float
    outcomes_count: int = 0
    areas_count: int = 0
    first_launch: int = 0
    last_launch: int = 0
    smallest_persons: int = 0
    later: Trial = Trial(0, 0)
    later_of: Mapping[str, Trial] = MappingProxyType({})
    left_out: Trial = Trial(0, 0)
    sources: frozenset[str] = frozenset()


def with_intervals(store: Store, *, area: Area, horizon: int) -> tuple[pd.DataFrame, Record]:
    """The rows of ``service_age_bands`` with the interval around each projection, and the record it comes from.

    ``half_width_pct`` is how far from the projection, in percent of it, a share ``COVERAGE`` of the outcomes was at
    most: those of the backtest in areas of the area's size class, as many years after launch as the horizon is after
    the projection's base population. ``low_…`` and ``high_…`` are the projection less and plus that, in whole persons
    outwards, and their change from today in percent; ``above_pct`` of the outcomes were larger than projected. All of
    them are missing where no launch reaches so far. ``is_likely`` says that the direction of the change is: the
    interval leaves zero out, and at least ``ENOUGH_PERSONS`` are in the band today and at the horizon.
    """
    bands = service_age_bands(store, area=area, horizon=horizon)
    rows = ages(store, area=area)
    today = rows_of_year(rows, year=bands["base_year"].iloc[0], kind=bands["base_kind"].iloc[0])
    persons = int(today["population_persons"].sum())
    launch_year = int(rows.loc[rows["kind"] == "projected", "year"].min()) - 1
    distance = horizon - launch_year
    outcomes = _outcomes(store, [size_class(persons)], distance, distance)
    outcomes = outcomes[outcomes["band"].isin(list(BANDS))]
    found = Record(launch_year, distance, persons, size_class(persons), 100 * COVERAGE)
    return _with_interval(bands, outcomes), found._replace(**_tried(outcomes))


def projection_trials(store: Store) -> dict[str, pd.DataFrame]:
    """The record as a whole, in three tables with one row per horizon in years; in percent.

    ``deviation`` has the median absolute deviation by age band over all launches and regions, ``later`` and
    ``left_out`` the share of outcomes inside their intervals by size class, missing where nothing could be tried.
    """
    outcomes = _outcomes(store, list(SIZE_CLASSES), 1, LONGEST_YEARS)
    regions = outcomes[outcomes["area_code"] != COUNTRY]
    by_band = regions["deviation_pct"].abs().groupby([regions["horizon_years"], regions["band"]]).median().unstack()
    return {"deviation": by_band[[*BANDS, TOTAL]]} | {name: _covered(tried(outcomes)) for name, tried in TRIALS.items()}


def official_record(store: Store, *, area_codes: list[str]) -> pd.DataFrame:
    """One row per region, age band and year: ``projected_persons`` officially and ``observed_persons`` since."""
    return store.ask(SQL / "official_record.sql", area_codes=area_codes)


def deviation_pct(rows: pd.DataFrame) -> "pd.Series[float]":
    """What was observed less what was projected, in percent of the projection."""
    return 100 * (rows["observed_persons"] - rows["projected_persons"]) / rows["projected_persons"]


def direction_is_likely(bands: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the whole interval of a band lies on one side of zero, and the band has enough persons in both years."""
    leaves_zero_out = (bands["low_pct"] > 0) | (bands["high_pct"] < 0)
    fewest = bands[["base_persons", "horizon_persons"]].min(axis="columns")
    return leaves_zero_out & (fewest >= ENOUGH_PERSONS)


def _outcomes(store: Store, size_classes: list[str], first: int, last: int) -> pd.DataFrame:
    return store.ask(SQL / "projection_record.sql", size_classes=size_classes, first_horizon=first, last_horizon=last)


def _with_interval(bands: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    widths = outcomes.groupby("band")["deviation_pct"].agg(half_width_pct=half_width, above_pct=_above)
    bands = bands.merge(widths.astype(float), on="band", how="left")
    width = bands["horizon_persons"] * bands["half_width_pct"] / 100
    low = np.floor((bands["horizon_persons"] - width).clip(lower=0))
    bands = bands.assign(low_persons=low, high_persons=np.ceil(bands["horizon_persons"] + width))
    for end in ("low", "high"):
        change = 100 * (bands[f"{end}_persons"] - bands["base_persons"]) / bands["base_persons"]
        bands[f"{end}_pct"] = change.where(bands["base_persons"] > 0)
    return bands.assign(is_likely=direction_is_likely(bands))


def _above(deviations: "pd.Series[float]") -> float:
    """Percentage of outcomes above their projection."""
    return 100 * float((deviations > 0).mean())


def _tried(outcomes: pd.DataFrame) -> dict[str, Any]:
    """The fields of ``Record`` that describe the outcomes; none where there are none."""
    if outcomes.empty:
        return {}
    counts = {
        name: tried(outcomes).set_index("band")[["covered_count", "tested_count"]] for name, tried in TRIALS.items()
    }
    return {
        "outcomes_count": len(outcomes) // outcomes["band"].nunique(),
        "areas_count": outcomes["area_code"].nunique(),
        "first_launch": int(outcomes["launch_year"].min()),
        "last_launch": int(outcomes["launch_year"].max()),
        "smallest_persons": int(outcomes["area_persons"].min()),
        "sources": sources_of(outcomes),
        "later_of": {str(row.Index): Trial(int(row[1]), int(row[2])) for row in counts["later"].itertuples()},
    } | {name: Trial(*map(int, counts[name].sum())) for name in TRIALS}


def _covered(counts: pd.DataFrame) -> pd.DataFrame:
    """Percent of tested outcomes that were covered: one row per horizon, one column per size class and ``all``."""
    by_size = counts.assign(size_class="all")
    keys = ["horizon_years", "size_class"]
    sums = pd.concat([counts, by_size]).groupby(keys)[["covered_count", "tested_count"]].sum()
    covered = (100 * sums["covered_count"] / sums["tested_count"]).unstack()
    return covered[[name for name in (*SIZE_CLASSES, "all") if name in covered]]
