"""Service need: when each school stage meets the change, and how many each person of working age supports."""

from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL, base, one_line
from lagesbild.store import Area, Store

STAGES: Final = {"6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18)}
TURN_PCT: Final = 10.0
STAYS_YEARS: Final = 3
SHOWN_BEFORE_YEARS: Final = 10


def school_stages(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per stage, year and kind: ``population_persons`` and change from today in persons and percent.

    ``kind`` is ``observed``, ``projected`` (the official trend calculation, to the horizon) or ``calculated``: the
    children already born, moved up one age a year without migration or mortality – only for years in which the whole
    stage is born today. ``turn_year`` is the first year from which on the calculated number stays at least ten percent
    away from today's, in the direction of the last calculated year; missing where it does not for three years.
    ``peak_year`` is the year before it, or any where there is no such year, in which the number is farthest from
    today's; missing where that is less than ten percent.
    """
    ages = store.ask(SQL / "ages.sql", units=area.units)
    base_year, base_kind = base(ages)
    today = ages[(ages["year"] == base_year) & (ages["kind"] == base_kind)]
    known = one_line(ages)
    known = known[(known["year"] >= base_year - SHOWN_BEFORE_YEARS) & (known["year"] <= horizon)]
    stages = [
        pd.concat([_counted(known, *limits), _moved_up(today, *limits)])
        .pipe(_against_today, base_year, stage)
        .assign(age_from=limits[0])
        for stage, limits in STAGES.items()
    ]
    return pd.concat(stages, ignore_index=True).assign(base_year=base_year, base_kind=base_kind)


def dependency_ratio(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per unit (area, region, country) and year of the area: persons and ``ratio`` per 100 aged 15–64.

    The Finnish demographic dependency ratio: those aged 0–14 and 65 or over per 100 persons aged 15–64;
    ``children_ratio`` and ``elderly_ratio`` are its two parts. Years from ten years before today to the horizon.
    """
    groups = age_groups(store, area=area, horizon=horizon)
    per_100 = 100 / groups["working_age_persons"]
    groups["children_ratio"] = groups["children_persons"] * per_100
    groups["elderly_ratio"] = groups["elderly_persons"] * per_100
    groups["ratio"] = (groups["children_persons"] + groups["elderly_persons"]) * per_100
    return groups


def age_groups(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per unit and year: children 0–14, working age 15–64, 65 and over, and ages 15–24 and 55–64.

    Years are the area's own, from ten years before today (``base_year``) to the horizon.
    """
    rows = store.ask(SQL / "age_groups.sql", **area.compared)
    own = rows[rows["unit"] == "area"]
    base_year, _ = base(own)
    own = one_line(own)
    own = own[(own["year"] >= base_year - SHOWN_BEFORE_YEARS) & (own["year"] <= horizon)]
    others = rows[(rows["unit"] != "area") & rows["year"].isin(own["year"])]
    others = pd.concat([one_line(unit) for _, unit in others.groupby("unit", sort=False)]) if len(others) else others
    return pd.concat([own, others], ignore_index=True).assign(base_year=base_year)


def _counted(ages: pd.DataFrame, age_from: int, age_to: int) -> pd.DataFrame:
    band = ages[ages["age_years"].between(age_from, age_to)]
    return band.groupby(["year", "kind", "source_ids"])["population_persons"].sum().reset_index()


def _moved_up(today: pd.DataFrame, age_from: int, age_to: int) -> pd.DataFrame:
    """Those aged ``age_from``–``age_to`` in each coming year, from today's single ages; the youngest is born today."""
    by_age = today.set_index("age_years")["population_persons"]
    year, source = int(today["year"].iloc[0]), today["source_ids"].iloc[0]
    later = range(1, age_from + 1)
    persons = [int(by_age.loc[age_from - step : age_to - step].sum()) for step in later]
    years = [year + step for step in later]
    return pd.DataFrame({"year": years, "kind": "calculated", "source_ids": source, "population_persons": persons})


def _against_today(stage_rows: pd.DataFrame, base_year: int, stage: str) -> pd.DataFrame:
    today = stage_rows.loc[stage_rows["year"] == base_year, "population_persons"].iloc[0]
    change = stage_rows["population_persons"] - today
    rows = stage_rows.assign(stage=stage, change_persons=change, change_pct=100 * change / today if today else None)
    calculated = rows[rows["kind"] == "calculated"].sort_values("year")
    turn_year = _turn_year(calculated)
    before = calculated[calculated["year"] < turn_year] if turn_year else calculated
    return rows.assign(turn_year=turn_year, peak_year=_peak_year(before))


def _turn_year(calculated: pd.DataFrame) -> int | None:
    changes = calculated.sort_values("year", ascending=False)
    direction = 1 if changes["change_persons"].iloc[0] > 0 else -1
    stays = (direction * changes["change_pct"] >= TURN_PCT).cummin()
    return int(changes.loc[stays, "year"].min()) if stays.sum() >= STAYS_YEARS else None


def _peak_year(calculated: pd.DataFrame) -> int | None:
    away = calculated["change_pct"].astype(float).abs()
    far = calculated.loc[away[away >= TURN_PCT].sort_values(ascending=False, kind="stable").index, "year"]
    return int(far.iloc[0]) if len(far) else None
