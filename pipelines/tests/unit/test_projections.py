"""The cohort-change projection and its record: every expected number worked by hand."""

from math import log

import numpy as np
import pandas as pd
import pytest

from lagesbild.projections import (
    backtest,
    births_before,
    cohort_change_ratios,
    loss_trend,
    project,
    with_open_age,
)
from lagesbild.projections.cohort_change import NoCohortChange, Persons

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


def test_losses_fall_by_the_slope_of_their_logarithm() -> None:
    everybody = base_years(3)
    everybody[1, :, 60:], everybody[1, :, OPEN] = 80, 160
    everybody[2, :, 60], everybody[2, :, 61:], everybody[2, :, OPEN] = 90, 72, 216
    # a fifth is lost in the first year, a tenth in the second – of 240 aged 89 and over 216 are left
    assert loss_trend(everybody).tolist() == pytest.approx([-log(2), -log(2)])


def test_there_is_no_trend_where_nobody_is_lost() -> None:
    everybody = base_years(3)
    everybody[1, MEN, 60:] = 200
    assert loss_trend(everybody)[MEN] == 0


def test_only_losses_of_the_old_follow_the_trend() -> None:
    base = base_years(2)
    base[1, MEN, 70], base[1, MEN, 59], base[1, MEN, 65] = 80, 80, 110
    ahead = project(np.full((2, 91), 200.0), cohort_change_ratios(base), years=2, trend=-log(2))
    # a fifth was lost the year before launch: two years on a quarter of that, 5 percent, and then 2.5
    assert ahead[:, MEN, 70].tolist() == pytest.approx([190, 195])
    assert ahead[0, MEN, [59, 65]].tolist() == pytest.approx([160, 220])


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


def fewer_born_since_1995(year: int) -> pd.DataFrame:
    """100 of each sex and age, 50 of those born in 1995 or later."""
    rows = series(year)
    rows.loc[rows["age_years"] <= year - 1995, "population_persons"] = 50
    return rows


def test_births_before_the_first_year_are_known_from_ages_in_it() -> None:
    record = births_before(pd.concat([fewer_born_since_1995(year) for year in range(2000, 2007)]))
    assert (record["launch_year"].min(), record["launch_year"].max(), record["horizon_years"].max()) == (1988, 2004, 2)
    assert sorted(record["band"].unique()) == ["0-5", "13-15", "16-18", "6", "7-12"]
    # launched from 1994 children go on being 200 a year; from 1995 a fifth of the base years had 100: 180
    assert [row for row in compared(record, band="0-5") if row[0] in {1994, 1995} and row[1] == 1] == [
        [1994, 1, 1200, 1100],
        [1995, 1, 1080, 1000],
    ]
    assert [row for row in compared(record, band="16-18") if row[2] != row[3]] == []
