"""The interval around a projected number of persons, of any area and ages, and which way it lets the number go.

How wide it is, is the record's: what all areas have in common by band of ages, and what a small area adds to it.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from lagesbild.ages import BANDS
from lagesbild.measures.frames import change_pct
from lagesbild.measures.outcomes import backtest_rows
from lagesbild.measures.small_areas import added_pct
from lagesbild.projections import REGION_PERSONS, chance_pct, outcomes_of, shared_widths, small_class
from lagesbild.store import Store, once

ENOUGH_PERSONS: Final = 100
"""Fewer persons change by a tenth and more by chance."""


@once
def widths_by_band(store: Store, *, years: int) -> Mapping[str, float]:
    """Service age band → half width in percent that areas of all sizes share so many years ahead.

    Empty where no launch reaches so far.
    """
    record = backtest_rows(store, years, years)
    return {} if record.empty else dict(zip(BANDS, map(float, shared_widths(outcomes_of(record))), strict=True))


def with_interval(store: Store, rows: pd.DataFrame, *, years: int) -> pd.DataFrame:
    """The rows with ``half_width_pct``, ``low_…`` and ``high_…`` in persons and percent, and ``is_likely``.

    A row has ``base_persons`` and ``horizon_persons`` so many ``years`` ahead, ``shared_pct``, the half width of areas
    of all sizes, and of its area ``area_persons`` today and ``is_municipality``. In a municipality or an area of fewer
    than ``REGION_PERSONS`` it has no interval where nobody is projected.
    """
    is_small = rows["is_municipality"] | (rows["area_persons"] < REGION_PERSONS)
    added = rows["area_persons"].map(lambda persons: added_pct(store, size=small_class(persons), years=years))
    chance = chance_pct(rows["horizon_persons"].to_numpy(dtype=float))
    own = ((rows["shared_pct"] ** 2 + added**2 + chance**2) ** 0.5).where(rows["horizon_persons"] > 0)
    return _with_ends(rows.assign(half_width_pct=own.where(is_small, rows["shared_pct"])))


def direction_is_likely(bands: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the whole interval of a band lies on one side of zero, and the band has enough persons in both years."""
    leaves_zero_out = (bands["low_pct"] > 0) | (bands["high_pct"] < 0)
    fewest = bands[["base_persons", "horizon_persons"]].min(axis="columns")
    return leaves_zero_out & (fewest >= ENOUGH_PERSONS)


def _with_ends(rows: pd.DataFrame) -> pd.DataFrame:
    width = rows["horizon_persons"] * rows["half_width_pct"] / 100
    low = np.floor((rows["horizon_persons"] - width).clip(lower=0))
    rows = rows.assign(low_persons=low, high_persons=np.ceil(rows["horizon_persons"] + width))
    for end in ("low", "high"):
        rows[f"{end}_pct"] = change_pct(rows["base_persons"], rows[f"{end}_persons"])
    return rows.assign(is_likely=direction_is_likely(rows))
