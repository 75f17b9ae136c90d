"""The record of the real figures, derived once more in plain Python; and what the command prints."""

from collections.abc import Iterator
from math import exp, log
from statistics import fmean, linear_regression, median

import pytest
from typer.testing import CliRunner

from lagesbild.cli import app
from lagesbild.measures.ages import service_age_bands
from lagesbild.measures.record import deviation_pct, official_record
from lagesbild.measures.small_areas import municipal_trials
from lagesbild.measures.trials import median_deviations, projection_trials
from lagesbild.projections import RECORDED_BANDS
from lagesbild.settings import Project
from lagesbild.store import Store, find_area

Ages = dict[str, list[float]]
SERIES = """
    select area_code, year, sex, list(population_persons order by age_years) as persons
    from mart_area__population
    where kind = 'observed' and sex <> 'total' and starts_with(area_code, 'MK')
    group by all"""


@pytest.fixture(scope="module")
def regions(store: Store) -> dict[str, dict[int, Ages]]:
    """Region → year → sex → persons by age 0, …, 89, 90 and over."""
    found: dict[str, dict[int, Ages]] = {}
    for code, year, sex, ages in store.query(SERIES).to_numpy().tolist():
        persons = [int(each) for each in ages]
        found.setdefault(code, {}).setdefault(year, {})[sex] = [*persons[:90], sum(persons[90:])]
    return found


def slope_by_hand(country: dict[int, Ages], launch: int, sex: str) -> float:
    """Change a year of the logarithm of the share lost at 60 and over, over fifteen changes, with the same weights."""
    years = range(max(1973, launch - 14), launch + 1)
    weights = {age: fmean(country[year][sex][age] for year in years) for age in range(60, 91)}
    losses = []
    for year in years:
        before = country[year - 1][sex]
        came_from = {age: before[age - 1] + (before[90] if age == 90 else 0) for age in weights}
        lost = {age: 1 - country[year][sex][age] / came_from[age] for age in weights}
        losses.append(log(sum(lost[age] * weights[age] for age in weights) / sum(weights.values())))
    return linear_regression(list(years), losses).slope


def by_hand(years: dict[int, Ages], launch: int, horizon: int, slopes: dict[str, float]) -> Ages:
    """The projection in loops: ratios of sums over five years, one year and one age at a time."""
    base = range(launch - 4, launch + 1)
    mothers = sum(sum(years[year]["women"][15:45]) for year in base)
    now = years[launch]
    for step in range(1, horizon + 1):
        later: Ages = {}
        for sex in ("women", "men"):
            later[sex] = [0.0]
            for age in range(1, 91):
                came = sum(years[year][sex][age] for year in base)
                were = sum(years[year - 1][sex][age - 1] for year in base)
                moving = now[sex][age - 1]
                if age == 90:
                    were += sum(years[year - 1][sex][90] for year in base)
                    moving += now[sex][90]
                ratio = came / were
                if age >= 60 and ratio < 1:
                    ratio = 1 - (1 - ratio) * exp(slopes[sex] * (step + 1))
                later[sex].append(moving * ratio)
            born = sum(years[year][sex][0] for year in base)
            later[sex][0] = sum(later["women"][15:45]) * born / mothers
        now = later
    return now


def in_band(ages: Ages, first: int, last: int) -> float:
    return sum(sum(ages[sex][first : last + 1]) for sex in ("men", "women"))


def absolute_deviations(regions: dict[str, dict[int, Ages]], horizon: int, first: int, last: int) -> Iterator[float]:
    for years in regions.values():
        for launch in range(1977, 2025 - horizon + 1):
            projected = in_band(by_hand(years, launch, horizon, {"men": 0, "women": 0}), first, last)
            yield abs(100 * (in_band(years[launch + horizon], first, last) - projected) / projected)


@pytest.mark.slow
def test_median_deviation_ten_years_ahead_is_that_of_a_loop(store: Store, regions: dict[str, dict[int, Ages]]) -> None:
    found = list(absolute_deviations(regions, 10, 7, 12))
    assert len(found) == 19 * 39
    assert round(median(found), 2) == 3.29
    assert median_deviations(store)["7-12"].round(2)[10] == 3.29


def test_one_projection_of_one_region_is_that_of_a_loop(store: Store, regions: dict[str, dict[int, Ages]]) -> None:
    rows = store.query(
        "select band, projected_persons, observed_persons from mart_region__projection_record where"
        " method = 'cohort_change' and area_code = 'MK14' and launch_year = 2008 and horizon_years = 17"
    ).set_index("band")
    country = {
        year: {
            sex: [sum(of[year][sex][age] for of in regions.values()) for age in range(91)] for sex in ("men", "women")
        }
        for year in regions["MK14"]
    }
    slopes = {sex: slope_by_hand(country, 2008, sex) for sex in ("men", "women")}
    ahead = by_hand(regions["MK14"], 2008, 17, slopes)
    for band, limits in RECORDED_BANDS.items():
        assert rows["projected_persons"].astype(float)[band] == pytest.approx(in_band(ahead, *limits), abs=0.051), band
        assert rows.loc[band, "observed_persons"] == in_band(regions["MK14"][2025], *limits), band
    assert rows["projected_persons"].astype(float).loc[["7-12", "85+"]].tolist() == [12793.2, 8803.4]


def test_bands_of_the_record_are_the_service_age_bands(store: Store) -> None:
    bands = service_age_bands(store, area=find_area(store, "MK14"), horizon=2040)
    record = store.query(
        "select band, observed_persons from mart_region__projection_record where method = 'cohort_change'"
        " and area_code = 'MK14' and launch_year = 2024 and band <> 'total'"
    )
    assert dict(zip(bands["band"], bands["base_persons"], strict=True)) == dict(record.to_numpy().tolist())


def test_official_first_years_by_hand(store: Store) -> None:
    rows = store.query(
        "select year, kind, sum(population_persons) as persons from mart_area__population where area_code = 'MK21'"
        " and sex = 'total' and age_years between 7 and 12 and year = 2025 group by all order by all"
    )
    observed, projected = rows["persons"].tolist()
    assert (observed, projected) == (2144, 2109)
    record = official_record(store, area_codes=["MK21"])
    newest = record[(record["year"] == 2025) & (record["band"] == "7-12")]
    assert deviation_pct(newest).tolist() == [pytest.approx(100 * (observed - projected) / projected)]


def test_births_before_the_record_are_those_of_ages_in_1972(store: Store) -> None:
    rows = store.query(
        "select launch_year, projected_persons, observed_persons from mart_region__projection_record where"
        " method = 'births' and band = '0-5' and launch_year in (1960, 1966) and horizon_years = 6 order by all"
    )
    # aged 0–5 in 1966 are 6–11 in 1972, those of 1972 are themselves
    ages = store.query(
        "select sum(population_persons) filter (age_years between 6 and 11) as moved_back,"
        " sum(population_persons) filter (age_years between 0 and 5) as themselves from mart_area__population"
        " where area_code = 'SSS' and year = 1972 and sex = 'total'"
    )
    assert [rows["observed_persons"].tolist()] == ages[["moved_back", "themselves"]].to_numpy().tolist()
    assert rows["observed_persons"].tolist() == [455572, 387535]
    assert (rows["observed_persons"] < rows["projected_persons"].astype(float)).all()


@pytest.mark.slow
def test_the_rule_holds_what_it_says_on_launches_that_it_was_not_chosen_on(store: Store) -> None:
    rules = projection_trials(store)["rules"].loc["later"]
    now, before = rules.loc["now"], rules.loc["before"]
    assert now["covered_pct"].round(1).tolist() == [79.0, 78.0, 79.2, 83.3]
    assert before["covered_pct"].round(1).tolist() == [77.7, 76.2, 73.2, 68.1]
    assert (now["least_pct"] > 65).all()
    assert (now["country_pct"] > 70).all()
    # 17 years ahead the score is a quarter better
    assert (now["score_pct"].round(1).to_list()[-1], before["score_pct"].round(1).to_list()[-1]) == (38.2, 51.1)


def test_totals_of_municipalities_lie_in_intervals_made_without_their_region(store: Store) -> None:
    municipal = municipal_trials(store)
    covered, tested = (municipal[name].round(1).to_dict() for name in ("covered_pct", "tested_count"))
    sizes = ("under-5000", "5000-20000", "20000-over")
    assert [covered[2019, 2025, size] for size in sizes] == [78.5, 80.2, 79.2]
    assert [tested[2019, 2025, size] for size in sizes] == [144, 111, 53]
    # the round of 2012 was made before migration and births turned, and had no part in the intervals
    assert [covered[2012, 2020, size] for size in sizes] == [48.8, 37.2, 63.3]


@pytest.mark.slow
def test_the_command_prints_the_record_and_its_trials(built_home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    printed = CliRunner().invoke(app, ["backtest"])
    assert printed.exit_code == 0, printed.output
    lines = printed.output.splitlines()
    assert lines[0] == "Median absolute deviation by years after launch and age band, %: all launches, 19 regions"
    assert lines[12].split()[:4] == ["10", "8.6", "7.2", "3.3"]
    rules = next(at for at, line in enumerate(lines) if line.startswith("Intervals of the rule now and before"))
    assert lines[rules + 10].split() == ["17", "83.3", "15.5", "38.2", "1260", "66.4", "15-64", "96.8"]
    official = lines.index("Error of the official projection, %: municipalities, all residents")
    assert lines[official + 8].split() == ["2025", "6", "2.6", "5.4", "-1.0", "308"]
    assert lines[-1].startswith("Read and tried in ")
