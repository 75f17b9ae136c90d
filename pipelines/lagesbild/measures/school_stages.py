"""The school stages from the newest years to the horizon: the official projection, and children already born."""

import math
from typing import Final

import pandas as pd

from lagesbild.ages import SCHOOL_STAGES
from lagesbild.measures.ages import ages, persons_by_age
from lagesbild.measures.frames import sources_of
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import SHOWN_BEFORE_YEARS, Reference, reference_year, rows_of_year, splice_projection
from lagesbild.store import Area, Store

CALCULATED: Final = "calculated"


def stages_ahead(store: Store, *, area: Area, horizon: int) -> tuple[pd.DataFrame, Reference, frozenset[str]]:
    """One row per stage, year and kind: ``population_persons`` and change from today in persons and percent.

    ``kind`` is ``observed``, ``projected`` (the official trend calculation, to the horizon) or ``calculated``: the
    children already born, moved up one age a year without migration or mortality – to the horizon at most, and only for
    years in which the whole stage is born today. Beside the rows today's picture, and the ids of their sources.
    """
    rows = ages(store, area=area)
    base = reference_year(rows)
    known = splice_projection(rows)
    known = known[known["year"].between(base.year - SHOWN_BEFORE_YEARS, horizon)]
    today = persons_by_age(rows_of_year(rows, year=base.year, kind=base.kind))
    stages = [
        pd.concat([_counted(known, *limits), _moved_up(today, base.year, *limits)])
        .pipe(_against_today, base.year)
        .assign(stage=stage)
        for stage, limits in SCHOOL_STAGES.items()
    ]
    found = pd.concat(stages, ignore_index=True)
    return found[found["year"] <= horizon], base, sources_of(known)


def _counted(known: pd.DataFrame, age_from: int, age_to: int) -> pd.DataFrame:
    of_stage = known[known["age_years"].between(age_from, age_to)]
    return of_stage.groupby(["year", "kind"])["population_persons"].sum().astype(int).reset_index()


def _moved_up(today: "pd.Series[int]", base_year: int, age_from: int, age_to: int) -> pd.DataFrame:
    """Those aged ``age_from``–``age_to`` in each coming year, from today's single ages; the youngest is born today."""
    later = range(1, age_from + 1)
    persons = [int(today.loc[age_from - step : age_to - step].sum()) for step in later]
    years = [base_year + step for step in later]
    return pd.DataFrame({"year": years, "kind": CALCULATED, "population_persons": persons})


def _against_today(rows: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """The rows of one stage with their change from today, in percent where it has ``FEW_PERSONS`` or more today."""
    today = rows.loc[rows["year"] == base_year, "population_persons"].iloc[0]
    change = rows["population_persons"] - today
    return rows.assign(change_persons=change, change_pct=100 * change / today if today >= FEW_PERSONS else math.nan)
