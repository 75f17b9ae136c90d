"""Whether the intervals hold what they say, over all horizons: the rule in use beside the one before."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from lagesbild.ages import BANDS
from lagesbild.measures.ages import SQL
from lagesbild.measures.outcomes import backtest_rows
from lagesbild.measures.record import deviation_pct
from lagesbild.measures.small_areas import municipal_trials
from lagesbild.projections import (
    LONGEST_YEARS,
    SIZE_CLASSES,
    TOTAL,
    TUNED_UNTIL,
    Outcomes,
    Rule,
    backtest,
    by_records,
    by_size_class,
    later_launches,
    left_out_areas,
    measured,
    outcomes_of,
)
from lagesbild.store import COUNTRY, Store

RULES: Final[Mapping[str, Rule]] = {"before": by_size_class, "now": by_records}
HORIZONS: Final = (1, 5, 10, 17)
"""Years ahead at which the two rules are compared."""
Trial = Callable[[Outcomes, Rule], pd.DataFrame]


def median_deviations(store: Store) -> pd.DataFrame:
    """Median absolute deviation in percent over all launches and regions: one row per horizon, one column per band."""
    rows = backtest_rows(store, 1, LONGEST_YEARS)
    regions = rows[(rows["method"] == "cohort_change") & (rows["area_code"] != COUNTRY)]
    by_band = regions["deviation_pct"].abs().groupby([regions["horizon_years"], regions["band"]]).median().unstack()
    return by_band[[*BANDS, TOTAL]]


def projection_trials(store: Store) -> dict[str, pd.DataFrame]:
    """How the intervals of both rules held, in percent; ``rule`` is ``now`` or ``before``, without a mortality trend.

    ``rules`` has one row per trial, rule and horizon of ``HORIZONS``: coverage, half width and score over all areas and
    bands, the band least covered, and the country's coverage. Trials are launches up to ``TUNED_UNTIL``, on which the
    rule was chosen, later ones, and areas left out. ``bands`` and ``sizes`` have the coverage of later launches by age
    band and by size class; ``municipalities`` is that of ``municipal_trials``.
    """
    tried = pd.concat([_tried(store, rule) for rule in RULES], ignore_index=True)
    later = tried[tried["trial"] == "later"]
    keys = ["trial", "rule", "horizon_years"]
    return {
        "rules": _summary(tried, keys),
        "bands": _covered(later, "band", list(BANDS)),
        "sizes": _covered(later, "size_class", list(SIZE_CLASSES)),
        "municipalities": municipal_trials(store),
    }


def _tried(store: Store, rule: str) -> pd.DataFrame:
    """One row per trial, launch, area, band and horizon."""
    record = _record(store, is_mortality_constant=rule == "before")
    parts = []
    for horizon in HORIZONS:
        outcomes = outcomes_of(record[record["horizon_years"] == horizon])
        later = later_launches(outcomes, RULES[rule])
        is_tuning = later["launch_year"] <= TUNED_UNTIL
        parts += [
            later[is_tuning].assign(trial="tuning"),
            later[~is_tuning].assign(trial="later"),
            left_out_areas(outcomes, RULES[rule]).assign(trial="left_out"),
        ]
    return pd.concat(parts, ignore_index=True).assign(rule=rule)


def _record(store: Store, *, is_mortality_constant: bool) -> pd.DataFrame:
    """The rows of the store, or of the method without a mortality trend, which the store does not keep."""
    rows = backtest_rows(store, 1, max(HORIZONS))
    if not is_mortality_constant:
        return rows
    constant = backtest(store.ask(SQL / "regions_by_sex.sql"), is_mortality_constant=True)
    constant = constant.assign(method="cohort_change", deviation_pct=deviation_pct(constant))
    return pd.concat([constant, rows[rows["method"] == "births"]], ignore_index=True)


def _summary(tried: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    columns = ["covered_pct", "half_width_pct", "score_pct", "tested_count"]
    by_band = measured(tried, [*keys, "band"])["covered_pct"].unstack()
    return measured(tried, keys)[columns].assign(
        least_pct=by_band.min(axis="columns"),
        least_band=by_band.idxmin(axis="columns"),
        country_pct=measured(tried[tried["area_code"] == COUNTRY], keys)["covered_pct"],
    )


def _covered(rows: pd.DataFrame, name: str, order: list[str]) -> pd.DataFrame:
    covered = measured(rows, ["rule", "horizon_years", name])["covered_pct"].unstack()
    return covered[[each for each in order if each in covered]]
