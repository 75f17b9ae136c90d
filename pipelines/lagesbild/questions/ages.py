"""Ages: the age structure today and at the horizon, and the year groups already born on their way."""

from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL, at, base, persons_by_age
from lagesbild.store import Area, Store

MILESTONES: Final = (7, 13, 16, 19)
TOTAL: Final = "total"


def age_profile(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per time (``base``, ``horizon``), sex and five-year age group: ``population_persons``.

    ``sex`` is ``men`` and ``women`` where both are at hand for both years, else ``total``. The last group is 95 and
    over; persons aged 100 and over are missing in it where the projection of municipalities leaves them out.
    """
    rows = store.ask(SQL / "age_profile.sql", units=area.units)
    base_year, base_kind = base(rows[rows["sex"] == TOTAL])
    wanted = {"base": (base_year, base_kind), "horizon": (horizon, "projected")}
    times = {
        time: rows[(rows["year"] == year) & (rows["kind"] == kind)].assign(time=time)
        for time, (year, kind) in wanted.items()
    }
    by_sex = all({"men", "women"} <= set(each["sex"]) for each in times.values())
    both = pd.concat(times.values(), ignore_index=True)
    return both[(both["sex"] == TOTAL) != by_sex].reset_index(drop=True)


def cohorts(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per milestone age (7, 13, 16, 19) and year: the year group that reaches the age in that year.

    The first row of an age is today's (``kind`` as at hand); the later ones are ``calculated`` from today's single
    ages without migration or mortality, as far as the year group is born. ``change_persons`` and ``change_pct``
    compare with those who reach the age today; the percentage is missing where nobody does.
    """
    ages = store.ask(SQL / "ages.sql", units=area.units)
    base_year, base_kind = base(ages)
    today = at(ages, year=base_year, kind=base_kind)
    persons = persons_by_age(today)
    rows = pd.DataFrame([
        {"age_years": age, "year": base_year + later, "kind": "calculated" if later else base_kind,
         "birth_year": base_year + later - age,
         "population_persons": int(persons.loc[age - later]),
         "today_persons": int(persons.loc[age])}
        for age in MILESTONES for later in range(age + 1)
    ])  # fmt: skip
    change = rows["population_persons"] - rows["today_persons"]
    pct = (100 * change / rows["today_persons"]).where(rows["today_persons"] > 0)
    return rows.assign(
        change_persons=change, change_pct=pct, base_year=base_year, base_kind=base_kind,
        source_ids=today["source_ids"].iloc[0],
    )  # fmt: skip
