"""Where an area lies beside the areas like it."""

import pytest

from lagesbild.measures.similar import Standing


@pytest.mark.parametrize(
    ("above", "below", "is_above", "same_side"), [(19, 1, True, 19), (3, 17, False, 17), (10, 10, True, 10)]
)
def test_an_area_lies_on_the_side_of_most_choices_and_above_where_they_tie(
    above: int, below: int, is_above: bool, same_side: int
) -> None:
    standing = Standing(70.0, above, below)
    assert (standing.is_above, standing.same_side_count) == (is_above, same_side)
