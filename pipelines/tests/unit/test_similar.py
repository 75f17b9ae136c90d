"""Where an area lies beside the areas like it."""

import pytest

from lagesbild.measures.similar import Standing


@pytest.mark.parametrize(("above", "below", "same_side"), [(19, 1, 19), (3, 17, 17), (10, 10, 10)])
def test_an_area_lies_on_the_side_of_most_choices(above: int, below: int, same_side: int) -> None:
    assert Standing(70.0, above, below).same_side_count == same_side
