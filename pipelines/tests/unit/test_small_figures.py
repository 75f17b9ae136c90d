"""Small drawings: where an area lies, and tiny lines; every path worked by hand."""

from lagesbild.figures.paths import closed
from lagesbild.figures.small import Locator, TinyLine, YearValue, locator, tiny_line

COUNTRY = ((0.0, 0.0), (0.0, 1000.0), (600.0, 1000.0), (600.0, 0.0), (0.0, 0.0))
LARGE = ((0.0, 0.0), (0.0, 500.0), (600.0, 500.0), (0.0, 0.0))
SMALL = ((300.0, 300.0), (300.0, 310.0), (310.0, 310.0), (310.0, 300.0), (300.0, 300.0))


def test_a_map_is_200_high_and_north_is_up() -> None:
    assert locator([COUNTRY], [LARGE]) == Locator(
        width=120.0,
        height=200,
        country="M0 200l0-200 120 0 0 200z",
        area="M0 200l0-100 120 0z",
        ring=None,
    )


def test_an_area_too_small_to_be_seen_gets_a_ring_around_its_middle() -> None:
    drawn = locator([COUNTRY], [SMALL])
    assert drawn is not None
    assert (drawn.area, drawn.ring) == ("M60 140l0-2 2 0 0 2z", (61.0, 139.0))


def test_without_an_outline_there_is_no_map() -> None:
    assert locator([COUNTRY], []) is None
    assert locator([], [SMALL]) is None


def test_a_tiny_line_begins_at_zero_and_the_projection_where_history_ends() -> None:
    points = [YearValue(2000, 100, False), YearValue(2020, 50, False), YearValue(2040, 0, True)]
    assert tiny_line(points) == TinyLine(
        width=120, height=34, history="M3 3L60 17", projection="M60 17L117 31", end=(117.0, 31.0)
    )


def test_one_point_is_no_line() -> None:
    points = [YearValue(2019, 0, False), YearValue(2040, 1, True)]
    assert (tiny_line(points).history, tiny_line(points).projection) == ("", "M3 31L117 3")


def test_a_path_has_no_zeros_that_say_nothing_and_no_ring_of_one_point() -> None:
    ring = ((0.04, 1.0), (0.54, 1.26), (0.0, 10.02), (0.04, 1.0))
    assert closed(ring, 1) == "M0 1l.5 .3-.5 8.7z"
    assert closed(((0.04, 1.0), (0.01, 1.01), (0.04, 1.0)), 1) == ""
