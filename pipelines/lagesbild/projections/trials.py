"""Whether intervals hold what they say: outcomes against intervals that were made without them.

A trial is a rule – what half widths it gives to areas of one launch from the outcomes it knows – and the outcomes that
it did not know. The score is that of Gneiting and Raftery ("Strictly proper scoring rules, prediction, and estimation",
Journal of the American Statistical Association 102(477), 2007): the width of the interval, and where an outcome lies
outside 2 / alpha times how far, alpha being the share that may. Lower is better; all in percent of the projection.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from lagesbild.ages import BANDS
from lagesbild.projections.intervals import (
    COVERAGE,
    REGION_PERSONS,
    SIZE_CLASSES,
    Outcomes,
    Values,
    chance_pct,
    half_width,
    known_in,
    shared_widths,
)

LEAST_LAUNCHES: Final = 5
KEYS: Final = ["launch_year", "area_code", "band"]
Rule = Callable[[Outcomes, Values, Values], Values]
"""From the outcomes known, persons by area, and persons projected by area and band: half widths by area and band."""


def by_records(known: Outcomes, persons: Values, projected: Values) -> Values:
    """The rule in use, as far as regions tell it: what all areas have in common, and chance in small ones."""
    chance = np.where(persons[:, np.newaxis] < REGION_PERSONS, chance_pct(projected), 0.0)
    return np.hypot(shared_widths(known), chance)


def by_size_class(known: Outcomes, persons: Values, projected: Values) -> Values:
    """The rule before: the quantile ``COVERAGE`` of the deviations of areas of the size class, band by band."""
    classes = _classes(known.persons)
    found = np.full(projected.shape, np.nan)
    for at, name in enumerate(_classes(persons)):
        if (classes == name).any():
            found[at] = half_width(known.deviations[classes == name])
    return found


def later_launches(outcomes: Outcomes, rule: Rule = by_records) -> pd.DataFrame:
    """One row per launch, area and band: the outcome's deviation, and the half width known at launch.

    For each launch the interval is made only of launches whose target year had been observed by then, at least
    ``LEAST_LAUNCHES`` of them; earlier launches have no rows.
    """
    widths = np.full(outcomes.deviations.shape, np.nan)
    for at, launch in enumerate(outcomes.launches):
        known = known_in(outcomes, int(launch))
        if len(known.launches) >= LEAST_LAUNCHES:
            widths[at] = rule(known, outcomes.persons[at], outcomes.projected[at])
    return _rows(outcomes, widths)


def left_out_areas(outcomes: Outcomes, rule: Rule = by_records) -> pd.DataFrame:
    """The same for areas that had no part in the interval: for each area it is made of all launches of the others."""
    widths = [
        rule(_without(outcomes, area), outcomes.persons[:, area], outcomes.projected[:, area])
        for area in range(len(outcomes.areas))
    ]
    return _rows(outcomes, np.stack(widths, axis=1))


def _without(outcomes: Outcomes, area: int) -> Outcomes:
    persons, projected, deviations = (
        np.delete(each, area, axis=1) for each in (outcomes.persons, outcomes.projected, outcomes.deviations)
    )
    return outcomes._replace(
        areas=outcomes.areas.delete(area), persons=persons, projected=projected, deviations=deviations
    )


def _rows(outcomes: Outcomes, widths: Values) -> pd.DataFrame:
    """``widths`` has axes of launch, area and band; what has none was not tried."""
    keys = pd.MultiIndex.from_product([outcomes.launches, outcomes.areas, BANDS], names=KEYS)
    rows = keys.to_frame(index=False).assign(
        horizon_years=outcomes.horizon,
        size_class=np.repeat(_classes(outcomes.persons).ravel(), len(BANDS)),
        deviation_pct=outcomes.deviations.ravel(),
        half_width_pct=widths.ravel(),
    )
    return rows[rows["half_width_pct"].notna()].reset_index(drop=True)


def measured(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row per group of outcomes: ``tested_count``, ``covered_count``, and mean half width and score in percent."""
    outside = rows["deviation_pct"].abs() - rows["half_width_pct"]
    score = 2 * rows["half_width_pct"] + 2 / (1 - COVERAGE) * outside.clip(lower=0)
    found = rows[list(by)].assign(
        tested_count=1, covered_count=outside <= 0, half_width_pct=rows["half_width_pct"], score_pct=score
    )
    summed = found.groupby(list(by), sort=True).agg(
        tested_count=("tested_count", "sum"),
        covered_count=("covered_count", "sum"),
        half_width_pct=("half_width_pct", "mean"),
        score_pct=("score_pct", "mean"),
    )
    return summed.assign(covered_pct=100 * summed["covered_count"] / summed["tested_count"])


def _classes(persons: Values) -> npt.NDArray[np.str_]:
    least = np.array(list(SIZE_CLASSES.values()))
    return np.array(list(SIZE_CLASSES))[np.searchsorted(least, persons, side="right") - 1]
