"""Places and groups are worked exactly, and a difference is rounded once."""

from decimal import Decimal

import pandas as pd
import pytest
from lagesbild.questions.places import in_groups
from lagesbild.wording.numbers import rounded
from lagesbild.wording.places import difference


@pytest.mark.parametrize(
    ("persons", "participation", "size", "staff", "expected"),
    [
        (1450, 0.7, 1.0, 2.0, (10.15, 10.15, 20.3)),  # as floats 1 450 × 0.7 ÷ 100 is 10.149999999999999
        (175, 1.4, 7.0, 0.1, (2.45, 0.35, 0.035)),
        (686, 100.0, 17.5, 1.0, (686.0, 39.2, 39.2)),
        (0, 90.0, 20.0, 2.0, (0.0, 0.0, 0.0)),
    ],
)
def test_halves_stay_halves(
    persons: int, participation: float, size: float, staff: float, expected: tuple[float, ...]
) -> None:
    row = pd.DataFrame({
        "population_persons": [persons], "participation_pct": [participation], "group_size": [size],
        "staff_per_group": [staff],
    })  # fmt: skip
    assert tuple(in_groups(row).loc[0, ["places", "groups", "staff"]]) == expected


def test_a_difference_is_of_what_was_not_rounded() -> None:
    """42.94 and 39.25 read 42.9 and 39.3: their difference is 3.69, not 3.6."""
    now, then = {"groups": 39.25}, {"groups": 42.94}
    assert difference("groups", now, then) == Decimal("3.69")
    assert rounded(difference("groups", now, then), 1) == Decimal("3.7")
