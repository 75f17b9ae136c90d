"""Tables that are made by a method, not by SQL alone: their statement gives what the method works on."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from lagesbild.projections import projection_record, size_class
from lagesbild.store.boundaries import joined_boundaries, neighbours

Work = Callable[[pd.DataFrame], pd.DataFrame]


def record_of_projections(population: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``mart_region__projection_record`` from one row per region, observed year, sex and single age.

    Raises:
        NoCohortChange: the series has a gap.
    """
    record = projection_record(population)
    sizes = {persons: size_class(persons) for persons in record["area_persons"].unique()}
    return record.assign(source_id=population["source_id"].iloc[0], size_class=record["area_persons"].map(sizes))


def bordering(drawn: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``mart_area__neighbour`` from one row per drawn area: those that have merged are one area."""
    return neighbours(joined_boundaries(drawn))


COMPUTED: Final[Mapping[str, Work]] = {
    "mart_area__boundary": joined_boundaries,
    "mart_area__neighbour": bordering,
    "mart_region__projection_record": record_of_projections,
}
