"""The record of a projection method: launched from every past year, projected, and set against what came."""

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
