"""What is said of the oldest and of today follows the figures, whatever kind of area they are of."""

import pandas as pd
import pytest

from lagesbild.store.areas import AreaKind
from tests.unit.spoken import in_english

LEFT_OUT = (
    "The municipal projection at hand leaves out persons aged 100 and over; "
    "there are about 1,200 of them in the whole country."
)


def _history(*lacks_oldest: bool) -> pd.DataFrame:
    years = {"year": [2025, 2040], "kind": ["observed", "projected"], "population_persons": [1000, 900]}
    return pd.DataFrame(years).assign(lacks_oldest=lacks_oldest)


def _profile(*, lacks_oldest: bool) -> pd.DataFrame:
    groups = {
        "time": ["base", "horizon"], "sex": "total", "age_from": 95, "population_persons": [20, 50],
        "year": [2025, 2040], "kind": ["observed", "projected"],
    }  # fmt: skip
    return pd.DataFrame(groups).assign(lacks_oldest=lacks_oldest)


@pytest.mark.parametrize("kind", ["municipality", "group", "region", "country"])
def test_the_oldest_are_said_to_be_missing_where_they_are(kind: AreaKind) -> None:
    assert LEFT_OUT in in_english("population-history", _history(False, True), kind).notes
    assert LEFT_OUT not in in_english("population-history", _history(False, False), kind).notes
    assert LEFT_OUT in in_english("age-profile", _profile(lacks_oldest=True), kind).notes
    assert LEFT_OUT not in in_english("age-profile", _profile(lacks_oldest=False), kind).notes
