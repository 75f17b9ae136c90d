"""The indicators of adult education a second time: from the rows by pandas alone, learner by learner."""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

KEY: Final = ["person_key", "course_code", "part", "start_date", "provider_orgno", "principal_municipality"]
Learned = dict[str, tuple[np.ndarray, np.ndarray]]
"""By indicator: of each learner the rows above and below."""
FINISHED: Final = ["passed", "not_passed", "no_grade_absence"]


class Derived(NamedTuple):
    """A share as it must be told: status, counts, learners, interval."""

    status: str
    numerator: float | None
    denominator: float | None
    learners: int | None
    low: float | None
    high: float | None


def newest_rows(record: pd.DataFrame, halves: list[str]) -> pd.DataFrame:
    """One row per participation: the last that was reported, of temporary numbers without what went on earlier."""
    rows = record[record["reporting_half"].isin(halves)]
    superseded = (
        (rows["person_id_kind"] != "personnummer")
        & (rows["outcome"] == "continues")
        & (rows["reporting_half"] != max(halves))
    )
    return rows[~superseded].sort_values("reporting_half").drop_duplicates(KEY, keep="last")


def with_result(rows: pd.DataFrame, *outcomes: str) -> pd.Series:
    """Which rows have one of these outcomes and count as results."""
    counts = ~rows["course_kind"].isin(["orientation", "individual"]) & (rows["assessment_form"] == "taught")
    return counts & rows["outcome"].isin(outcomes)


def participation_shares(rows: pd.DataFrame) -> dict[str, tuple[pd.Series, pd.Series]]:
    """Which rows are above and which below, by indicator."""
    passed, finished = with_result(rows, "passed"), with_result(rows, *FINISHED)
    dropped, going_on = with_result(rows, "dropped_out"), with_result(rows, "continues")
    everybody = pd.Series(True, index=rows.index)
    days = (rows["dropout_date"] - rows["start_date"]).dt.days
    graded = with_result(rows, "passed", "not_passed") & (rows["school_form"] == "VUXGY")
    graded &= rows["grade"].isin([*"ABCDEF"])
    not_own = rows["provider_role"] != "own"
    shares = {
        "I1": (passed, finished | dropped),
        "I2": (finished & ~passed, finished | dropped),
        "I3": (dropped, finished | dropped),
        "I3b": (dropped, finished | dropped | going_on),
        "I4": (passed, finished),
        "I4k": (passed, finished | going_on),
        "I5": (finished, finished | dropped | going_on),
        "I6": (with_result(rows, "no_grade_absence"), finished),
        "I7b": (dropped & (days <= 21), dropped),
        "I9": (rows["mode"] == "distance", everybody),
        "I10": (not_own, everybody),
        "I10k": (not_own & (rows["provider_role"] != "other_municipality"), everybody),
    }
    return shares | {f"I14{grade}": (graded & (rows["grade"] == grade), graded) for grade in "ABCDEF"}


def derived(rows: pd.DataFrame, above: pd.Series, below: pd.Series) -> Derived | None:
    """The share of a cell's rows, held back by learner; none where nobody is below."""
    counted = rows.assign(above=above & below, below=below)[below]
    if counted.empty:
        return None
    each = counted.groupby("person_key").agg(above=("above", "sum"), below=("below", "sum"))
    return told(each["above"].to_numpy(float), each["below"].to_numpy(float))


def told(above: np.ndarray, below: np.ndarray) -> Derived:
    """What may be told of learners with so many rows above and below."""
    if len(below) < 10:
        return Derived("hidden_few", None, None, None, None, None)
    if (above > 0).sum() in range(1, 5) or (above < below).sum() in range(1, 5):
        return Derived("rounded_few", None, None, len(below), None, None)
    low, high = interval(above, below)
    return Derived("shown", above.sum(), below.sum(), len(below), low, high)


def interval(above: np.ndarray, below: np.ndarray) -> tuple[float, float]:
    """Wilson's on the effective number, from squares of deviations as a textbook of variance analysis writes them."""
    rows, learners, share = below.sum(), len(below), above.sum() / below.sum()
    own = above / below
    between = (below * (own - share) ** 2).sum() / (learners - 1)
    likeness = 1.0
    if rows > learners and 0 < share < 1:
        within = (above * (1 - own) ** 2 + (below - above) * own**2).sum() / (rows - learners)
        size = (rows - (below**2).sum() / rows) / (learners - 1)
        likeness = min(max((between - within) / (between + (size - 1) * within), 0.0), 1.0)
    effect = 1 + ((below**2).sum() / rows - 1) * likeness
    z = stats.norm.ppf(0.975)
    number = rows / effect * (z / stats.t.ppf(0.975, learners - 1)) ** 2
    spread = z * np.sqrt(share * (1 - share) / number + z**2 / (4 * number**2))
    low, high = (share + z**2 / (2 * number) + np.array([-spread, spread])) / (1 + z**2 / number)
    return max(float(low), 0.0), min(float(high), 1.0)


def learner_shares(
    record: pd.DataFrame, halves: list[str], following: str, pick: Callable[..., pd.DataFrame]
) -> Learned:
    """I11, I12 and I16 of a cell, which ``pick`` takes out of any rows: above and below, learner by learner."""
    rows = pick(newest_rows(record, halves))
    known = rows[rows["home_municipality"].notna()]
    elsewhere = (known["home_municipality"] != known["principal_municipality"]).groupby(known["person_key"]).any()
    found = {"I11": (elsewhere.to_numpy(float), np.ones(len(elsewhere)))}
    reported = record[record["reporting_half"].isin(halves)]
    both = {
        (person, half)
        for person, half, form in reported[["person_key", "reporting_half", "school_form"]].itertuples(index=False)
        if form in {"VUXGR", "VUXGY"}
    }
    sfi = pick(reported)[lambda each: each["school_form"] == "VUXSFI"]
    combined: dict[str, bool] = {}
    for person, half in sfi[["person_key", "reporting_half"]].itertuples(index=False):
        combined[person] = combined.get(person, False) or (person, half) in both
    found["I12"] = (np.array([*combined.values()], float), np.ones(len(combined)))
    return found | {"I16": _returned(record, rows, [*halves, following])}


def _returned(record: pd.DataFrame, rows: pd.DataFrame, halves: list[str]) -> tuple[np.ndarray, np.ndarray]:
    linked = rows[(rows["person_id_kind"] == "personnummer") & with_result(rows, *FINISHED)]
    last = linked.groupby("person_key")["end_date"].max()
    later = newest_rows(record, halves)
    of_person = dict(iter(later[later["person_key"].isin(last.index)].groupby("person_key")))
    returns = []
    for person, day in last.items():
        all_rows = of_person[str(person)]
        until = all_rows["end_date"].fillna(all_rows["dropout_date"])
        if ((all_rows["start_date"] <= day) & (until.isna() | (until > day))).any():
            continue
        after = (all_rows["start_date"] - day).dt.days
        returns.append(float(((after >= 1) & (after <= 183)).any()))
    return np.array(returns), np.ones(len(returns))
