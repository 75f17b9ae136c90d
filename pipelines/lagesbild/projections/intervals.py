"""How far outcomes may lie from a projection: the half width of its interval, in percent of the projection.

The interval is empirical: a stated share of the record's absolute percentage errors was at most so large (Smith and
Sincich, "Stability over time in the distribution of population forecast errors", Demography 25(3), 1988; Rayer, Smith
and Tayman, "Empirical prediction intervals for county population forecasts", Population Research and Policy Review
28(6), 2009). Absolute, so that the record's own bias widens the interval and does not move it away from the projection.
A deviation is the outcome less the projection in percent of the projection, since it is the projection that a reader
has in hand.

Three things widen it, each from a record of its own. What all regions have in common: the quantile ``LEVEL`` of their
deviations, drawn a part ``SHARED`` of the way to the mean of all age bands, since few launches are independent of each
other and a band that was lucky in them is not always so. Births: at ages that may be unborn at launch it is no narrower
than the country's births since 1960 make it. And in municipalities and areas of fewer inhabitants than
``REGION_PERSONS`` chance in small counts (1.28 standard deviations of a Poisson count hold 80 %) and what
``small_areas`` has, in quadrature.

``LEVEL`` and ``SHARED`` were chosen on launches up to ``TUNED_UNTIL``: the lowest level, in steps of 2.5 points, at
which at least ``COVERAGE`` of their outcomes lay inside 1, 5, 10 and 17 years ahead. They are tried on later ones.
The trend of mortality and the floor of births were not chosen so: what earlier launches show would not have asked for
the floor, and it is what holds the young on later ones. Their trial is therefore no blind one of the whole rule.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from lagesbild.ages import BANDS, SERVICE_AGES

COVERAGE: Final = 0.8
LEVEL: Final = 0.725
SHARED: Final = 0.3
TUNED_UNTIL: Final = 2001
CHANCE: Final = 1.28
REGION_PERSONS: Final = 100_000
COUNTRY_PERSONS: Final = 3_000_000
SIZE_CLASSES: Final[Mapping[str, int]] = {
    "under-100000": 0,
    "100000-250000": REGION_PERSONS,
    "250000-3000000": 250_000,
    "3000000-over": COUNTRY_PERSONS,
}
"""Name → least inhabitants of the record's areas. The smallest class holds three regions, the largest the country."""
Values = npt.NDArray[np.float64]
Years = npt.NDArray[np.int64]


class Outcomes(NamedTuple):
    """Deviations of one horizon: axes of launch, area and age band, those of ``BANDS``.

    ``launches`` are years; ``persons`` has the inhabitants of each area at launch, ``projected`` those projected of
    each band. ``births`` has the country's deviations in the bands of ``SERVICE_AGES`` at earlier launches, ``born``.
    """

    horizon: int
    launches: Years
    areas: pd.Index
    persons: Values
    projected: Values
    deviations: Values
    born: Years
    births: Values


def outcomes_of(record: pd.DataFrame) -> Outcomes:
    """Return the rows of one horizon as arrays: ``cohort_change`` of every area and launch, and ``births``."""
    tried, born = (record[record["method"] == method] for method in ("cohort_change", "births"))
    by_launch = tried.set_index(["launch_year", "area_code", "band"]).sort_index()
    launches, areas = (by_launch.index.unique(level).sort_values() for level in ("launch_year", "area_code"))
    births = born.pivot_table(index="launch_year", columns="band", values="deviation_pct")
    persons, projected, deviations = (
        _in_order(by_launch[name], launches, areas) for name in ("area_persons", "projected_persons", "deviation_pct")
    )
    return Outcomes(
        int(record["horizon_years"].iloc[0]),
        launches.to_numpy(),
        areas,
        persons[..., 0],
        projected,
        deviations,
        births.index.to_numpy(),
        births.reindex(columns=list(SERVICE_AGES)).to_numpy(),
    )


def _in_order(values: "pd.Series[float]", launches: pd.Index, areas: pd.Index) -> Values:
    keys = pd.MultiIndex.from_product([launches, areas, BANDS])
    return np.asarray(values.reindex(keys), dtype=float).reshape(len(launches), len(areas), len(BANDS))


def known_in(outcomes: Outcomes, year: int) -> Outcomes:
    """Return the launches whose target year had been observed by the end of ``year``."""
    count, earlier = (int((each <= year - outcomes.horizon).sum()) for each in (outcomes.launches, outcomes.born))
    return outcomes._replace(
        launches=outcomes.launches[:count],
        persons=outcomes.persons[:count],
        projected=outcomes.projected[:count],
        deviations=outcomes.deviations[:count],
        born=outcomes.born[:earlier],
        births=outcomes.births[:earlier],
    )


def shared_widths(known: Outcomes) -> Values:
    """Return the half width that areas of all sizes have in common, one per age band."""
    is_country = known.persons >= COUNTRY_PERSONS
    own = half_width(known.deviations[~is_country], LEVEL)
    shared = own ** (1 - SHARED) * np.exp(np.log(own).mean()) ** SHARED
    births = half_width(_of_births(known))
    return np.concatenate([np.maximum(shared[: births.size], births), shared[births.size :]])


def _of_births(known: Outcomes) -> Values:
    """The country's deviations in the bands of ``births``, at launches before the record and in it."""
    of_country = known.deviations[known.persons >= COUNTRY_PERSONS]
    return np.concatenate([known.births, of_country[:, : known.births.shape[1]]])


def half_width(deviations: Values, level: float = COVERAGE) -> Values:
    """Return the least percentage that a share ``level`` of the absolute deviations does not exceed.

    The deviations lie along the first axis. Between two deviations the quantile is interpolated.
    """
    return np.asarray(np.quantile(np.abs(deviations), level, axis=0))


def chance_pct(persons: Values) -> Values:
    """Return how far chance alone moves a count of so many persons, in percent of it; infinite where nobody is."""
    with np.errstate(divide="ignore"):
        return 100 * CHANCE / np.sqrt(persons)


def births_range(known: Outcomes) -> tuple[float, float]:
    """Return how few and how many young children there were, in percent of those projected: the middle ``COVERAGE``.

    They are of the country's first band, at ages 0–5, at every launch since 1960.
    """
    few, many = np.quantile(_of_births(known)[:, 0], [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(few), float(many)


def size_class(persons: float) -> str:
    """Return the class of areas with so many inhabitants."""
    return max((least, name) for name, least in SIZE_CLASSES.items() if least <= persons)[1]
