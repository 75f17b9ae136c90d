"""How far a value of an area lies from the middle of all municipalities: what sets it apart from other areas."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from lagesbild.ages import ALL_AGES, BANDS, EVERYBODY, PUPILS, RENEWAL, Ages
from lagesbild.measures.ages import area_bands
from lagesbild.measures.education import education_levels
from lagesbild.measures.tightness import register_by_year
from lagesbild.measures.today import Kind, reference_year, rows_of_year
from lagesbild.store import Store, concluded, list_areas, once

COMING: Final[Ages] = (0, 6)
"""Children who have not started school; their year groups are compared with those at school, ``PUPILS``."""
AGES: Final[Mapping[str, Ages]] = {**EVERYBODY, **BANDS, **RENEWAL, "coming": COMING, PUPILS: (7, 15)}


@concluded
def distance(store: Store, *, measure: str, value: float, horizon: int) -> float:
    """0 in the middle of all municipalities, 1 beyond either end; 0 where no municipality has the measure.

    Twice the distance of the value's mid-rank, as a share, from one half. Measures are ``change_<band>`` (percent from
    today to the horizon, ``change_all`` of all residents), ``cohorts`` (percent by which the average coming year group
    differs from that at school), ``renewal`` (entering working age per hundred leaving it), ``unemployed`` (unemployed
    jobseekers in percent of the labour force) and ``tertiary`` (with a tertiary qualification, in percent of those
    whose level is counted).
    """
    values = _values(store, measure=measure, horizon=horizon)
    if not values:
        return 0.0
    rank = (bisect_left(values, value) + bisect_right(values, value)) / 2
    return abs(2 * rank / len(values) - 1)


@once
def _values(store: Store, *, measure: str, horizon: int) -> list[float]:
    of: Mapping[str, Callable[[Store], pd.Series[float]]] = {
        "cohorts": _cohorts,
        "renewal": _renewal,
        "unemployed": _unemployed,
        "tertiary": _tertiary,
    }
    if measure in of:
        return sorted(of[measure](store).dropna())
    return sorted(_change(store, measure.removeprefix("change_"), horizon).dropna())


def _change(store: Store, band: str, horizon: int) -> "pd.Series[float]":
    later = _persons(store, year=horizon, kind="projected")
    return 100 * (later[band] / _today(store)[band].where(lambda n: n > 0) - 1)


def _cohorts(store: Store) -> "pd.Series[float]":
    coming, at_school = (_today(store)[name] / _years(AGES[name]) for name in ("coming", PUPILS))
    return 100 * (coming / at_school.where(lambda n: n > 0) - 1)


def _renewal(store: Store) -> "pd.Series[float]":
    return 100 * _today(store)["entering"] / _today(store)["leaving"]


def _tertiary(store: Store) -> "pd.Series[float]":
    codes = _municipalities(store)
    rows = education_levels(store, roles=codes, area_codes=codes)
    share: pd.Series[float] = rows.loc[rows["level"] == "tertiary", "population_pct"]
    return share


def _unemployed(store: Store) -> "pd.Series[float]":
    codes = _municipalities(store)
    rows = register_by_year(store, roles=codes, area_codes=codes)
    newest: pd.Series[float] = rows.loc[rows["year"] == rows["year"].max(), "unemployed_low_pct"]
    return newest


def _municipalities(store: Store) -> list[str]:
    return list(list_areas(store, kind="municipality")["area_code"])


def _ages(store: Store) -> pd.DataFrame:
    return area_bands(store, area_codes=_municipalities(store), bands=AGES)


def _today(store: Store) -> pd.DataFrame:
    base = reference_year(_ages(store))
    return _persons(store, year=base.year, kind=base.kind)


@once
def _persons(store: Store, *, year: int, kind: Kind) -> pd.DataFrame:
    """One row per municipality and one column per band; a band without rows has nobody known."""
    rows = rows_of_year(_ages(store), year=year, kind=kind)
    return rows.pivot_table(index="area_code", columns="band", values="population_persons").reindex(columns=list(AGES))


def change_of(band: str = ALL_AGES) -> str:
    """The measure of a band's change."""
    return f"change_{band}"


def _years(ages: Ages) -> int:
    return ages[1] - ages[0] + 1
