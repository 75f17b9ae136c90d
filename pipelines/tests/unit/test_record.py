"""Which direction of a projected change is likely: hand-made bands."""

import pandas as pd
import pytest

from lagesbild.measures.intervals import direction_is_likely
from lagesbild.measures.record import deviation_pct


@pytest.mark.parametrize(
    ("persons", "low", "high", "is_likely"),
    [
        ((1000, 600), -5.0, 0.0, False),
        ((1000, 600), 0.0, 5.0, False),
        ((1000, 600), -5.0, -0.1, True),
        ((1000, 600), 0.1, 5.0, True),
        ((100, 100), -5.0, -0.1, True),
        ((99, 600), 0.1, 5.0, False),
        ((600, 99), -5.0, -0.1, False),
    ],
)
def test_a_direction_is_likely_where_the_interval_leaves_zero_out_and_the_band_is_no_handful(
    persons: tuple[int, int], low: float, high: float, is_likely: bool
) -> None:
    bands = pd.DataFrame([(*persons, low, high)], columns=["base_persons", "horizon_persons", "low_pct", "high_pct"])
    assert direction_is_likely(bands).tolist() == [is_likely]


def test_a_band_without_an_interval_has_no_likely_direction() -> None:
    bands = pd.DataFrame({"base_persons": [500], "horizon_persons": [900], "low_pct": [None], "high_pct": [None]})
    assert direction_is_likely(bands.astype(float)).tolist() == [False]


def test_a_deviation_is_in_percent_of_what_was_projected() -> None:
    rows = pd.DataFrame({"projected_persons": [200.0, 50.0], "observed_persons": [190, 60]})
    assert deviation_pct(rows).tolist() == [-5.0, 20.0]
