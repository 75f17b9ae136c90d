"""From persons to places, groups, staff and costs, by parameters and prices that the reader can change."""

from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL, base
from lagesbild.store import Area, Store

PARAMETERS: Final = ("participation_pct", "group_size", "staff_per_group")


def service_places(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per stage and time (``base``, ``horizon``): persons, parameters, places, groups and staff.

    ``places`` = persons × participation ÷ 100, ``groups`` = places ÷ group size, ``staff`` = groups × staff per group;
    nothing is rounded, so that the figures of members add up to the group's. ``<parameter>_basis`` is ``documented``,
    ``example`` or ``own`` with ``<parameter>_source_<language>`` beside it. ``has_prices`` says whether a price table
    is at hand.
    """
    times = _base_and_horizon(store.ask(SQL / "service_places.sql", units=area.units), horizon)
    rows = times.merge(_parameters(store), on="stage", how="left", validate="many_to_one")
    places = rows["population_persons"] * rows["participation_pct"] / 100
    groups = places / rows["group_size"]
    has_prices = not store.ask(SQL / "service_costs.sql", units=area.units).empty
    return rows.assign(places=places, groups=groups, staff=groups * rows["staff_per_group"], has_prices=has_prices)


def service_costs(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per price of the user's price table and time (``base``, ``horizon``): persons and ``cost_eur``.

    ``cost_eur`` = residents of those ages × price per resident; the price is the same at both times. No rows where
    there is no price table.
    """
    rows = store.ask(SQL / "service_costs.sql", units=area.units)
    if rows.empty:
        return rows
    times = _base_and_horizon(rows, horizon)
    return times.assign(price_eur=times["price_eur"].astype(float)).assign(
        cost_eur=lambda each: each["population_persons"] * each["price_eur"]
    )


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
