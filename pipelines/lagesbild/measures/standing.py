"""How far a value of an area lies from the middle of all municipalities: what sets it apart from other areas."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

import pandas as pd

from lagesbild.ages import ALL_AGES, BANDS, EVERYBODY, PUPILS, RENEWAL, Ages
from lagesbild.measures.ages import area_bands
from lagesbild.measures.education import education_levels
from lagesbild.measures.tightness import register_by_year
from lagesbild.measures.today import reference_year, rows_of_year
from lagesbild.store import Store, list_areas

COMING: Final[Ages] = (0, 6)
"""Children who have not started school; their year groups are compared with those at school, ``PUPILS``."""
AGES: Final[Mapping[str, Ages]] = {**EVERYBODY, **BANDS, **RENEWAL, "coming": COMING, PUPILS: (7, 15)}


class Standings:
    """Values of all municipalities by measure, each asked of the store when it is first needed.

    Measures are ``change_<band>`` (percent from today to the horizon, ``change_all`` of all residents), ``cohorts``
    (percent by which the average coming year group differs from that at school), ``renewal`` (entering working age per
    hundred leaving it), ``unemployed`` (unemployed jobseekers in percent of the labour force) and ``tertiary`` (with a
    tertiary qualification, in percent of those whose level is counted).
    """

    def __init__(self, store: Store, *, horizon: int) -> None:
        self._store, self._horizon = store, horizon

    def distance(self, measure: str, value: float) -> float:
        """0 in the middle of all municipalities, 1 beyond either end; 0 where no municipality has the measure.

        Twice the distance of the value's mid-rank, as a share, from one half.
        """
        values = self._values(measure)
        if not values:
            return 0.0
        rank = (bisect_left(values, value) + bisect_right(values, value)) / 2
        return abs(2 * rank / len(values) - 1)

    def _values(self, measure: str) -> list[float]:
        of: Mapping[str, Callable[[], pd.Series[float]]] = {
            "cohorts": self._cohorts,
            "renewal": lambda: 100 * self._today["entering"] / self._today["leaving"],
            "unemployed": self._unemployed,
            "tertiary": self._tertiary,
        }
        found = of[measure]() if measure in of else self._change(measure.removeprefix("change_"))
        return sorted(found.dropna())

    def _change(self, band: str) -> "pd.Series[float]":
        return 100 * (self._later[band] / self._today[band].where(lambda n: n > 0) - 1)

    def _cohorts(self) -> "pd.Series[float]":
        coming, at_school = (self._today[name] / _years(AGES[name]) for name in ("coming", PUPILS))
        return 100 * (coming / at_school.where(lambda n: n > 0) - 1)

    def _tertiary(self) -> "pd.Series[float]":
        codes = self._municipalities
        rows = education_levels(self._store, roles=codes, area_codes=codes)
        share: pd.Series[float] = rows.loc[rows["level"] == "tertiary", "population_pct"]
        return share

    def _unemployed(self) -> "pd.Series[float]":
        codes = self._municipalities
        rows = register_by_year(self._store, roles=codes, area_codes=codes)
        newest: pd.Series[float] = rows.loc[rows["year"] == rows["year"].max(), "unemployed_low_pct"]
        return newest

    @cached_property
    def _municipalities(self) -> list[str]:
        return list(list_areas(self._store, kind="municipality")["area_code"])

    @cached_property
    def _ages(self) -> pd.DataFrame:
        return area_bands(self._store, area_codes=self._municipalities, bands=AGES)

    @cached_property
    def _today(self) -> pd.DataFrame:
        base = reference_year(self._ages)
        return _wide(rows_of_year(self._ages, year=base.year, kind=base.kind))

    @cached_property
    def _later(self) -> pd.DataFrame:
        return _wide(rows_of_year(self._ages, year=self._horizon, kind="projected"))


def change_of(band: str = ALL_AGES) -> str:
    """The measure of a band's change."""
    return f"change_{band}"


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    """Persons, one row per municipality and one column per band; a band without rows has nobody known."""
    return rows.pivot_table(index="area_code", columns="band", values="population_persons").reindex(columns=list(AGES))


def _years(ages: Ages) -> int:
    return ages[1] - ages[0] + 1
