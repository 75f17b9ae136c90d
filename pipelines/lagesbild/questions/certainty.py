"""How sure the projection is: the interval that the record of a simple method draws around it."""

from typing import Any, Final

import numpy as np
import pandas as pd

from lagesbild.projections import (
    ALL_AGES,
    COVERAGE,
    LONGEST_YEARS,
    SIZE_CLASSES,
    half_width,
    held_out_areas,
    held_out_launches,
    size_class,
)
from lagesbild.questions.population import BANDS, service_age_bands
from lagesbild.questions.years import SQL
from lagesbild.store import COUNTRY, Area, Store

ENOUGH_PERSONS: Final = 100
TRIALS: Final = {"later": held_out_launches, "left_out": held_out_areas}


def projection_certainty(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per service age band: as in ``service_age_bands``, and the interval around the projection.

    ``half_width_pct`` is how far from the projection, in percent of it, a share ``COVERAGE`` of the outcomes lay at
    most: those of the backtest in areas of the area's size class, as many years after launch as the horizon is after
    the projection's base population. ``low_…`` and ``high_…`` are the projection less and plus that, in whole persons
    outwards, and their change from today in percent. All of them are missing where no launch reaches so far.
    ``is_likely`` says that the direction of the change is: the interval leaves zero out, and there are at least
    ``ENOUGH_PERSONS`` in the band today and at the horizon – fewer change by tens of percent by chance, which the
    record of whole regions does not hold.

    ``later_…`` and ``left_out_…`` say how many outcomes of later launches, and of areas left out, lay inside intervals
    that were made without them. ``official_deviation_pct`` is that of the official projection itself in
    ``official_year``, the newest that has been observed since, in the area's region or regions.
    """
    bands = service_age_bands(store, area=area, horizon=horizon)
    ages = store.ask(SQL / "ages.sql", units=area.units)
    today = ages[(ages["year"] == bands["base_year"].iloc[0]) & (ages["kind"] == bands["base_kind"].iloc[0])]
    persons = int(today["population_persons"].sum())
    launch_year = int(ages.loc[ages["kind"] == "projected", "year"].min()) - 1
    distance = horizon - launch_year
    record = _record(store, [size_class(persons)], distance, distance)
    record = record[record["band"].isin(BANDS)]
    described = {
        "launch_year": launch_year,
        "distance_years": distance,
        "area_persons": persons,
        "coverage_pct": 100 * COVERAGE,
    } | _described(record)
    bands = _with_interval(bands, record).assign(size_class=size_class(persons), **described)
    return _with_official(bands, store, area)


def projection_trials(store: Store) -> dict[str, pd.DataFrame]:
    """The record as a whole, in three tables with one row per horizon in years; in percent.

    ``deviation`` has the median absolute deviation by age band over all launches and regions, ``later`` and
    ``left_out`` the share of outcomes inside their intervals by size class, missing where nothing could be tried.
    """
    record = _record(store, list(SIZE_CLASSES), 1, LONGEST_YEARS)
    regions = record[record["area_code"] != COUNTRY]
    by_band = regions["deviation_pct"].abs().groupby([regions["horizon_years"], regions["band"]]).median().unstack()
    return {"deviation": by_band[[*BANDS, ALL_AGES]]} | {
        name: _covered(tried(record)) for name, tried in TRIALS.items()
    }


def official_deviations(store: Store) -> pd.DataFrame:
    """One row per year observed since, region and country: the official projection's deviation in percent, by band."""
    areas = store.query("select area_code from mart_area__area where kind in ('region', 'country')")
    rows = store.ask(SQL / "official_record.sql", area_codes=list(areas["area_code"]))
    by_band = _deviation(rows.set_index(["year", "area_code", "band"])).unstack()
    return by_band[[*BANDS, ALL_AGES]]


def _record(store: Store, size_classes: list[str], first: int, last: int) -> pd.DataFrame:
    return store.ask(SQL / "projection_record.sql", size_classes=size_classes, first_horizon=first, last_horizon=last)


def _with_interval(bands: pd.DataFrame, record: pd.DataFrame) -> pd.DataFrame:
    widths = record.groupby("band")["deviation_pct"].agg(half_width_pct=half_width, above_pct=_above)
    bands = bands.merge(widths.astype(float), on="band", how="left")
    width = bands["horizon_persons"] * bands["half_width_pct"] / 100
    low = np.floor((bands["horizon_persons"] - width).clip(lower=0))
    bands = bands.assign(low_persons=low, high_persons=np.ceil(bands["horizon_persons"] + width))
    for end in ("low", "high"):
        change = 100 * (bands[f"{end}_persons"] - bands["base_persons"]) / bands["base_persons"]
        bands[f"{end}_pct"] = change.where(bands["base_persons"] > 0)
    return bands.assign(is_likely=direction_is_likely(bands), enough_persons=ENOUGH_PERSONS)


def direction_is_likely(bands: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the whole interval of a band lies on one side of zero, and the band has enough persons in both years."""
    leaves_zero_out = (bands["low_pct"] > 0) | (bands["high_pct"] < 0)
    fewest = bands[["base_persons", "horizon_persons"]].min(axis="columns")
    return leaves_zero_out & (fewest >= ENOUGH_PERSONS)


def _above(deviations: "pd.Series[float]") -> float:
    """Percentage of outcomes above their projection."""
    return 100 * float((deviations > 0).mean())


def _described(record: pd.DataFrame) -> dict[str, Any]:
    """What the interval is made of, and how it stood its trials; no launches where the record is empty."""
    if record.empty:
        return {"outcomes_count": 0}
    counts = {name: tried(record)[["covered_count", "tested_count"]].sum() for name, tried in TRIALS.items()}
    trials = {f"{name}_{count}": int(counts[name][count]) for name in counts for count in counts[name].index}
    return {
        "outcomes_count": len(record) // record["band"].nunique(),
        "areas_count": record["area_code"].nunique(),
        "first_launch": int(record["launch_year"].min()),
        "last_launch": int(record["launch_year"].max()),
        "smallest_persons": int(record["area_persons"].min()),
        "record_source_ids": record["source_ids"].iloc[0],
    } | trials


def _with_official(bands: pd.DataFrame, store: Store, area: Area) -> pd.DataFrame:
    """Add the official projection's own newest deviation, of the regions together, and name every source."""
    regions = area.region_units or area.units
    rows = store.ask(SQL / "official_record.sql", area_codes=regions)
    newest = rows[rows["year"] == rows["year"].max()].groupby("band")[["projected_persons", "observed_persons"]].sum()
    bands = bands.assign(official_deviation_pct=bands["band"].map(_deviation(newest)), official_year=rows["year"].max())
    sources = {*",".join(bands["source_ids"]).split(","), *rows["source_ids"], *bands.get("record_source_ids", ())}
    return bands.assign(source_ids=",".join(sorted(sources)))


def _deviation(rows: pd.DataFrame) -> "pd.Series[float]":
    return 100 * (rows["observed_persons"] - rows["projected_persons"]) / rows["projected_persons"]


def _covered(counts: pd.DataFrame) -> pd.DataFrame:
    """Percent of tested outcomes that were covered: one row per horizon, one column per size class and ``all``."""
    by_size = counts.assign(size_class="all")
    keys = ["horizon_years", "size_class"]
    sums = pd.concat([counts, by_size]).groupby(keys)[["covered_count", "tested_count"]].sum()
    covered = (100 * sums["covered_count"] / sums["tested_count"]).unstack()
    return covered[[name for name in (*SIZE_CLASSES, "all") if name in covered]]
