"""The employed by industry against the whole country: specialisation, and change split into three parts."""

from typing import Final

import pandas as pd

from lagesbild.errors import UnknownName
from lagesbild.questions.labour import labour_regions
from lagesbild.questions.years import SQL
from lagesbild.store import Area, Store

YEARS_BACK: Final = 10


def specialisation(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per industry of the area's region or regions, newest year, by descending location quotient.

    ``location_quotient`` is the industry's share of the region's employed divided by its share of the whole country's
    (Florence 1939): 1 is the country's share, 2 twice of it. It is missing where the country has nobody employed.
    """
    rows = store.ask(SQL / "industries.sql", regions=labour_regions(area))
    for unit in ("region", "country"):
        rows[f"{unit}_pct"] = 100 * rows[f"{unit}_persons"] / rows[f"{unit}_persons"].sum()
    quotient = rows["region_pct"] / rows["country_pct"].where(rows["country_pct"] > 0)
    return rows.assign(location_quotient=quotient).sort_values(
        ["location_quotient", "industry_code"], ascending=[False, True], ignore_index=True
    )


def shift_share(store: Store, *, area: Area, base_year: int | None = None) -> pd.DataFrame:
    """One row per industry, largest first: change of employed persons since the base year, split by ``split_change``.

    The base year is ten years before the newest year unless another one is given. The country is the sum of the
    regions in the store, the region itself among them.

    Raises:
        UnknownName: no employed persons by industry for the base year; the years at hand are in the message.
    """
    years = [int(year) for year in store.ask(SQL / "industry_years.sql")["year"]]
    base = years[-1] - YEARS_BACK if base_year is None else base_year
    if base not in years[:-1]:
        near = sorted(years[:-1], key=lambda year: (abs(year - base), year))
        raise UnknownName("base year", str(base), map(str, near))
    rows = split_change(store.ask(SQL / "industry_change.sql", regions=labour_regions(area), base_year=base))
    return rows.sort_values(["region_persons", "industry_code"], ascending=[False, True], ignore_index=True)


def split_change(rows: pd.DataFrame) -> pd.DataFrame:
    """Split the region's change of each industry into three parts that add up to it: classic shift-share (Dunn 1960).

    ``national_persons`` is what the industry would have gained at the growth of the country's employed in all,
    ``mix_persons`` what it gains more or less because the country's industry grew otherwise than that, and
    ``regional_persons`` what the region's industry gained more or less than the country's. Persons, not rounded.
    An industry that the country did not have in the base year has no growth to compare with: its change is regional.
    """
    base, now = rows["region_base_persons"], rows["region_persons"]
    overall = rows["country_persons"].sum() / rows["country_base_persons"].sum() - 1
    grown = rows["country_persons"] / rows["country_base_persons"].where(rows["country_base_persons"] > 0) - 1
    mix = (base * (grown - overall)).fillna(0.0)
    national = base * overall
    return rows.assign(
        change_persons=now - base,
        national_persons=national,
        mix_persons=mix,
        regional_persons=now - base - national - mix,
    )
