"""The two times that are compared, and the bands that single ages are summed to."""

import pandas as pd

from lagesbild.measures.compared_ages import all_and_bands, times_of
from lagesbild.measures.today import Times


def test_times_are_those_of_the_bands() -> None:
    bands = pd.DataFrame({"band": ["6", "65+"], "lacks_oldest": [False, True]})
    bands = bands.assign(base_year=2024, base_kind="projected", horizon_year=2040)
    assert times_of(bands) == Times(2024, "projected", 2040, lacks_oldest=True)
    assert times_of(bands.head(1)) == Times(2024, "projected", 2040, lacks_oldest=False)


def test_all_ages_come_before_the_bands() -> None:
    rows = all_and_bands()
    assert rows.to_numpy().tolist()[:3] == [["all", 0, 100], ["0-5", 0, 5], ["6", 6, 6]]
    assert len(rows) == 10
