"""Shares of the employed by industry, worked by hand."""

import pandas as pd

from lagesbild.measures.industries import with_shares


def test_shares_are_of_all_rows() -> None:
    rows = pd.DataFrame({"region_persons": [30, 10], "country_persons": [100, 300]})
    shares = with_shares(rows)
    assert shares["region_pct"].tolist() == [75.0, 25.0]
    assert shares["country_pct"].tolist() == [25.0, 75.0]
