"""How far outcomes lay from projections, and whether intervals made of that would have held.

The interval around a projection is empirical: a stated share of the record's absolute percentage errors was at most
so large (Smith and Sincich, "Stability over time in the distribution of population forecast errors", Demography 25(3),
1988; Rayer, Smith and Tayman, "Empirical prediction intervals for county population forecasts", Population Research
and Policy Review 28(6), 2009). Absolute, so that the record's own bias – mortality held constant leaves too few old
people – widens the interval and does not move it away from the projection.

A deviation is the outcome less the projection in percent of the projection, since it is the projection that a reader
has in hand: an interval of ±q % around it holds exactly the outcomes whose deviation is at most q.

Records have one row per area, age band, launch year and horizon, with ``size_class`` and ``deviation_pct``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

COVERAGE: Final = 0.8
LEAST_LAUNCHES: Final = 5
SIZE_CLASSES: Final[Mapping[str, int]] = {
    "under-100000": 0,
    "100000-250000": 100_000,
    "250000-3000000": 250_000,
    "3000000-over": 3_000_000,
}
"""Name → least inhabitants. The smallest class holds three regions, the largest the whole country alone."""
GROUP: Final = ["size_class", "horizon_years", "band"]
Values = npt.NDArray[np.float64]
Trial = Callable[[pd.DataFrame], Iterator[tuple[Values, Values]]]


def size_class(persons: float) -> str:
    """Return the class of areas with so many inhabitants."""
    return max((least, name) for name, least in SIZE_CLASSES.items() if least <= persons)[1]


def half_width(deviations: Values) -> float:
    """Return the least percentage that a share ``COVERAGE`` of the absolute deviations does not exceed.

    Between two deviations the quantile is interpolated.
    """
    return float(np.quantile(np.abs(deviations), COVERAGE))


def held_out_launches(record: pd.DataFrame) -> pd.DataFrame:
    """One row per size class, horizon and band: how many outcomes of later launches lay within the interval.

    For each launch year the interval is made only of launches whose target year had been observed by then, at least
    ``LEAST_LAUNCHES`` of them; groups without such a launch have no row.
    """
    return _tried(record, _by_launch)


def held_out_areas(record: pd.DataFrame) -> pd.DataFrame:
    """The same for areas that had no part in the interval: for each area it is made of the others of its size class."""
    return _tried(record, _by_area)


def _tried(record: pd.DataFrame, trials: Trial) -> pd.DataFrame:
    rows = [(*group, *_counted(trials(rows))) for group, rows in record.groupby(GROUP, sort=True)]
    counts = pd.DataFrame(rows, columns=[*GROUP, "covered_count", "tested_count"])
    return counts[counts["tested_count"] > 0].reset_index(drop=True)


def _counted(trials: Iterator[tuple[Values, Values]]) -> tuple[int, int]:
    """Of trials with known and held-out deviations: how many of the latter are covered, and how many there are."""
    covered = [np.abs(held_out) <= half_width(known) for known, held_out in trials]
    return sum(int(each.sum()) for each in covered), sum(each.size for each in covered)


def _by_launch(rows: pd.DataFrame) -> Iterator[tuple[Values, Values]]:
    rows, horizon = rows.sort_values("launch_year"), int(rows["horizon_years"].iloc[0])
    deviations = rows["deviation_pct"].to_numpy()
    launches, starts = np.unique(rows["launch_year"].to_numpy(), return_index=True)
    ends = [*starts[1:], len(rows)]
    for launch, start, end in zip(launches, starts, ends, strict=True):
        known = int((launches <= launch - horizon).sum())
        if known >= LEAST_LAUNCHES:
            yield deviations[: starts[known]], deviations[start:end]


def _by_area(rows: pd.DataFrame) -> Iterator[tuple[Values, Values]]:
    areas, deviations = rows["area_code"].to_numpy(), rows["deviation_pct"].to_numpy()
    for area in np.unique(areas):
        if (areas != area).any():
            yield deviations[areas != area], deviations[areas == area]
