"""Maps: one telling figure for each member and each municipality around."""

import pandas as pd

from lagesbild.questions.population import with_change
from lagesbild.questions.years import SQL, base
from lagesbild.store import Area, Store


def map_of_change(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per municipality, members first (``is_member``), then those that border on them: change of ages 7–15.

    Persons today (``base_…``) and at the horizon, change in persons and percent – missing where nobody is of these ages
    today – and ``geometry``, its boundary as GeoJSON in EPSG:3067. No rows for the whole country, where boundaries of a
    member are not at hand, and where the projection of municipalities does not have the horizon's year.
    """
    members = [member.code for member in area.members]
    rows = store.ask(SQL / "map_of_change.sql", members=members)
    then = rows[(rows["kind"] == "projected") & (rows["year"] == horizon)]
    if area.kind == "country" or not set(members) <= set(then["area_code"]):
        return pd.DataFrame()
    base_year, base_kind = base(rows)
    now = rows[(rows["kind"] == base_kind) & (rows["year"] == base_year)].set_index("area_code")
    each = now.rename(columns={"population_persons": "base_persons"}).drop(columns=["year", "kind"])
    each["horizon_persons"] = then.set_index("area_code")["population_persons"]
    each = each.assign(base_year=base_year, base_kind=base_kind, horizon_year=horizon)
    return with_change(each.reset_index()).sort_values(["is_member", "area_code"], ascending=[False, True])
