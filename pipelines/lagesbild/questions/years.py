"""Which years a brief compares: the newest picture of today, and the horizon."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.store import Area, Store

SQL: Final = Path(__file__).parent / "sql"


def horizons(store: Store, *, area: Area) -> list[int]:
    """Years to which the projection reaches for this area by single age, after today's picture; ascending."""
    ages = store.ask(SQL / "ages.sql", units=area.units)
    later = ages[(ages["kind"] == "projected") & (ages["year"] > base(ages)[0])]
    return sorted(int(year) for year in later["year"].unique())


def base(frame: pd.DataFrame) -> tuple[int, str]:
    """Today's picture: the newest observed year, or the projection's first year where that is newer.

    ``frame`` has ``year`` and ``kind``. In the figures that ship municipalities have ages observed for 2019 and
    projected from 2024, so their today is 2024 (projected); regions and the country are observed to 2025. Where the
    whole table was fetched, municipalities are observed as far.
    """
    observed = frame.loc[frame["kind"] == "observed", "year"].max()
    projected = frame.loc[frame["kind"] == "projected", "year"].min()
    return (int(projected), "projected") if pd.isna(observed) or projected > observed else (int(observed), "observed")


def at(ages: pd.DataFrame, *, year: int, kind: str) -> pd.DataFrame:
    """Keep the rows of one year and kind."""
    kept: pd.DataFrame = ages[(ages["year"] == year) & (ages["kind"] == kind)]
    return kept


def persons_by_age(ages: pd.DataFrame) -> "pd.Series[int]":
    """Persons of one year by single age; 100 is 100 and over, missing where the year leaves them out."""
    return ages.set_index("age_years")["population_persons"]


def base_year(years: Iterable[int], *, newest: int, back: int) -> int | None:
    """The year ``back`` years before the newest; where it is not at hand the oldest after it, else the next before it.

    None where there is no earlier year.
    """
    earlier = [int(year) for year in years if year < newest]
    within = [year for year in earlier if year >= newest - back]
    return min(within) if within else max(earlier, default=None)


def area_bands(store: Store, *, area_codes: Sequence[str], bands: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """One row per area, band of ages (first and last), year and kind: ``population_persons`` and the area's names."""
    return store.ask(
        SQL / "area_bands.sql", area_codes=list(area_codes), bands=list(bands),
        ages_from=[first for first, _ in bands.values()], ages_to=[last for _, last in bands.values()],
    )  # fmt: skip


def one_line(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep observed years, and projected years after the newest observed one: one value per year."""
    newest = frame.loc[frame["kind"] == "observed", "year"].max()
    kept: pd.DataFrame = frame[(frame["kind"] == "observed") | (frame["year"] > newest)]
    return kept
