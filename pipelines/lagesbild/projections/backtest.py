"""The record of a projection method: launched from every past year, projected, and set against what came.

Beside it is the official projection's own record, as far as its years have been observed since.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from lagesbild.ages import BANDS, Ages
from lagesbild.errors import NoCohortChange
from lagesbild.projections.cohort_change import (
    BASE_YEARS,
    OPEN_AGE,
    Persons,
    cohort_change_ratios,
    project,
    with_open_age,
)

TOTAL: Final = "total"
"""What the record calls all ages together."""
RECORDED_BANDS: Final[Mapping[str, Ages]] = {**BANDS, TOTAL: (0, OPEN_AGE)}
LONGEST_YEARS: Final = 25
SEXES: Final = ("men", "women")
Years = npt.NDArray[np.int64]


class Series(NamedTuple):
    """Consecutive years, areas, and persons by year, area, sex and age up to the open one."""

    years: Years
    areas: pd.Index
    persons: Persons


def projection_record(population: pd.DataFrame) -> pd.DataFrame:
    """One row per method, area, age band, launch year and horizon: the backtest, and the official projection.

    ``population`` has one row per area, year, sex, single age and kind; projected years that are not observed are left
    out. ``area_persons`` is the whole population of the area at launch.

    Raises:
        NoCohortChange: see ``backtest``.
    """
    observed, official = (population[population["kind"] == kind] for kind in ("observed", "projected"))
    tried = backtest(observed).assign(method="cohort_change")
    rounds = official_rounds(observed, official).assign(method="official")
    return pd.concat([tried, rounds], ignore_index=True)


def backtest(population: pd.DataFrame) -> pd.DataFrame:
    """One row per area, age band, launch year and horizon: persons projected, and observed in the target year.

    ``population`` has one row per area, year, sex and single age, all observed. A launch needs the ``BASE_YEARS`` years
    before it; the horizons are 1 to ``LONGEST_YEARS`` years, as far as there are observed years.

    Raises:
        NoCohortChange: a combination of area, year, sex and age is missing or twice, there are too few years, or
            nobody is there to relate a cohort to.
    """
    series = _as_series(population)
    launches = np.arange(BASE_YEARS, len(series.years))
    if len(launches) < 2:  # noqa: PLR2004 – a launch and a year to set it against
        raise NoCohortChange(f"{len(series.years)} years are too few for a base period, a launch and a target year")
    projected = _projected(series.persons, years=min(LONGEST_YEARS, len(launches) - 1))
    parts = [
        _compared(_in_bands(ahead[:-step]), series, launches[:-step], step)
        for step, ahead in enumerate(projected, start=1)
    ]
    return pd.concat(parts, ignore_index=True)


def official_rounds(observed: pd.DataFrame, projected: pd.DataFrame) -> pd.DataFrame:
    """The official projection in the same columns: rows for each of its years that has been observed since.

    Both frames have one row per area, year, sex and single age. Its launch is the year before its first year. There
    are no rows where none of its years has been observed.

    Raises:
        NoCohortChange: a combination of area, year, sex and age is missing or twice.
    """
    shared = projected[projected["year"].isin(observed["year"].unique())]
    if shared.empty:
        return pd.DataFrame()
    series, official = _as_series(observed), _as_series(shared)
    launch_year = int(projected["year"].min()) - 1
    launch = np.array([launch_year - series.years[0]])
    parts = [
        _compared(_in_bands(official.persons[[at]]), series, launch, int(year) - launch_year)
        for at, year in enumerate(official.years)
    ]
    return pd.concat(parts, ignore_index=True)


def _as_series(population: pd.DataFrame) -> Series:
    cells = population.set_index(["year", "area_code", "sex", "age_years"])["population_persons"].sort_index()
    years, areas, ages = (cells.index.unique(level) for level in ("year", "area_code", "age_years"))
    span = np.arange(years.min(), years.max() + 1)
    whole = pd.MultiIndex.from_product([span, areas, SEXES, range(int(ages.max()) + 1)])
    if len(cells) != len(whole) or not cells.index.is_unique or not whole.isin(cells.index).all():
        raise NoCohortChange("each area, year, sex and single age must be there once, without a gap")
    persons = cells.reindex(whole).to_numpy(dtype=float).reshape(len(span), len(areas), len(SEXES), -1)
    return Series(span, areas, with_open_age(persons))


def _projected(persons: Persons, *, years: int) -> Persons:
    """Persons by horizon and launch, from every year that has its base period before it."""
    launches = len(persons) - BASE_YEARS
    base = np.stack([persons[step : step + launches] for step in range(BASE_YEARS + 1)])
    return project(persons[BASE_YEARS:], cohort_change_ratios(base), years=years)


def _in_bands(persons: Persons) -> Persons:
    """Sum both sexes and the ages of each band; the bands take the place of sex and age."""
    ages = persons.sum(axis=-2)
    return np.stack([ages[..., first : last + 1].sum(axis=-1) for first, last in RECORDED_BANDS.values()], axis=-1)


def _compared(projected: Persons, series: Series, launches: Years, step: int) -> pd.DataFrame:
    """One row per launch, area and band of one horizon; ``launches`` are positions among the series' years."""
    years, names = series.years[launches], ["launch_year", "area_code", "band"]
    keys = pd.MultiIndex.from_product([years, series.areas, RECORDED_BANDS], names=names)
    whole = series.persons[launches].sum(axis=(-2, -1))
    return keys.to_frame(index=False).assign(
        horizon_years=step,
        area_persons=np.repeat(whole.ravel(), len(RECORDED_BANDS)),
        projected_persons=projected.ravel(),
        observed_persons=_in_bands(series.persons[launches + step]).ravel(),
    )
