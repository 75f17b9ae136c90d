"""Population: how many, of which ages, by which changes, in which member."""

from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL, area_bands, base, one_line
from lagesbild.store import Area, Store

FROM_YEAR: Final = 2000
BANDS: Final = ("0-5", "6", "7-12", "13-15", "16-18", "15-64", "65+", "75+", "85+")
SERVED: Final = {"0-5": (0, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18)}
MEMBER_BANDS: Final = {"all": (0, 100), **SERVED}
COMPONENTS: Final = ("births", "deaths", "intermunicipal_net", "net_immigration")


def population_history(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per year from 2000 to the horizon: ``population_persons`` observed, then projected after the newest one.

    Years that the figures at hand leave out have no row. ``lacks_oldest`` says of a year that persons aged 100 and over
    are missing in it, as in a municipal projection that ends at age 99.
    """
    years = one_line(store.ask(SQL / "population_history.sql", units=area.units))
    return years[years["year"].between(FROM_YEAR, horizon)].reset_index(drop=True)


def service_age_bands(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per service age band: persons today (``base_…``) and at the horizon, change in persons and percent.

    ``observed_year`` and ``observed_persons`` are the newest observed age structure. Bands overlap: 13–18 are partly
    of working age, and 85+ are also 75+ and 65+. ``change_pct`` is missing where nobody is in the band today.
    ``lacks_oldest`` says that one of these years leaves out persons aged 100 and over, ``has_self_sufficiency`` that
    the calculation without migration is at hand for the horizon.
    """
    bands = store.ask(SQL / "service_age_bands.sql", units=area.units)
    base_year, base_kind = base(bands)
    keys = ["band", "age_from", "age_to"]
    observed_year = bands.loc[bands["kind"] == "observed", "year"].max()
    wide = _persons(bands, keys, "base", year=base_year, kind=base_kind)
    wide = wide.join(_persons(bands, keys, "horizon", year=horizon, kind="projected"))
    wide = wide.join(_persons(bands, keys, "observed", year=observed_year, kind="observed"))
    wide["source_ids"] = _used(bands, base_year, horizon, observed_year)
    wide["lacks_oldest"] = _lacks_oldest(bands, base_year, horizon, observed_year)
    wide = wide.assign(base_year=base_year, base_kind=base_kind, horizon_year=horizon, observed_year=observed_year)
    wide["has_self_sufficiency"] = not without_migration(store, area=area, horizon=horizon).empty
    wide = with_change(wide.reset_index())
    return wide.sort_values("band", key=lambda bands: bands.map(BANDS.index), ignore_index=True)


def without_migration(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per single age: persons at the horizon if nobody moved; no rows where this is not at hand."""
    return store.ask(SQL / "without_migration.sql", units=area.units, year=horizon)


def components_of_change(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per unit (area, region, country), year and component: persons, and per 1 000 of the mean population.

    Persons, and per 1 000 of the mean population. Deaths are negative: each component is what it adds to the
    population. The mean population is the mean of the first and the last day of the year, as in official rates; the
    first is the last less the total change.
    """
    change = store.ask(SQL / "components_of_change.sql", **area.compared)
    change["deaths_persons"] = -change["deaths_persons"]
    mean = change["population_persons"] - change["change_persons"] / 2
    parts = [
        change[["unit", "year", "source_ids", "change_persons", "population_persons"]].assign(
            component=name, persons=change[f"{name}_persons"], per_1000=1000 * change[f"{name}_persons"] / mean
        )
        for name in COMPONENTS
    ]
    return pd.concat(parts, ignore_index=True)


def members(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per member municipality and band of ages, first all members together (``area_code`` is ``total``).

    Bands are all ages and the five service ages up to 18: persons today (``base_…``) and at the horizon, change in
    persons and percent; the percentage is missing where nobody is in the band today. No rows where the projection of
    municipalities does not have the horizon's year.
    """
    rows = area_bands(store, area_codes=[member.code for member in area.members], bands=MEMBER_BANDS)
    base_year, base_kind = base(rows)
    if horizon not in set(rows.loc[rows["kind"] == "projected", "year"]):
        return rows.head(0)
    keys = ["area_code", "name_fi", "name_sv", "name_en", "band"]
    counts = _persons(rows, keys, "base", year=base_year, kind=base_kind)
    each = counts.join(_persons(rows, keys, "horizon", year=horizon, kind="projected")).reset_index()
    total = each.groupby("band")[["base_persons", "horizon_persons"]].sum().reset_index()
    total = total.assign(area_code="total", name_fi="", name_sv="", name_en="")
    wide = with_change(pd.concat([total, each], ignore_index=True))
    return wide.assign(
        base_year=base_year, base_kind=base_kind, horizon_year=horizon, source_ids=_used(rows, base_year, horizon),
        lacks_oldest=_lacks_oldest(rows, base_year, horizon),
    )  # fmt: skip


def _used(rows: pd.DataFrame, *years: int) -> str:
    """Ids of the sources of these years' rows, joined by commas."""
    return ",".join(sorted(set(",".join(rows.loc[rows["year"].isin(years), "source_ids"]).split(","))))


def _lacks_oldest(rows: pd.DataFrame, *years: int) -> bool:
    """Whether any of these years' rows leaves out persons aged 100 and over."""
    return bool(rows.loc[rows["year"].isin(years), "lacks_oldest"].any())


def with_change(frame: pd.DataFrame) -> pd.DataFrame:
    """Add ``change_persons`` and ``change_pct`` from ``base_persons`` to ``horizon_persons``."""
    change = frame["horizon_persons"] - frame["base_persons"]
    return frame.assign(change_persons=change, change_pct=_percent(frame["base_persons"], frame["horizon_persons"]))


def _percent(before: "pd.Series[float]", after: "pd.Series[float]") -> "pd.Series[float]":
    return (100 * (after - before) / before).where(before > 0)


def _persons(
    frame: pd.DataFrame, keys: list[str], name: str, *, year: int, kind: str, of: str = "population_persons"
) -> pd.DataFrame:
    """Persons of one year and kind, indexed by ``keys``, as a column ``<name>_persons``."""
    rows = frame[(frame["year"] == year) & (frame["kind"] == kind)].set_index(keys)
    return rows[[of]].rename(columns={of: f"{name}_persons"})
