"""How sure the projection is: the interval that the record of a simple method draws around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from lagesbild.measures.ages import SQL, ages, service_age_bands
from lagesbild.measures.frames import sources_of
from lagesbild.measures.intervals import widths_by_band, with_interval
from lagesbild.measures.outcomes import Trial, backtest_rows
from lagesbild.measures.small_areas import Small, small_area
from lagesbild.measures.today import rows_of_year
from lagesbild.projections import (
    COVERAGE,
    REGION_PERSONS,
    TUNED_UNTIL,
    Outcomes,
    births_range,
    later_launches,
    left_out_areas,
    measured,
    outcomes_of,
)
from lagesbild.store import COUNTRY, Area, Store, once

INTERVAL: Final = ("half_width_pct", "low_persons", "high_persons", "low_pct", "high_pct")
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
        return bands.assign(**dict.fromkeys(INTERVAL, np.nan), is_likely=False), found
    described = _described(found, outcomes_of(record), sources_of(record))
    return _with_interval(store, bands, area, found), described


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


def official_record(store: Store, *, area_codes: list[str]) -> pd.DataFrame:
    """One row per region, age band and year: ``projected_persons`` officially and ``observed_persons`` since."""
    return store.ask(SQL / "official_record.sql", area_codes=area_codes)


def deviation_pct(rows: pd.DataFrame) -> "pd.Series[float]":
    """What was observed less what was projected, in percent of the projection."""
    return 100 * (rows["observed_persons"] - rows["projected_persons"]) / rows["projected_persons"]


def _is_small(area: Area, record: Record) -> bool:
    return area.kind == "municipality" or record.area_persons < REGION_PERSONS


def _with_interval(store: Store, bands: pd.DataFrame, area: Area, record: Record) -> pd.DataFrame:
    widths = widths_by_band(store, years=record.distance_years)
    of_area = {"area_persons": record.area_persons, "is_municipality": area.kind == "municipality"}
    rows = bands.assign(shared_pct=bands["band"].map(widths), **of_area)
    return with_interval(store, rows, years=record.distance_years).drop(columns=["shared_pct", *of_area])


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
