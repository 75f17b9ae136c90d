"""Small drawings: where an area lies, and tiny lines; every path worked by hand."""

from lagesbild.figures.small import Locator, TinyLine, YearValue, locator, tiny_line

COUNTRY = ((0.0, 0.0), (0.0, 1000.0), (600.0, 1000.0), (600.0, 0.0), (0.0, 0.0))
LARGE = ((0.0, 0.0), (0.0, 500.0), (600.0, 500.0), (0.0, 0.0))
SMALL = ((300.0, 300.0), (300.0, 310.0), (310.0, 310.0), (310.0, 300.0), (300.0, 300.0))


def test_a_map_is_200_high_and_north_is_up() -> None:
    assert locator([COUNTRY], [LARGE]) == Locator(
        width=120.0,
        height=200,
        country="M0 200L0 0L120 0L120 200Z",
        area="M0 200L0 100L120 100Z",
        ring=None,
    )


def test_an_area_too_small_to_be_seen_gets_a_ring_around_its_middle() -> None:
    drawn = locator([COUNTRY], [SMALL])
    assert drawn is not None
    assert (drawn.area, drawn.ring) == ("M60 140L60 138L62 138L62 140Z", (61.0, 139.0))


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
