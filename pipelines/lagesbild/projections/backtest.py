"""The record of a projection method: launched from every past year, projected, and set against what came."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from lagesbild.ages import BANDS, SERVICE_AGES, Ages
from lagesbild.projections.cohort_change import (
    BASE_YEARS,
    OPEN_AGE,
    NoCohortChange,
    Persons,
    cohort_change_ratios,
    loss_trend,
    project,
    with_open_age,
)

TOTAL: Final = "total"
"""What the record calls all ages together."""
RECORDED_BANDS: Final[Mapping[str, Ages]] = {**BANDS, TOTAL: (0, OPEN_AGE)}
LONGEST_YEARS: Final = 25
MOVED_BACK_YEARS: Final = 17
"""As far back as most mothers of then are young enough in the first observed year to be nearly all there."""
YOUNG: Final = tuple(SERVICE_AGES)
"""The bands whose people may be unborn at launch."""
SEXES: Final = ("men", "women")
Years = npt.NDArray[np.int64]


class Series(NamedTuple):
    """Consecutive years, areas, and persons by year, area, sex and age up to the open one."""

    years: Years
    areas: pd.Index
    persons: Persons


def projection_record(population: pd.DataFrame) -> pd.DataFrame:
    """One row per method, area, age band, launch year and horizon: the backtest, and births before it.

    ``population`` has one row per area, year, sex and single age, all observed. ``area_persons`` is the whole
    population of the area at launch. Births before the first launch are those of the area with most inhabitants.

    Raises:
        NoCohortChange: see ``backtest``.
    """
    largest = population.groupby("area_code")["population_persons"].sum().idxmax()
    parts = {
        "cohort_change": backtest(population),
        "births": births_before(population[population["area_code"] == largest]),
    }
    return pd.concat([rows.assign(method=method) for method, rows in parts.items()], ignore_index=True)


def backtest(population: pd.DataFrame, *, is_mortality_constant: bool = False) -> pd.DataFrame:
    """One row per area, age band, launch year and horizon: persons projected, and observed in the target year.

    ``population`` has one row per area, year, sex and single age, all observed. A launch needs the ``BASE_YEARS`` years
    before it; the horizons are 1 to ``LONGEST_YEARS`` years, as far as there are observed years. Mortality follows the
    trend of all areas together as it was known at launch, or stays as it was.

    Raises:
        NoCohortChange: a combination of area, year, sex and age is missing or twice, there are too few years, or
            nobody is there to relate a cohort to.
    """
    series = _as_series(population)
    launches = np.arange(BASE_YEARS, len(series.years))
    if len(launches) < 2:  # noqa: PLR2004 – a launch and a year to set it against
        raise NoCohortChange(f"{len(series.years)} years are too few for a base period, a launch and a target year")
    trend = 0.0 if is_mortality_constant else _trends(series.persons)
    projected = _projected(series.persons, years=min(LONGEST_YEARS, len(launches) - 1), trend=trend)
    parts = [
        _compared(_in_bands(ahead[:-step]), series, launches[:-step], step)
        for step, ahead in enumerate(projected, start=1)
    ]
    return pd.concat(parts, ignore_index=True)


def births_before(population: pd.DataFrame) -> pd.DataFrame:
    """The same for the young of one area at launches before those of ``backtest``: births alone are out of line.

    The ``MOVED_BACK_YEARS`` years before the first observed one are made by moving everybody back one age a year: who
    is 12 in 1972 was born in 1960. So children per woman are known from long before, but for those who died or
    moved; at other ages nothing is learnt. Bands that reach beyond ``YOUNG`` have no rows.

    Raises:
        NoCohortChange: see ``backtest``.
    """
    series = _moved_back(_as_series(population))
    launches = np.arange(BASE_YEARS, BASE_YEARS + MOVED_BACK_YEARS)
    years = min(LONGEST_YEARS, len(series.years) - 1 - int(launches[-1]))
    projected = _projected(series.persons[: BASE_YEARS + MOVED_BACK_YEARS], years=years)
    parts = [_compared(_in_bands(ahead), series, launches, step) for step, ahead in enumerate(projected, start=1)]
    record = pd.concat(parts, ignore_index=True)
    return record[record["band"].isin(YOUNG)].reset_index(drop=True)


def _as_series(population: pd.DataFrame) -> Series:
    cells = population.set_index(["year", "area_code", "sex", "age_years"])["population_persons"].sort_index()
    years, areas, ages = (cells.index.unique(level) for level in ("year", "area_code", "age_years"))
    span = np.arange(years.min(), years.max() + 1)
    whole = pd.MultiIndex.from_product([span, areas, SEXES, range(int(ages.max()) + 1)])
    if len(cells) != len(whole) or not cells.index.is_unique or not whole.isin(cells.index).all():
        raise NoCohortChange("each area, year, sex and single age must be there once, without a gap")
    persons = cells.reindex(whole).to_numpy(dtype=float).reshape(len(span), len(areas), len(SEXES), -1)
    return Series(span, areas, with_open_age(persons))


def _moved_back(series: Series) -> Series:
    """With the years before the first one; the oldest, of whom nothing is known, are as many as in it."""
    first, open_age = series.persons[0], series.persons.shape[-1] - 1
    ages = [np.minimum(np.arange(open_age + 1) + back, open_age) for back in range(MOVED_BACK_YEARS, 0, -1)]
    earlier = np.stack([first[..., moved] for moved in ages])
    years = np.arange(series.years[0] - MOVED_BACK_YEARS, series.years[-1] + 1)
    return Series(years, series.areas, np.concatenate([earlier, series.persons]))


def _trends(persons: Persons) -> Persons:
    """The trend of losses of all areas together, as known at each launch: axes of launch, area, sex and age."""
    everybody = persons.sum(axis=1)
    known = [loss_trend(everybody[: launch + 1]) for launch in range(BASE_YEARS, len(persons))]
    return np.stack(known)[:, np.newaxis, :, np.newaxis]


def _projected(persons: Persons, *, years: int, trend: Persons | float = 0.0) -> Persons:
    """Persons by horizon and launch, from every year that has its base period before it."""
    launches = len(persons) - BASE_YEARS
    base = np.stack([persons[step : step + launches] for step in range(BASE_YEARS + 1)])
    return project(persons[BASE_YEARS:], cohort_change_ratios(base), years=years, trend=trend)


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
