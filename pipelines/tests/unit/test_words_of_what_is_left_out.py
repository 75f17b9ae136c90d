"""What is said of the oldest and of today follows the figures, whatever kind of area they are of."""

import pandas as pd
import pytest

from lagesbild.store.areas import AreaKind
from tests.unit.spoken import in_english, table

LEFT_OUT = (
    "The municipal projection at hand leaves out persons aged 100 and over; "
    "there are about 1,200 of them in the whole country."
)


def _history(*lacks_oldest: bool) -> pd.DataFrame:
    years = {"year": [2025, 2040], "kind": ["observed", "projected"], "population_persons": [1000, 900]}
    return pd.DataFrame(years).assign(lacks_oldest=lacks_oldest)


def _members(base_kind: str, *, lacks_oldest: bool) -> pd.DataFrame:
    counts = {
        "observed_persons": 1000, "base_persons": 1000, "horizon_persons": 900, "change_persons": -100,
        "change_pct": -10.0, "school_age_base_persons": 100, "school_age_horizon_persons": 80,
        "school_age_change_pct": -20.0, "base_year": 2025, "observed_year": 2025, "horizon_year": 2040,
    }  # fmt: skip
    names = [{f"name_{language}": name for language in ("fi", "sv", "en")} for name in ("", "Alajärvi", "Evijärvi")]
    rows = [name | counts | {"base_kind": base_kind, "lacks_oldest": lacks_oldest} for name in names]
    return pd.DataFrame(rows)


@pytest.mark.parametrize("kind", ["municipality", "group", "region", "country"])
def test_the_oldest_are_said_to_be_missing_where_they_are(kind: AreaKind) -> None:
    assert LEFT_OUT in in_english("population-history", _history(False, True), kind).notes
    assert LEFT_OUT not in in_english("population-history", _history(False, False), kind).notes
    assert LEFT_OUT in in_english("members", _members("projected", lacks_oldest=True), kind).notes
    assert LEFT_OUT not in in_english("members", _members("projected", lacks_oldest=False), kind).notes


def test_members_show_their_population_today_once_where_today_is_observed() -> None:
    observed = in_english("members", _members("observed", lacks_oldest=False))
    projected = in_english("members", _members("projected", lacks_oldest=False))
    assert table(observed)[1].cells == ("1,000", "−100 (−10.0%)", "100", "80", "−20.0%")
    assert table(projected)[1].cells == ("1,000", "1,000", "−100 (−10.0%)", "100", "80", "−20.0%")
    assert observed.table is not None
    assert observed.table.columns[3].label == "Ages 7–15 in 2025"
    assert projected.table is not None
    assert projected.table.columns[4].label == "Ages 7–15 in 2025 (projection)"
