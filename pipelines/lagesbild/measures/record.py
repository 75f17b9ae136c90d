"""How sure the projection is: the interval that the record of a simple method draws around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from lagesbild.ages import BANDS
from lagesbild.measures.ages import SQL, ages, service_age_bands
from lagesbild.measures.frames import change_pct, sources_of
from lagesbild.measures.outcomes import Trial, backtest_rows
from lagesbild.measures.small_areas import Small, added_pct, small_area
from lagesbild.measures.today import rows_of_year
from lagesbild.projections import (
    COVERAGE,
    REGION_PERSONS,
    TUNED_UNTIL,
    Outcomes,
    births_range,
    chance_pct,
    later_launches,
    left_out_areas,
    measured,
    outcomes_of,
    shared_widths,
)
from lagesbild.store import COUNTRY, Area, Store, once

ENOUGH_PERSONS: Final = 100
"""Fewer persons change by a tenth and more by chance."""


NONE: Final[Mapping[str, Trial]] = MappingProxyType({})


class Record(NamedTuple):
    """What an interval is made of, and how it passed its trials; no outcomes where no launch reaches so far.

    Nothing is tried before ``tried`` does it: ``later``, ``left_out`` and ``small`` are empty.

    ``distance_years`` lie between the projection's base population, of ``launch_year``, and the horizon.
    ``area_persons`` is the area's population today. ``outcomes_count`` are those of each age band, in ``areas_count``
    regions. ``later`` tries launches of theirs after ``TUNED_UNTIL``, ``left_out`` each region left out; both by band.
    ``few_births_pct`` and ``many_births_pct`` are how far the country's 0–5-year-olds were from the number projected:
    of the launches since ``births_since`` a tenth had fewer still, and a tenth more. ``small`` is what is added in a
    municipality or an area of fewer than ``REGION_PERSONS``, if anything.
    """

    launch_year: int
    distance_years: int
    area_persons: int
    coverage_pct: float
    outcomes_count: int = 0
    areas_count: int = 0
    first_launch: int = 0
    last_launch: int = 0
    later: Mapping[str, Trial] = NONE
    left_out: Mapping[str, Trial] = NONE
    births_since: int = 0
    few_births_pct: float = 0.0
    many_births_pct: float = 0.0
    small: Small | None = None
    sources: frozenset[str] = frozenset()


@once
def with_intervals(store: Store, *, area: Area, horizon: int) -> tuple[pd.DataFrame, Record]:
    """The rows of ``service_age_bands`` with the interval around each projection, and the record it comes from.

    ``half_width_pct`` is how far from the projection, in percent of it, the outcome lies at most with the certainty
    ``COVERAGE``, as ``projections.intervals`` has it: as many years after launch as the horizon is after the
    projection's base population. ``low_…`` and ``high_…`` are the projection less and plus that, in whole persons
    outwards, and their change from today in percent. All of them are missing where no launch reaches so far, and in an
    area of fewer than ``REGION_PERSONS`` where nobody is projected in the band.
    ``is_likely`` says that the direction of the change is: the interval leaves zero out, and at least
    ``ENOUGH_PERSONS`` are in the band today and at the horizon. The record is not tried yet.
    """
    bands = service_age_bands(store, area=area, horizon=horizon)
    rows = ages(store, area=area)
    today = rows_of_year(rows, year=bands["base_year"].iloc[0], kind=bands["base_kind"].iloc[0])
    launch_year = int(rows.loc[rows["kind"] == "projected", "year"].min()) - 1
    found = Record(launch_year, horizon - launch_year, int(today["population_persons"].sum()), 100 * COVERAGE)
    record = backtest_rows(store, found.distance_years, found.distance_years)
    if record.empty:
        return _with_interval(bands.assign(half_width_pct=np.nan)), found
    outcomes = outcomes_of(record)
    is_small = _is_small(area, found)
    added = added_pct(store, persons=found.area_persons, years=found.distance_years) if is_small else 0.0
    widths = _half_widths(bands, outcomes, added, is_small=is_small)
    return _with_interval(bands.assign(half_width_pct=widths)), _described(found, outcomes, sources_of(record))


def tried(store: Store, *, area: Area, record: Record) -> Record:
    """The record of the area's intervals with its trials, which take longer than the intervals; as it is without any
    outcomes.
    """
    if not record.outcomes_count:
        return record
    outcomes = outcomes_of(backtest_rows(store, record.distance_years, record.distance_years))
    trials = (later_launches(outcomes), left_out_areas(outcomes))
    later, left_out = (rows[rows["area_code"] != COUNTRY] for rows in trials)
    is_small = _is_small(area, record)
    small = small_area(store, persons=record.area_persons, years=record.distance_years) if is_small else None
    return record._replace(
        later=_by_band(later[later["launch_year"] > TUNED_UNTIL]),
        left_out=_by_band(left_out),
        small=small,
        sources=record.sources | (small.sources if small else frozenset()),
    )


def open_bands(store: Store, *, area: Area, horizon: int) -> frozenset[str]:
    """The service age bands whose direction is not likely; none where the record does not reach so far."""
    bands, record = with_intervals(store, area=area, horizon=horizon)
    return frozenset(bands.loc[~bands["is_likely"], "band"]) if record.outcomes_count else frozenset()


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


def _is_small(area: Area, record: Record) -> bool:
    return area.kind == "municipality" or record.area_persons < REGION_PERSONS


def _half_widths(bands: pd.DataFrame, outcomes: Outcomes, added_pct: float, *, is_small: bool) -> "pd.Series[float]":
    shared = bands["band"].map(dict(zip(BANDS, shared_widths(outcomes), strict=True)))
    if not is_small:
        return shared
    chance = chance_pct(bands["horizon_persons"].to_numpy(dtype=float))
    return ((shared**2 + added_pct**2 + chance**2) ** 0.5).where(bands["horizon_persons"] > 0)


def _with_interval(bands: pd.DataFrame) -> pd.DataFrame:
    width = bands["horizon_persons"] * bands["half_width_pct"] / 100
    low = np.floor((bands["horizon_persons"] - width).clip(lower=0))
    bands = bands.assign(low_persons=low, high_persons=np.ceil(bands["horizon_persons"] + width))
    for end in ("low", "high"):
        bands[f"{end}_pct"] = change_pct(bands["base_persons"], bands[f"{end}_persons"])
    return bands.assign(is_likely=direction_is_likely(bands))


def _described(found: Record, outcomes: Outcomes, sources: frozenset[str]) -> Record:
    """The record with what its outcomes are."""
    few, many = births_range(outcomes)
    regions = [code for code in outcomes.areas if code != COUNTRY]
    return found._replace(
        outcomes_count=len(outcomes.launches) * len(regions),
        areas_count=len(regions),
        first_launch=int(outcomes.launches[0]),
        last_launch=int(outcomes.launches[-1]),
        births_since=int(outcomes.born[0]),
        few_births_pct=few,
        many_births_pct=many,
        sources=sources,
    )


def _by_band(rows: pd.DataFrame) -> Mapping[str, Trial]:
    counts = measured(rows, ["band"])
    covered, tested = (counts[name].astype(int).tolist() for name in Trial._fields)
    return {band: Trial(*each) for band, *each in zip(counts.index, covered, tested, strict=True)}
