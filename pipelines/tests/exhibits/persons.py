"""Persons of an answer, and of the tables as they were published."""

from collections.abc import Sequence

import pandas as pd

from lagesbild.store import Store


def persons_of(rows: pd.DataFrame, **where: object) -> int:
    """The persons of the one row of which all of this holds."""
    for name, value in where.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, rows
    return int(rows["population_persons"].iloc[0])


def projected(store: Store, codes: Sequence[str], ages: tuple[int, int], year: int) -> int:
    """Persons of these ages in the projection of municipalities, straight from the table as it was published."""
    found = store.query(
        "select sum(population_persons) as persons from raw_statfin__projection_municipality"
        " where list_contains($codes, area_code) and year = $year and sex_code = 'SSS'"
        " and try_cast(age_code as integer) between $low and $high",
        codes=list(codes),
        year=year,
        low=ages[0],
        high=ages[1],
    )
    return int(found["persons"].iloc[0])
