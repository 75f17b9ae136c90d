"""Migration in the projection: what is left of the change where nobody moves."""

from typing import Final

import pandas as pd

from lagesbild.questions.population import service_age_bands, without_migration
from lagesbild.questions.years import SQL, at, persons_by_age
from lagesbild.store import Area, Store

ALL_AGES: Final = {"band": "all", "age_from": 0, "age_to": 100}


def migration_in_projection(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per service age band, first all ages: persons today, projected, and projected without migration.

    ``without_persons`` is the self-sufficiency calculation at the horizon, ``migration_persons`` the projection less
    it: those who moved after both calculations began, and their children. ``…change_persons`` and ``…change_pct``
    compare with today; the percentages are missing where nobody is in the band today. ``lacks_oldest`` says that those
    aged 100 and over are left out of every number, because one of the tables lacks them. No rows where the calculation
    does not have the horizon's year for the whole area.
    """
    without = without_migration(store, area=area, horizon=horizon)
    if without.empty:
        return without
    bands = service_age_bands(store, area=area, horizon=horizon)
    first = bands.iloc[0]
    ages = store.ask(SQL / "ages.sql", units=area.units)
    times = {
        "base": persons_by_age(at(ages, year=first["base_year"], kind=first["base_kind"])),
        "horizon": persons_by_age(at(ages, year=horizon, kind="projected")),
        "without": persons_by_age(without),
    }
    known = pd.concat(times, axis="columns").dropna().astype("int64").add_suffix("_persons")
    every = with_all_ages(bands)
    sums = [known.loc[low:high].sum() for low, high in zip(every["age_from"], every["age_to"], strict=True)]
    return _with_changes(every.join(pd.DataFrame(sums))).assign(
        base_year=first["base_year"], base_kind=first["base_kind"], horizon_year=horizon,
        lacks_oldest=ALL_AGES["age_to"] not in known.index,
        source_ids=f"{first['source_ids']},{without['source_ids'].iloc[0]}",
    )  # fmt: skip


def with_all_ages(bands: pd.DataFrame) -> pd.DataFrame:
    """One row per band with its first and last age, before them one of all ages."""
    return pd.concat([pd.DataFrame([ALL_AGES]), bands[list(ALL_AGES)]], ignore_index=True)


def _with_changes(bands: pd.DataFrame) -> pd.DataFrame:
    base, then, without = (bands[f"{name}_persons"] for name in ("base", "horizon", "without"))
    changes = {"change": then - base, "without_change": without - base}
    numbers = {f"{name}_persons": change for name, change in changes.items()}
    shares = {f"{name}_pct": (100 * change / base).where(base > 0) for name, change in changes.items()}
    return bands.assign(**numbers, **shares, migration_persons=then - without)
