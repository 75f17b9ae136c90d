"""The cohort-change projection, its record and its intervals: every expected number worked by hand."""

import numpy as np
import pandas as pd
import pytest

from lagesbild.errors import NoCohortChange
from lagesbild.projections import (
    backtest,
    cohort_change_ratios,
    half_width,
    held_out_areas,
    held_out_launches,
    project,
    size_class,
    with_open_age,
)
from lagesbild.projections.cohort_change import Persons

MEN, WOMEN, OPEN = 0, 1, 90


def base_years(count: int) -> Persons:
    """So many years with 100 men and 100 women of every age from 0 to 90 and over."""
    return np.full((count, 2, 91), 100.0)


def series(*years: int, persons: int = 100) -> pd.DataFrame:
    """So many persons of each sex and single age 0–100 in each year of one area."""
    keys = pd.MultiIndex.from_product(
        [["MK21"], years, ["men", "women"], range(101)], names=["area_code", "year", "sex", "age_years"]
    )
    return keys.to_frame(index=False).assign(population_persons=persons)


def compared(record: pd.DataFrame, *, band: str) -> list[list[float]]:
    """Launch, horizon, projected and observed persons of one band."""
    columns = ["launch_year", "horizon_years", "projected_persons", "observed_persons"]
    return record.loc[record["band"] == band, columns].to_numpy().tolist()


def deviations(*rows: tuple[str, int, float], horizon: int = 1) -> pd.DataFrame:
    """Area, launch year and deviation, all of one band, horizon and size class."""
    record = pd.DataFrame(list(rows), columns=["area_code", "launch_year", "deviation_pct"])
    return record.assign(horizon_years=horizon, band="6", size_class="under-100000")


def test_a_ratio_relates_a_cohort_to_itself_one_year_younger() -> None:
    base = base_years(2)
    base[1, MEN, 1], base[1, MEN, OPEN], base[1, MEN, 0] = 90, 50, 60
    ratios = cohort_change_ratios(base)
    assert ratios.cohorts[MEN, 0] == 0.9
    # of 100 aged 89 and 100 aged 90 and over 50 are left
    assert ratios.cohorts[MEN, OPEN - 1] == 0.25
    # 60 boys, 30 ages of 100 women
    assert ratios.children.tolist() == [0.02, 100 / 3000]


def test_ratios_of_several_years_are_sums_over_sums() -> None:
    base = base_years(3)
    base[1, MEN, 0], base[1, MEN, 1], base[2, MEN, 1] = 300, 90, 150
    # (90 + 150) / (100 + 300), not the mean of 0.9 and 0.5
    assert cohort_change_ratios(base).cohorts[MEN, 0] == 0.6


def test_everybody_moves_up_one_age_a_year_and_children_follow_the_women() -> None:
    base = base_years(2)
    base[1, MEN, 1], base[1, MEN, OPEN], base[1, MEN, 0] = 90, 50, 60
    ahead = project(np.full((2, 91), 200.0), cohort_change_ratios(base), years=2)
    first, second = ahead[0, MEN], ahead[1, MEN]
    assert (first[0], first[1], first[2], first[OPEN]) == (120, 180, 200, 100)
    # a year later: 0.9 of 120 boys, the 180 go on, a quarter of 200 and 100
    assert (second[1], second[2], second[OPEN]) == (108, 180, 75)


def test_the_oldest_ages_are_taken_together() -> None:
    ages = np.zeros((2, 101))
    ages[WOMEN, 89:] = [5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 1]
    assert with_open_age(ages)[WOMEN, 89:].tolist() == [5, 11]


def test_an_age_with_nobody_in_it_is_refused() -> None:
    base = base_years(3)
    base[:2, MEN, 10] = 0
    with pytest.raises(NoCohortChange, match="an age has nobody in the whole base period"):
        cohort_change_ratios(base)
    base = base_years(3)
    base[1:, WOMEN, 15:45] = 0
    with pytest.raises(NoCohortChange, match="nobody"):
        cohort_change_ratios(base)


def test_one_year_shows_no_change() -> None:
    with pytest.raises(NoCohortChange, match="fewer than two years"):
        cohort_change_ratios(base_years(1))


def test_what_changes_by_the_same_ratios_every_year_is_met_exactly() -> None:
    years = range(2000, 2009)
    doubling = pd.concat([series(year, persons=100 * 2 ** (year - 2000)) for year in years])
    record = backtest(doubling)
    assert len(record) == (3 + 2 + 1) * 10
    assert record["projected_persons"].tolist() == record["observed_persons"].tolist()
    assert compared(record, band="6") == [
        [2005, 1, 12800, 12800],
        [2006, 1, 25600, 25600],
        [2007, 1, 51200, 51200],
        [2005, 2, 25600, 25600],
        [2006, 2, 51200, 51200],
        [2005, 3, 51200, 51200],
    ]
    assert record.loc[record["launch_year"] == 2005, "area_persons"].unique().tolist() == [2 * 101 * 3200]


def test_a_sudden_change_is_the_deviation() -> None:
    population = series(*range(2000, 2008))
    moved_in = (population["year"] == 2007) & (population["sex"] == "men") & (population["age_years"] == 12)
    population.loc[moved_in, "population_persons"] = 150
    record = backtest(population)
    assert compared(record, band="7-12") == [[2005, 1, 1200, 1200], [2006, 1, 1200, 1250], [2005, 2, 1200, 1250]]
    assert compared(record, band="13-15")[1] == [2006, 1, 600, 600]


def test_the_rows_may_stand_in_any_order() -> None:
    population = series(*range(2000, 2008))
    pd.testing.assert_frame_equal(backtest(population), backtest(population.sample(frac=1, random_state=1)))


@pytest.mark.parametrize(
    "spoilt",
    [
        series(*range(2000, 2008)).iloc[1:],
        pd.concat([series(*range(2000, 2008)), series(2003)]),
        pd.concat([series(*range(2000, 2008)).iloc[1:], series(2003).iloc[:1]]),
        series(*range(2000, 2004), *range(2005, 2009)),
    ],
    ids=["cell-missing", "year-twice", "one-missing-one-twice", "year-missing"],
)
def test_a_series_with_a_gap_is_refused(spoilt: pd.DataFrame) -> None:
    with pytest.raises(NoCohortChange, match="must be there once, without a gap"):
        backtest(spoilt)


def test_a_series_without_a_year_to_compare_with_is_refused() -> None:
    with pytest.raises(NoCohortChange, match="6 years are too few"):
        backtest(series(*range(2000, 2006)))
    assert backtest(series(*range(2000, 2007)))["launch_year"].unique().tolist() == [2005]


def test_the_half_width_holds_four_fifths_of_the_deviations() -> None:
    # sizes 1, 2, …, 10: the quantile lies a fifth of the way from the eighth to the ninth
    assert half_width(np.array([-1, 2, -3, 4, -5, 6, -7, 8, -9, 10])) == pytest.approx(8.2)


@pytest.mark.parametrize(
    ("persons", "name"),
    [
        (0, "under-100000"),
        (99_999, "under-100000"),
        (100_000, "100000-250000"),
        (250_000, "250000-3000000"),
        (2_999_999, "250000-3000000"),
        (5_652_881, "3000000-over"),
    ],
)
def test_size_classes_begin_at_their_least_population(persons: int, name: str) -> None:
    assert size_class(persons) == name


LATER = (
    ("A", 2000, 1),
    ("A", 2001, -2),
    ("A", 2002, 3),
    ("A", 2003, 4),
    ("A", 2004, -5),
    ("A", 2005, -4),
    ("A", 2006, 4.5),
)


def test_later_launches_are_tried_on_what_was_known_by_then() -> None:
    # 2005: sizes 1–5 give 4.2, 4 is inside; 2006: with that 4 they give 4.0, 4.5 is outside
    counts = held_out_launches(deviations(*LATER))
    assert counts.to_numpy().tolist() == [["under-100000", 1, "6", 1, 2]]


def test_a_launch_whose_target_was_still_ahead_is_not_known() -> None:
    # two years ahead the launch of 2005 knows four outcomes, too few; that of 2006 knows five, which give 4.2
    counts = held_out_launches(deviations(*LATER, horizon=2))
    assert counts.to_numpy().tolist() == [["under-100000", 2, "6", 0, 1]]


def test_an_area_is_tried_on_the_others() -> None:
    # A: the 3 of B holds 1 and −2; B: 1 and 2 give 1.8, 3 is outside
    rows = deviations(("A", 2000, 1), ("A", 2001, -2), ("B", 2000, 3))
    assert held_out_areas(rows).to_numpy().tolist() == [["under-100000", 1, "6", 2, 3]]
    assert held_out_areas(rows[rows["area_code"] == "A"]).empty
