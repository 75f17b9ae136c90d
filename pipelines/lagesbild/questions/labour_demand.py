"""Labour demand against jobseekers: vacancies per hundred unemployed over the years, and a reading per occupation."""

from typing import Final

import numpy as np
import pandas as pd

from lagesbild.questions.labour import labour_regions
from lagesbild.questions.per_hundred import per_hundred_unemployed
from lagesbild.questions.years import SQL
from lagesbild.store import Area, Store

MONTHS: Final = 12
ENOUGH_MONTHS: Final = 9
ENOUGH_COUNTED: Final = 20
READINGS: Final = ("shortage", "mismatch", "oversupply", "balanced")
CHANGING: Final = "changing"
UNSAID: Final = "unsaid"
SHOWN_READINGS: Final = ("shortage", "mismatch", "oversupply", CHANGING)
SHOWN_OF_EACH: Final = 5
SHORTAGE: Final = 100.0
RULE: Final = {"enough_months": ENOUGH_MONTHS, "enough_counted": ENOUGH_COUNTED, "most_shown": SHOWN_OF_EACH}


def tightness(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per unit (area, region, country) and year, always the newest month: vacancies per hundred unemployed.

    ``tightness_low`` and ``tightness_high`` are the ends that hidden numbers of 1–4 leave possible; missing where
    nobody is unemployed. Several regions are summed before the ratio is taken.
    """
    return per_hundred_unemployed(store.ask(SQL / "tightness.sql", **area.compared))


def occupation_balance(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per occupation of the area's region or regions: what the register says of its last twelve months.

    ``<reading>_months`` counts the months in which ``monthly_reading`` gave this reading. ``reading`` is the one that
    it gave in at least nine of the twelve, ``changing`` where there were nine readings but not nine alike, and
    ``unsaid`` where there were fewer. The other numbers are those of the newest month. ``is_shown`` marks the five
    largest occupations of each reading, by unemployed and vacancies of the twelve months, without ``unsaid`` and
    ``balanced``; they come first. ``first_month`` and the numbers of the rule are the same in every row.
    """
    months = store.ask(SQL / "occupation_months.sql", regions=labour_regions(area), months=MONTHS)
    months = per_hundred_unemployed(months).assign(monthly=monthly_reading)
    counts = pd.crosstab(months["occupation_code"], months["monthly"])
    counts = counts.reindex(columns=[*READINGS, UNSAID], fill_value=0).add_suffix("_months")
    size = months.assign(size=_counted(months)).groupby("occupation_code")["size"].sum()
    newest = months[months["month"] == months["month"].max()].drop(columns="monthly").set_index("occupation_code")
    balance = newest.join(counts).assign(reading=_lasting(counts), size=size).reset_index()
    return _shown_first(balance).assign(first_month=months["month"].min(), **RULE)


def monthly_reading(months: pd.DataFrame) -> "pd.Series[str]":
    """The reading of each occupation and month, from vacancies per hundred unemployed and the country's the same month.

    * ``shortage``: at least as many vacancies as unemployed jobseekers (100);
    * ``mismatch``: fewer, yet at least as many per hundred as in all occupations of the whole country – there is much
      demand, and still more unemployed jobseekers than vacancies;
    * ``oversupply``: less than half of the whole country's number;
    * ``balanced``: between that half and the whole country's number;
    * ``unsaid``: hidden numbers leave more than one of these possible, or there are fewer than 20 unemployed jobseekers
      and vacancies together, so that a few people more or less would change the reading.

    The words are those of the Finnish labour administration (tyomarkkinatori.fi, availability of labour and labour
    market matching: mismatch is high demand with still high unemployment). That report uses rates, for which the
    employed by occupation are needed; this rule keeps to the two numbers at hand and is not the occupational barometer,
    which is made of experts' assessments.
    """
    low, high = months["tightness_low"].fillna(np.inf), months["tightness_high"].fillna(np.inf)
    usual = 100 * months["country_vacancies_count"] / months["country_unemployed_persons"]
    rules = {
        UNSAID: _counted(months) < ENOUGH_COUNTED,
        "shortage": low >= SHORTAGE,
        "mismatch": (low >= usual) & (high < SHORTAGE),
        "oversupply": high < usual / 2,
        "balanced": (low >= usual / 2) & (high < usual),
    }
    return pd.Series(np.select(list(rules.values()), list(rules), UNSAID), index=months.index)


def _counted(months: pd.DataFrame) -> "pd.Series[int]":
    """Unemployed jobseekers and vacancies together, at the least."""
    return months["unemployed_at_least_persons"] + months["vacancies_at_least_count"]


def _lasting(counts: pd.DataFrame) -> "pd.Series[str]":
    """The reading of most months where these are enough; said of how many months before it is called changing."""
    said = counts[[f"{reading}_months" for reading in READINGS]].set_axis(READINGS, axis="columns")
    most = said.idxmax(axis="columns")
    lasting = most.where(said.max(axis="columns") >= ENOUGH_MONTHS, CHANGING)
    return lasting.where(said.sum(axis="columns") >= ENOUGH_MONTHS, UNSAID)


def _shown_first(balance: pd.DataFrame) -> pd.DataFrame:
    order = {reading: number for number, reading in enumerate(SHOWN_READINGS)}
    ranked = balance.assign(order=balance["reading"].map(order).fillna(len(order))).sort_values(
        ["order", "size", "occupation_code"], ascending=[True, False, True], ignore_index=True
    )
    place = ranked.groupby("reading").cumcount()
    shown = ranked["reading"].isin(SHOWN_READINGS) & (place < SHOWN_OF_EACH)
    ranked = ranked.assign(is_shown=shown).sort_values("is_shown", ascending=False, kind="stable", ignore_index=True)
    return ranked.drop(columns=["order", "size"])
