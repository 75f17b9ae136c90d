"""The record and the intervals of the real figures, derived once more in plain Python; and what the command prints."""

from collections.abc import Iterator
from statistics import median

import pytest
from lagesbild.wording import PRESENTERS
from typer.testing import CliRunner

from lagesbild import questions
from lagesbild.cli import app
from lagesbild.projections import AGE_BANDS
from lagesbild.settings import Project
from lagesbild.store import Store, find_area
from tests.unit.spoken import words

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


def by_hand(years: dict[int, Ages], launch: int, horizon: int) -> Ages:
    """The projection in loops: ratios of sums over five years, one year and one age at a time."""
    base = range(launch - 4, launch + 1)
    mothers = sum(sum(years[year]["women"][15:45]) for year in base)
    now = years[launch]
    for _ in range(horizon):
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
                later[sex].append(moving * came / were)
            born = sum(years[year][sex][0] for year in base)
            later[sex][0] = sum(later["women"][15:45]) * born / mothers
        now = later
    return now


def in_band(ages: Ages, first: int, last: int) -> float:
    return sum(sum(ages[sex][first : last + 1]) for sex in ("men", "women"))


def absolute_deviations(regions: dict[str, dict[int, Ages]], horizon: int, first: int, last: int) -> Iterator[float]:
    for years in regions.values():
        for launch in range(1977, 2025 - horizon + 1):
            projected = in_band(by_hand(years, launch, horizon), first, last)
            yield abs(100 * (in_band(years[launch + horizon], first, last) - projected) / projected)


@pytest.mark.slow
def test_median_deviation_ten_years_ahead_is_that_of_a_loop(store: Store, regions: dict[str, dict[int, Ages]]) -> None:
    found = list(absolute_deviations(regions, 10, 7, 12))
    assert len(found) == 19 * 39
    assert round(median(found), 2) == 3.29
    assert round(float(questions.projection_trials(store)["deviation"].loc[10, "7-12"]), 2) == 3.29


def test_one_projection_of_one_region_is_that_of_a_loop(store: Store, regions: dict[str, dict[int, Ages]]) -> None:
    rows = store.query(
        "select band, projected_persons, observed_persons from mart_region__projection_record where"
        " method = 'cohort_change' and area_code = 'MK14' and launch_year = 2008 and horizon_years = 17"
    ).set_index("band")
    ahead = by_hand(regions["MK14"], 2008, 17)
    for band, limits in AGE_BANDS.items():
        assert float(rows.loc[band, "projected_persons"]) == pytest.approx(in_band(ahead, *limits), abs=0.051), band
        assert rows.loc[band, "observed_persons"] == in_band(regions["MK14"][2025], *limits), band
    assert rows["projected_persons"].astype(float).loc[["7-12", "85+"]].tolist() == [12793.2, 6002.7]


def test_bands_of_the_record_are_the_service_age_bands(store: Store) -> None:
    bands = questions.service_age_bands(store, area=find_area(store, "MK14"), horizon=2040)
    record = store.query(
        "select band, observed_persons from mart_region__projection_record where method = 'cohort_change'"
        " and area_code = 'MK14' and launch_year = 2024 and band <> 'total'"
    )
    assert dict(zip(bands["band"], bands["base_persons"], strict=True)) == dict(record.to_numpy().tolist())


def test_interval_of_a_group_is_the_projection_and_its_size_class(store: Store) -> None:
    answer = questions.projection_certainty(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    first = answer.iloc[0]
    assert (first["distance_years"], first["size_class"], first["outcomes_count"], first["areas_count"]) == (
        17, "under-100000", 96, 3,
    )  # fmt: skip
    school = answer.set_index("band").loc["7-12"]
    assert (school["base_persons"], school["horizon_persons"]) == (1124, 686)
    assert round(school["half_width_pct"], 1) == 19.9
    # 686 less and plus 19.9 percent, in whole persons outwards; −51.2 and −26.8 percent of 1 124
    assert (school["low_persons"], school["high_persons"]) == (549, 823)
    assert (round(school["low_pct"], 1), round(school["high_pct"], 1)) == (-51.2, -26.8)
    assert (first["later_tested_count"], first["left_out_tested_count"]) == (11 * 9 * 3, 96 * 9)
    assert "statfin-11re-region" in first["source_ids"] and "statfin-14wx-region" in first["source_ids"]


def test_official_deviation_of_a_group_is_that_of_its_region(store: Store) -> None:
    answer = questions.projection_certainty(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    official = questions.official_deviations(store).loc[(2025, "MK14")]
    assert answer["official_year"].unique().tolist() == [2025]
    assert answer["official_deviation_pct"].round(6).tolist() == official.drop("total").round(6).tolist()


def test_official_first_years_by_hand(store: Store) -> None:
    rows = store.query(
        "select year, kind, sum(population_persons) as persons from mart_area__population where area_code = 'MK21'"
        " and sex = 'total' and age_years between 7 and 12 and year = 2025 group by all order by all"
    )
    observed, projected = rows["persons"].tolist()
    assert (observed, projected) == (2144, 2109)
    found = questions.official_deviations(store).loc[(2025, "MK21"), "7-12"]
    assert found == pytest.approx(100 * (observed - projected) / projected)


def test_a_horizon_beyond_the_record_has_no_interval(store: Store) -> None:
    answer = questions.projection_certainty(store, area=find_area(store, "MK14"), horizon=2049)
    assert (answer["distance_years"].iloc[0], answer["outcomes_count"].iloc[0]) == (26, 0)
    assert answer["half_width_pct"].isna().all()
    assert PRESENTERS["projection-certainty"](answer, words("en")).reason.startswith("The projection reaches 26 years")


@pytest.mark.slow
def test_the_command_prints_the_record_and_its_trials(built_home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    printed = CliRunner().invoke(app, ["backtest"])
    assert printed.exit_code == 0, printed.output
    lines = printed.output.splitlines()
    assert lines[0] == "Median absolute deviation by years after launch and age band, %: all launches, 19 regions"
    assert lines[12].split()[:4] == ["10", "8.6", "7.2", "3.3"]
    later = lines.index(
        "Outcomes inside the 80% interval made of earlier launches only, %: by years after launch and size class"
    )
    assert lines[later + 19].split() == ["17", "63.3", "61.8", "66.5", "41.8", "62.5"]
    assert lines[-1].startswith("Read and tried in ")
