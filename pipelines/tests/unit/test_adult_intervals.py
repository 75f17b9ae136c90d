"""Intervals by learners: worked by hand, and held against simulated truths."""

import numpy as np
import pytest

from lagesbild.adult.indicators import Coverage, Period, Point, Rate, coverages, is_cut, trend
from lagesbild.adult.indicators.intervals import Clusters, clustered, correlation, effective_number, wilson
from lagesbild.errors import BadParameter


def test_wilson_is_the_interval_of_the_textbook() -> None:
    """Wilson 1927 for 0 of 10 and 5 of 10: 0 to z² ÷ (10 + z²), and 0.5 ± z ÷ 2 ÷ √(10 + z²)."""
    low, high = wilson([0.0, 0.5], [10, 10])
    assert low == pytest.approx([0.0, 0.23659], abs=1e-5)
    assert high == pytest.approx([0.27754, 0.76341], abs=1e-5)


def test_correlation_is_the_one_of_analysis_of_variance() -> None:
    """Four learners with two rows each, (2, 2, 1, 0) positive: between 1.375 ÷ 3, within 0.5 ÷ 4."""
    clusters = Clusters.of([2, 2, 2, 2], [2, 2, 1, 0])
    between, within = 1.375 / 3, 0.5 / 4
    assert correlation(clusters) == pytest.approx((between - within) / (between + within))


def test_alike_learners_count_as_many_of_a_kind() -> None:
    """Profiles with their numbers are the same as learners one by one."""
    one_by_one = Clusters.of([1, 1, 1, 3, 3], [1, 1, 1, 2, 2])
    assert Clusters.of([1, 3], [1, 2], [3, 2]) == one_by_one


def test_rows_of_learners_who_always_pass_or_never_count_as_one_each() -> None:
    """Twenty learners of three rows: the effective number is 20, made smaller for t of 19 degrees of freedom."""
    clusters = Clusters.of([3] * 20, [3] * 10 + [0] * 10)
    assert correlation(clusters) == 1.0
    assert effective_number(clusters) == pytest.approx(20 * (1.959964 / 2.093024) ** 2, rel=1e-5)


def test_where_all_rows_agree_learners_count_once() -> None:
    """How alike rows are cannot be known; the careful answer is wholly."""
    clusters = Clusters.of([4] * 30, [4] * 30)
    assert effective_number(clusters) == pytest.approx(30 * (1.959964 / 2.045230) ** 2, rel=1e-5)
    assert clustered(clusters).high == 1.0


def test_learners_with_one_row_each_are_rows() -> None:
    clusters = Clusters.of([1] * 200, [1] * 150 + [0] * 50)
    assert effective_number(clusters) == pytest.approx(200 * (1.959964 / 1.971957) ** 2, rel=1e-5)


def test_rows_that_vary_more_within_learners_than_between_never_make_more_of_themselves() -> None:
    clusters = Clusters.of([2] * 50, [1] * 50)
    assert correlation(clusters) == 0.0
    assert effective_number(clusters) < 100


def test_one_learner_says_nothing() -> None:
    assert effective_number(Clusters.of([5], [4])) == 0.0
    interval = clustered(Clusters.of([5], [4]))
    assert (float(interval.low), float(interval.high)) == (0.0, 1.0)


def test_simulations_are_the_same_for_the_same_seed() -> None:
    first, again, other = ([*coverages(runs=20, seed=seed, learners=(30,))] for seed in (1, 1, 2))
    assert first == again != other
    assert [each.correlation for each in first] == [0.0, 0.3, 0.6]


@pytest.mark.slow
@pytest.mark.parametrize("truth", [0.5, 0.68])
def test_intervals_by_learners_hold_the_truth_and_those_of_rows_do_not(truth: float) -> None:
    """95 in a hundred, within what 4,000 runs can tell and what 30 learners allow: 93 to 97."""
    found = [*coverages(truth=truth)]
    assert len(found) == 12
    assert [each for each in found if not 93 <= each.clustered_pct <= 97] == []
    alike = [each for each in found if each.correlation > 0]
    assert [each for each in alike if each.naive_pct > 88] == []
    assert all(_is_wider(each) for each in alike)


def _is_wider(each: Coverage) -> bool:
    return (1.3 if each.correlation < 0.5 else 1.6) < each.width_ratio < 1.8


def shown(name: str, share: float = 0.7) -> Point:
    return Point(Period.of(name), Rate("I1", "shown", share=share))


HALVES = ("2023H1", "2023H2", "2024H1", "2024H2", "2025H1", "2025H2", "2026H1")


def test_a_trend_has_at_least_five_points_in_the_order_of_time() -> None:
    points = [shown(name) for name in reversed(HALVES[:5])]
    assert [point.period.name for point in trend(points, cut=False)] == [*HALVES[:5]]
    assert trend(points[1:], cut=False) == ()
    assert trend([], cut=False) == ()


def test_a_trend_is_cut_where_grades_were_changed() -> None:
    points = [shown(name) for name in HALVES]
    assert len(trend(points, cut=False)) == 7
    assert trend(points, cut=True) == ()  # two half-years after the reform
    assert len(trend(points[:5], cut=True)) == 5  # all before it


def test_a_year_on_both_sides_of_the_reform_is_on_neither() -> None:
    years = [shown(str(year)) for year in range(2020, 2026)]
    assert trend(years, cut=True) == ()
    assert len(trend(years[:5], cut=True)) == 5


def test_years_and_half_years_are_not_joined_and_what_is_held_back_is_no_point() -> None:
    mixed = [*map(shown, HALVES[:4]), shown("2022"), shown("2023")]
    assert trend(mixed, cut=False) == ()
    held_back = Point(Period.of("2025H1"), Rate("I1", "rounded_few"))
    assert trend([*map(shown, HALVES[:4]), held_back], cut=False) == ()


def test_which_series_are_cut() -> None:
    assert [is_cut(form) for form in ("VUXGR", "VUXSFI", "VUXGY", None)] == [True, True, False, True]
    assert is_cut("VUXGY", of_courses=True)


@pytest.mark.parametrize(("name", "following"), [("2025", "2026H1"), ("2025H1", "2025H2"), ("2025H2", "2026H1")])
def test_the_half_year_after_a_period(name: str, following: str) -> None:
    assert Period.of(name).following == following


@pytest.mark.parametrize("name", ["25H1", "2025h1", "2025H0", "2025-1", "٢٠٢٥"])
def test_other_periods_are_refused(name: str) -> None:
    with pytest.raises(BadParameter):
        Period.of(name)


def test_sums_of_many_runs_are_those_of_each() -> None:
    """Arrays of runs and single runs give the same interval."""
    rows, positives = np.array([[1, 2, 3, 4], [2, 2, 2, 5]]), np.array([[1, 1, 2, 4], [0, 1, 2, 3]])
    together = clustered(Clusters.of(rows, positives))
    for run in (0, 1):
        alone = clustered(Clusters.of(rows[run], positives[run]))
        assert (together.low[run], together.high[run]) == (pytest.approx(alone.low), pytest.approx(alone.high))
