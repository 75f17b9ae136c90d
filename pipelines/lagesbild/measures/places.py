"""From persons to places, groups and staff, by parameters that the reader can change."""

from fractions import Fraction
from typing import Final

import pandas as pd

from lagesbild.ages import PLACE_STAGES
from lagesbild.measures.ages import SQL, band_years
from lagesbild.measures.today import reference_year, rows_of_year
from lagesbild.store import Area, Store

PARAMETERS: Final = ("participation_pct", "group_size", "staff_per_group")


def service_places(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per stage and time (``base``, ``horizon``): persons, parameters, places, groups and staff.

    Places, groups and staff are those of :func:`in_groups`. ``<parameter>_basis`` is ``documented``, ``example`` or
    ``own`` with ``<parameter>_source_<language>`` beside it. Stages are in the order of their ages.
    """
    rows = band_years(store, area=area, bands=PLACE_STAGES).rename(columns={"band": "stage"})
    times = base_and_horizon(rows, horizon).drop(columns=["age_to", "lacks_oldest"])
    return in_groups(times.merge(_parameters(store), on="stage", how="left", validate="many_to_one"))


def in_groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``places``, ``groups`` and ``staff`` by the persons and parameters of each row.

    ``places`` = persons × participation ÷ 100, ``groups`` = places ÷ group size, ``staff`` = groups × staff per group;
    nothing is rounded, so that the figures of members add up to the group's. Worked in fractions: 1 450 × 0.7 ÷ 100 is
    10.15, which floats make 10.149….
    """
    persons, participation, size, staff = (rows[name].map(_exact) for name in ("population_persons", *PARAMETERS))
    places = persons * participation / 100
    groups = places / size
    return rows.assign(places=places.astype(float), groups=groups.astype(float), staff=(groups * staff).astype(float))


def base_and_horizon(rows: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Today's rows as ``time`` ``base``, then those of the horizon as ``horizon``."""
    base = reference_year(rows)
    today = rows_of_year(rows, year=base.year, kind=base.kind).assign(time="base")
    then = rows_of_year(rows, year=horizon, kind="projected").assign(time="horizon")
    return pd.concat([today, then], ignore_index=True)


def _exact(value: float) -> Fraction:
    """The decimal that a number is written as."""
    return Fraction(str(value))


def _parameters(store: Store) -> pd.DataFrame:
    """One row per stage: the three parameters, and for each its basis and its source in three languages."""
    rows = store.ask(SQL / "service_parameters.sql").set_index("stage")
    columns = ["parameter_value", "basis", "source_fi", "source_sv", "source_en"]
    each = [
        rows.loc[rows["parameter"] == parameter, columns]
        .add_prefix(f"{parameter}_")
        .rename(columns={f"{parameter}_parameter_value": parameter})
        for parameter in PARAMETERS
    ]
    return pd.concat(each, axis="columns").reset_index()
