"""Births, migration and deaths in the projected change: every year of birth compared with itself."""

from typing import Final

import pandas as pd

from lagesbild.questions.migration import with_all_ages
from lagesbild.questions.population import service_age_bands
from lagesbild.questions.years import SQL, at, persons_by_age
from lagesbild.store import Area, Store

SPLIT_AGE: Final = 50
"""Deaths are few at younger ages and grow with age from here on; the age is this project's own choice."""
OPEN_AGE: Final = 100


def births_and_migration(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per service age band, first all ages: persons today and at the horizon, and the parts of the change.

    Four parts add up to ``change_persons``. ``born_after_persons``: in the band at the horizon, born after today.
    ``ageing_persons``: today's residents whom their age brings into the band, less those whom it takes out of it.
    ``under_50_persons`` and ``from_50_persons``: years of birth that are in the band at the horizon, their persons
    then less their persons today, by their age at the horizon – migration and deaths. A part is missing where the
    band has no such ages. ``years`` lie between today and the horizon. Age 100 is 100 and over, and ``lacks_oldest``
    says that one of the years leaves them out.

    Source of the method: cohort comparison between two age structures, as in the residual estimate of net migration
    (United Nations, Manual VI, 1970), here without survival rates: migration and deaths stay together.
    """
    bands = service_age_bands(store, area=area, horizon=horizon)
    first = bands.iloc[0]
    ages = store.ask(SQL / "ages.sql", units=area.units)
    today = at(ages, year=first["base_year"], kind=first["base_kind"])
    then = at(ages, year=horizon, kind="projected")
    every, years = with_all_ages(bands), horizon - int(first["base_year"])
    compared = persons_by_age(today), persons_by_age(then)
    parts = [
        parts_of_change(*compared, low, high, years)
        for low, high in zip(every["age_from"], every["age_to"], strict=True)
    ]
    return every.join(pd.DataFrame(parts).astype("Int64")).assign(
        base_year=first["base_year"], base_kind=first["base_kind"], horizon_year=horizon, years=years,
        lacks_oldest=bool(bands["lacks_oldest"].any()),
        source_ids=",".join(sorted({*today["source_ids"], *then["source_ids"]})),
    )  # fmt: skip


def parts_of_change(
    now: "pd.Series[int]", then: "pd.Series[int]", low: int, high: int, years: int
) -> dict[str, int | None]:
    """Persons of the ages ``low``–``high`` now and ``years`` later, and the parts of the change between.

    ``now`` and ``then`` are persons by single age, ascending. Whoever is at least ``years`` old then lives now.
    """
    base, later, born = _sum(now, low, high), _sum(then, low, high), max(low, years)
    return {
        "base_persons": base,
        "horizon_persons": later,
        "change_persons": later - base,
        "born_after_persons": _sum(then, low, min(high, years - 1)) if low < years else None,
        "ageing_persons": _sum(now, born - years, _younger(high, years)) - base,
        "under_50_persons": _followed(now, then, born, min(high, SPLIT_AGE - 1), years),
        "from_50_persons": _followed(now, then, max(born, SPLIT_AGE), high, years),
    }


def _followed(now: "pd.Series[int]", then: "pd.Series[int]", low: int, high: int, years: int) -> int | None:
    """What the years of birth with these ages at the horizon gained or lost on the way there."""
    return _sum(then, low, high) - _sum(now, low - years, _younger(high, years)) if low <= high else None


def _younger(age: int, years: int) -> int:
    """The age so many years before; whoever is 100 or over was of any age up to that."""
    return age if age == OPEN_AGE else age - years


def _sum(persons: "pd.Series[int]", low: int, high: int) -> int:
    return int(persons.loc[low:high].sum())
