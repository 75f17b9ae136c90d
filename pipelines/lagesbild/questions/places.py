"""From persons to places, groups, staff and costs, by parameters and prices that the reader can change."""

from fractions import Fraction
from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL, base
from lagesbild.store import Area, Store

PARAMETERS: Final = ("participation_pct", "group_size", "staff_per_group")


def service_places(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per stage and time (``base``, ``horizon``): persons, parameters, places, groups and staff.

    Places, groups and staff are those of :func:`in_groups`. ``<parameter>_basis`` is ``documented``, ``example`` or
    ``own`` with ``<parameter>_source_<language>`` beside it. ``has_prices`` says whether a price table is at hand.
    """
    times = _base_and_horizon(store.ask(SQL / "service_places.sql", units=area.units), horizon)
    rows = times.merge(_parameters(store), on="stage", how="left", validate="many_to_one")
    has_prices = not store.ask(SQL / "service_costs.sql", units=area.units).empty
    return in_groups(rows).assign(has_prices=has_prices)


def in_groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``places``, ``groups`` and ``staff`` by the persons and parameters of each row.

    ``places`` = persons × participation ÷ 100, ``groups`` = places ÷ group size, ``staff`` = groups × staff per group;
    nothing is rounded, so that the figures of members add up to the group's. Worked in fractions: 1 450 × 0.7 ÷ 100 is
    10.15, which floats make 10.149….
    """
    persons, participation, size, staff = (rows[name].map(_exact) for name in ("population_persons", *PARAMETERS))
    places = persons * participation / 100
    groups = places / size
    return rows.assign(
        places=places.astype(float), groups=groups.astype(float), staff=(groups * staff).astype(float)
    )  # fmt: skip


def _exact(value: float) -> Fraction:
    """The decimal that a number is written as."""
    return Fraction(str(value))


def service_costs(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per price of the user's price table and time (``base``, ``horizon``): persons and ``cost_eur``.

    ``cost_eur`` = residents of those ages × price per resident, worked in whole cents; the price is the same at both
    times. No rows where there is no price table.
    """
    rows = store.ask(SQL / "service_costs.sql", units=area.units)
    if rows.empty:
        return rows
    times = _base_and_horizon(rows, horizon)
    cents = (100 * times["price_eur"].astype(float)).round().astype("int64")
    return times.assign(price_eur=cents / 100, cost_eur=times["population_persons"] * cents / 100)


def _base_and_horizon(rows: pd.DataFrame, horizon: int) -> pd.DataFrame:
    base_year, base_kind = base(rows)
    today = rows[(rows["year"] == base_year) & (rows["kind"] == base_kind)].assign(time="base")
    then = rows[(rows["year"] == horizon) & (rows["kind"] == "projected")].assign(time="horizon")
    return pd.concat([today, then], ignore_index=True)


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
