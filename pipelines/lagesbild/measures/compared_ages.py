"""What exhibits need that follow single ages from today to the horizon, for the bands of a brief and all ages."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.ages import BANDS, EVERYBODY, Ages
from lagesbild.measures.ages import ages, persons_by_age
from lagesbild.measures.frames import sources_of
from lagesbild.measures.today import Times, rows_of_year
from lagesbild.store import Area, Store

ALL_AND_BANDS: Final[Mapping[str, Ages]] = {**EVERYBODY, **BANDS}
"""All ages, then the service age bands."""


class ComparedAges(NamedTuple):
    """Persons by single age, both sexes, today and at the horizon; missing at age 100 where a year leaves them out."""

    now: "pd.Series[int]"
    then: "pd.Series[int]"
    sources: frozenset[str]


def times_of(bands: pd.DataFrame) -> Times:
    """The times that the rows of ``service_age_bands`` compare, which are the same in all of them."""
    first = bands.iloc[0]
    return Times(
        int(first["base_year"]), first["base_kind"], int(first["horizon_year"]), bool(bands["lacks_oldest"].any())
    )


def compared_ages(store: Store, *, area: Area, times: Times) -> ComparedAges:
    """The single ages of the two times."""
    rows = ages(store, area=area)
    now = rows_of_year(rows, year=times.base_year, kind=times.base_kind)
    then = rows_of_year(rows, year=times.horizon_year, kind="projected")
    return ComparedAges(persons_by_age(now), persons_by_age(then), sources_of(now, then))


def all_and_bands() -> pd.DataFrame:
    """One row per band with its first and last age, before them one of all ages."""
    rows = [(band, first, last) for band, (first, last) in ALL_AND_BANDS.items()]
    return pd.DataFrame(rows, columns=["band", "age_from", "age_to"])
