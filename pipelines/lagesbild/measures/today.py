"""Which years a brief compares: the newest picture of today, and the horizon."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

import pandas as pd

Kind = Literal["observed", "projected"]
SHOWN_BEFORE_YEARS: Final = 10
"""History that is drawn before today where the horizon is the point."""


class Reference(NamedTuple):
    """Today's picture: its year, and whether it is observed or projected."""

    year: int
    kind: Kind


class Times(NamedTuple):
    """What an answer compares: today and the horizon.

    ``lacks_oldest`` says that one of the years leaves out persons aged 100 and over, as a municipal projection that
    ends at age 99.
    """

    base_year: int
    base_kind: Kind
    horizon_year: int
    lacks_oldest: bool = False

    @property
    def year(self) -> int:
        """The year that counts to the period of a page."""
        return self.horizon_year


def reference_year(frame: pd.DataFrame) -> Reference:
    """Today's picture: the newest observed year, or the projection's first year where that is newer.

    ``frame`` has ``year`` and ``kind``. In the figures that ship municipalities have ages observed for 2019 and
    projected from 2024, so their today is 2024 (projected); regions and the country are observed to 2025. Where the
    whole table was fetched, municipalities are observed as far.
    """
    observed = frame.loc[frame["kind"] == "observed", "year"].max()
    projected = frame.loc[frame["kind"] == "projected", "year"].min()
    if pd.isna(observed) or projected > observed:
        return Reference(int(projected), "projected")
    return Reference(int(observed), "observed")


def comparison_year(years: Iterable[int], *, newest: int, back: int) -> int | None:
    """The year ``back`` years before the newest; where it is missing the oldest after it, else the next before it.

    None where there is no earlier year.
    """
    earlier = [int(year) for year in years if year < newest]
    within = [year for year in earlier if year >= newest - back]
    return min(within) if within else max(earlier, default=None)


def rows_of_year(frame: pd.DataFrame, *, year: int, kind: str) -> pd.DataFrame:
    """Keep the rows of one year and kind."""
    kept: pd.DataFrame = frame[(frame["year"] == year) & (frame["kind"] == kind)]
    return kept


def splice_projection(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep observed years, and projected years after the newest observed one: one value per year."""
    newest = frame.loc[frame["kind"] == "observed", "year"].max()
    kept: pd.DataFrame = frame[(frame["kind"] == "observed") | (frame["year"] > newest)]
    return kept
