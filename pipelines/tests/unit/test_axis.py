"""Round marks of value axes."""

import pytest

from lagesbild.figures import Axis, Bar, Interval, LinePoint
from lagesbild.language import Context, Numbers, axis


@pytest.mark.parametrize(
    ("values", "expected", "labels"),
    [
        ([], (0.0,), "0"),
        ([0, 0], (0.0,), "0"),
        ([3, 12], (0.0, 2.5, 5.0, 7.5, 10.0, 12.5), "0.0 2.5 5.0 7.5 10.0 12.5"),
        ([0.3], (0.0, 0.1, 0.2, 0.3), "0.0 0.1 0.2 0.3"),
        ([0.012], (0.0, 0.0025, 0.005, 0.0075, 0.01, 0.0125), "0.0000 0.0025 0.0050 0.0075 0.0100 0.0125"),
        ([50], (0.0, 10.0, 20.0, 30.0, 40.0, 50.0), "0 10 20 30 40 50"),
        ([50.1], (0.0, 20.0, 40.0, 60.0), "0 20 40 60"),
        ([120], (0.0, 25.0, 50.0, 75.0, 100.0, 125.0), "0 25 50 75 100 125"),
        ([-3, -12], (-12.5, -10.0, -7.5, -5.0, -2.5, 0.0), "−12.5 −10.0 −7.5 −5.0 −2.5 0.0"),
        ([-40.4, 51.7], (-60.0, -40.0, -20.0, 0.0, 20.0, 40.0, 60.0), "−60 −40 −20 0 20 40 60"),
        ([5_652_881], (0.0, 2_000_000.0, 4_000_000.0, 6_000_000.0), "0 2,000,000 4,000,000 6,000,000"),
    ],
)
def test_round_marks_over_zero_and_all_values(values: list[float], expected: tuple[float, ...], labels: str) -> None:
    assert axis("Persons", values, Numbers("en").decimal) == Axis("Persons", expected, tuple(labels.split()))


def test_marks_of_changes_have_signs() -> None:
    assert axis("", [-16, 28], Numbers("fi").change).labels == ("−20", "−10", "0", "+10", "+20", "+30")


def test_an_axis_reaches_over_all_marks_and_both_ends_of_intervals() -> None:
    say = Context("en", 2040)
    points = [LinePoint("a", "own", 2024, 12, ""), LinePoint("a", "own", 2025, None, "")]
    assert say.axis("", points).values[-1] == 12.5
    assert say.axis("", [Interval("a", "b", -52, -28, ""), Bar("a", "own", "b", 8, "")], changes=True) == Axis(
        "", (-60.0, -40.0, -20.0, 0.0, 20.0), ("−60", "−40", "−20", "0", "+20")
    )
