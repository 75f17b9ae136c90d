"""The record of the real figures, derived once more in plain Python; and what the command prints."""

from collections.abc import Iterator
from statistics import median

import pytest
from typer.testing import CliRunner

from lagesbild.cli import app
from lagesbild.measures.ages import service_age_bands
from lagesbild.measures.record import deviation_pct, official_record, projection_trials
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
    assert projection_trials(store)["deviation"]["7-12"].round(2)[10] == 3.29


def test_one_projection_of_one_region_is_that_of_a_loop(store: Store, regions: dict[str, dict[int, Ages]]) -> None:
    rows = store.query(
        "select band, projected_persons, observed_persons from mart_region__projection_record where"
        " method = 'cohort_change' and area_code = 'MK14' and launch_year = 2008 and horizon_years = 17"
    ).set_index("band")
    ahead = by_hand(regions["MK14"], 2008, 17)
    for band, limits in RECORDED_BANDS.items():
        assert rows["projected_persons"].astype(float)[band] == pytest.approx(in_band(ahead, *limits), abs=0.051), band
        assert rows.loc[band, "observed_persons"] == in_band(regions["MK14"][2025], *limits), band
    assert rows["projected_persons"].astype(float).loc[["7-12", "85+"]].tolist() == [12793.2, 6002.7]


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
    official = lines.index("Error of the official projection, %: municipalities, all residents")
    assert lines[official + 8].split() == ["2025", "6", "2.6", "5.4", "-1.0", "308"]
    assert lines[-1].startswith("Read and tried in ")
