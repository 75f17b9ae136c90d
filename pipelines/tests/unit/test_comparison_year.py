"""The year that a change is counted from."""

from collections.abc import Iterable

import pytest

from lagesbild.measures.today import comparison_year


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (range(2010, 2024), 2013),
        ([2018, 2020, 2023], 2018),
        ([2000, 2005, 2023], 2005),
        ([2000, 2020, 2023], 2020),
        ([2023], None),
        ([2023, 2024], None),
    ],
)
def test_the_change_is_counted_from_ten_years_before_or_the_longest_at_hand(
    years: Iterable[int], expected: int | None
) -> None:
    assert comparison_year(years, newest=2023, back=10) == expected
