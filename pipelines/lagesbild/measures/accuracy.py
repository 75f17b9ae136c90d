"""How far each round of the official projection lay from what came, as those who evaluate projections count it.

An error is the projected number less the observed one in percent of the observed one: plus is projected too high
(Smith, Tayman and Swanson, "A Practitioner's Guide to State and Local Population Projections", Springer 2013,
chapter 13). The years ahead are counted from the year of the round, which knew the population at the end of the year
before. The size of a municipality is that of the year observed: an archived round knows no other.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import pandas as pd

from lagesbild.ages import ALL_AGES, RECORD_AGES
from lagesbild.measures.ages import SQL
from lagesbild.store import COUNTRY, Store

INHABITANTS: Final = (0, 2_000, 5_000, 20_000, 50_000, 10_000_000)
"""Where classes of municipalities begin, by inhabitants; the last is where the largest ends."""
OF_ROUND: Final = ["round", "year", "years_ahead"]
PERCENTILE: Final = 0.9
Tables = Mapping[str, pd.DataFrame]


def compared_rounds(store: Store) -> pd.DataFrame:
    """One row per round, area, age band and year observed since: persons projected and observed, ``all`` everybody."""
    return store.ask(SQL / "compared_rounds.sql")


def official_accuracy(rounds: pd.DataFrame) -> Tables:
    """The whole record in tables, errors in percent, from the rows of ``compared_rounds``.

    ``municipalities`` and ``size_classes`` are of totals, ``regions`` by age band: mean absolute error, 90th percentile
    of the absolute errors, median (the bias) and how many there are. ``country`` and ``each_region`` have the errors
    themselves by age band, the latter in the newest year.
    """
    errors = with_errors(rounds)
    totals = errors[errors["area_code"].str.startswith("KU") & (errors["age_band"] == ALL_AGES)]
    regions = errors[errors["area_code"].str.startswith("MK")]
    return {
        "municipalities": _summed_up(totals, OF_ROUND),
        "size_classes": _summed_up(
            totals.assign(inhabitants=classes(totals["observed_persons"])), [*OF_ROUND, "inhabitants"]
        ),
        "regions": _summed_up(regions, [*OF_ROUND, "age_band"]),
        "country": _by_band(errors[errors["area_code"] == COUNTRY], OF_ROUND),
        "each_region": _by_band(regions[regions["year"] == regions["year"].max()], ["round", "year", "area_code"]),
    }


def with_errors(rounds: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``years_ahead`` and ``error_pct``; those where nobody is are left out."""
    kept = rounds[rounds["observed_persons"] > 0]
    error = 100 * (kept["projected_persons"] - kept["observed_persons"]) / kept["observed_persons"]
    bands = pd.Categorical(kept["age_band"], sorted(RECORD_AGES, key=lambda band: RECORD_AGES[band]), ordered=True)
    return kept.assign(age_band=bands, years_ahead=kept["year"] - kept["round"], error_pct=error)


def classes(persons: "pd.Series[int]") -> "pd.Series[str]":
    """The size class of so many inhabitants in words: ``under 2000``, ``2000–5000``, ``over 50000``."""
    names = [f"{least}–{below}" for least, below in pairwise(INHABITANTS)]
    names[0], names[-1] = f"under {INHABITANTS[1]}", f"over {INHABITANTS[-2]}"
    return pd.cut(persons, INHABITANTS, right=False, labels=names)


def _summed_up(errors: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    absolute = errors.assign(absolute=errors["error_pct"].abs()).groupby(by, observed=True, sort=True)
    return pd.DataFrame(
        {
            "mean_absolute": absolute["absolute"].mean(),
            "percentile_90": absolute["absolute"].quantile(PERCENTILE),
            "median": absolute["error_pct"].median(),
            "count": absolute.size(),
        }
    )


def _by_band(errors: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    return errors.pivot_table(index=by, columns="age_band", values="error_pct", observed=True)
