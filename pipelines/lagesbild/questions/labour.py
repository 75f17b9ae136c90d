"""Labour: jobseekers and vacancies, occupations, industries, education, and who enters and leaves working age."""

from typing import Final

import pandas as pd

from lagesbild.questions.per_hundred import per_hundred_unemployed
from lagesbild.questions.service_need import age_groups
from lagesbild.questions.years import SQL
from lagesbild.store import Area, Store

MOST_SHOWN: Final = 10
OTHER: Final = "other"


def jobseekers(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per year, always the newest month at hand: unemployed jobseekers, labour force and vacancies.

    The provider hides numbers of 1–4; ``…_at_least_…`` counts each hidden number of a member as 1, ``…_at_most_…`` as
    4, so both are equal where nothing is hidden. ``unemployed_low_pct`` and ``unemployed_high_pct`` are the shares of
    the labour force that follow from them.
    """
    rows = store.ask(SQL / "jobseekers.sql", units=area.units)
    low, high = rows["unemployed_at_least_persons"], rows["unemployed_at_most_persons"]
    force = rows["labour_force_persons"]
    return rows.assign(unemployed_low_pct=100 * low / force, unemployed_high_pct=100 * high / force)


def occupations(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per occupation with most vacancies in the area, at most ten, newest month.

    ``is_own`` says that the numbers are the area's own municipalities', where these are at hand for all of them; else
    they are those of its region or regions.
    ``tightness_low`` and ``tightness_high`` are vacancies per 100 unemployed jobseekers; they differ where a hidden
    number of 1–4 is part of either, and are missing where nobody is unemployed. ``is_tight`` says that there are at
    least as many vacancies as unemployed jobseekers, whatever the hidden numbers are.
    """
    own = store.ask(SQL / "occupations.sql", areas=area.units)
    found = own if len(own) else store.ask(SQL / "occupations.sql", areas=labour_regions(area))
    rows = found.assign(is_own=len(own) > 0).head(MOST_SHOWN)
    rows = rows[rows["vacancies_at_least_count"] > 0]
    tight = rows["vacancies_at_least_count"] >= rows["unemployed_at_most_persons"]
    return per_hundred_unemployed(rows).assign(is_tight=tight).reset_index(drop=True)


def industries(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per industry, the ten largest of the region or regions and the rest as ``other``: persons and percent."""
    rows = store.ask(SQL / "industries.sql", regions=labour_regions(area))
    ranked = rows.sort_values(["region_persons", "industry_code"], ascending=[False, True], ignore_index=True)
    named, rest = ranked.head(MOST_SHOWN), ranked.iloc[MOST_SHOWN:]
    sums = rest[["region_persons", "country_persons"]].sum()
    other = named.head(1).assign(industry_code=OTHER, name_fi="", name_sv="", name_en="", **sums)
    shown = pd.concat([named, other], ignore_index=True)
    for unit in ("region", "country"):
        shown[f"{unit}_pct"] = 100 * shown[f"{unit}_persons"] / rows[f"{unit}_persons"].sum()
    return shown


def education(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per unit (area, region, country) and level in the newest year at hand.

    Persons aged 15 and over, and percent of the unit's.
    """
    rows = store.ask(SQL / "education.sql", **area.compared)
    total = rows.groupby("unit")["population_persons"].transform("sum")
    return rows.assign(population_pct=100 * rows["population_persons"] / total)


def workforce_renewal(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per unit and year: persons aged 15–24 (entering) per 100 persons aged 55–64 (leaving), as ``ratio``.

    The demographic labour-force replacement of the coming ten years; it takes no account of participation.
    """
    groups = age_groups(store, area=area, horizon=horizon)
    return groups.assign(ratio=100 * groups["entering_persons"] / groups["leaving_persons"])


def labour_regions(area: Area) -> list[str]:
    """Codes of the regions whose occupations and industries stand for the area; the country for the country."""
    return area.units if area.kind in {"region", "country"} else area.region_units
