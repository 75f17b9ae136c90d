"""Job openings by occupation group: those who reach the age of leaving, and the change in employment going on."""

from typing import Final

import pandas as pd

from lagesbild.questions.labour import MOST_SHOWN, OTHER, labour_regions
from lagesbild.questions.years import SQL, base_year
from lagesbild.store import Area, Store

YEARS_AHEAD: Final = 10
SUMMED: Final = ["employed_base_persons", "employed_persons", "attrition_persons", "change_persons", "openings_persons"]


def job_openings(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per occupation group of the area's region or regions, ten years ahead of the newest year of both tables.

    The ten groups with most openings come first, then the rest as ``other`` (``groups_count`` of them), then groups of
    which a number is missing: they are in no sum, and ``missing_status`` says why. ``change_persons`` goes on from
    ``base_year`` as ``derive_openings`` says. ``newest_year`` is the regions' newest, later than ``year`` where the
    ages are not told of it yet. No rows where the tables were not fetched, have no year in common or no earlier one.
    """
    regions = labour_regions(area)
    years = store.ask(SQL / "employed_years.sql", regions=regions)
    common = years.loc[years["has_ages"], "year"]
    year = 0 if common.empty else int(common.max())
    base = base_year(years["year"], newest=year, back=YEARS_AHEAD)
    if base is None:
        return pd.DataFrame()
    groups = derive_openings(store.ask(SQL / "job_openings.sql", regions=regions, base_year=base, year=year))
    shown = _shown(groups[groups["openings_persons"].notna()], groups[groups["openings_persons"].isna()])
    return shown.assign(horizon_year=year + YEARS_AHEAD, newest_year=int(years["year"].max()))


def derive_openings(groups: pd.DataFrame) -> pd.DataFrame:
    """Attrition, change and openings of each group in ten years, in persons, not rounded.

    Attrition is the region's employed × ``aged_55_pct``, the share of the group's employed in the whole country who are
    55 or over: all of them leave within ten years, and nobody else does. The change is that from the base year to the
    later one, as many persons a year. Openings are both together; less than zero where more jobs go than people leave.
    Each is missing where a number it takes is; nobody leaves where nobody is employed.
    """
    employed, base = groups["employed_persons"], groups["employed_base_persons"]
    older, everybody = groups["country_older_persons"], groups["country_persons"].where(groups["country_persons"] > 0)
    attrition = (employed * older / everybody).mask(employed == 0, 0.0)
    change = (employed - base) * YEARS_AHEAD / (groups["year"] - groups["base_year"])
    openings = attrition + change
    return groups.assign(
        aged_55_pct=100 * older / everybody,
        attrition_persons=attrition,
        change_persons=change,
        openings_persons=openings,
        missing_status=groups["missing_status"].where(openings.isna()),
    )


def _shown(known: pd.DataFrame, missing: pd.DataFrame) -> pd.DataFrame:
    """The largest groups, the rest as one, and those with a missing number; no rows where every number is missing."""
    ranked = known.sort_values(["openings_persons", "occupation_code"], ascending=[False, True], ignore_index=True)
    named, rest = ranked.head(MOST_SHOWN), ranked.iloc[MOST_SHOWN:]
    other = rest.head(1).assign(
        occupation_code=OTHER, name_fi="", name_sv="", name_en="", aged_55_pct=float("nan"), **rest[SUMMED].sum()
    )
    listed = [named.assign(groups_count=1), other.assign(groups_count=len(rest)), missing.assign(groups_count=1)]
    return pd.concat([each for each in listed if len(each)], ignore_index=True) if len(known) else known
