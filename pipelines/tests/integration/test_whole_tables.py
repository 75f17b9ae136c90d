"""Whole tables of Statistics Finland in place of the few years that ship; made-up figures, worked by hand.

Persons at each age 0–99: KU005 61 in 2025, KU052 81, KU507 102; 1 man and 1 woman more at each age in each year before,
fewer after. KU507 holds two former municipalities, so it is 2 men and 2 women there. Aged 100 or over: 3, 3 and 6.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lagesbild.checks.gate import check_store
from lagesbild.checks.suites import validate
from lagesbild.exhibits import Answer, Room
from lagesbild.exhibits.labour import education
from lagesbild.exhibits.population import components_of_change, population_history, service_age_bands
from lagesbild.exhibits.service_need import dependency_ratio, members, school_stages
from lagesbild.language import AreaContext, Presented
from lagesbild.measures.ages import projected_years
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Area, Store, find_area, group_of
from tests.conftest import MadeOnce
from tests.integration.whole import BY_AGE, whole_once

pytestmark = pytest.mark.slow

PROJECTION = "raw_statfin__projection_municipality"
CHANGE, EDUCATION = "raw_statfin__population_change", "raw_statfin__education"
OLDEST = {
    "fi": "puuttuvat 100 vuotta täyttäneet",
    "sv": "saknas de som fyllt 100 år",
    "en": "leaves out people aged 100 and over",
}
TODAY_PROJECTED = {
    "fi": "joten nykytilana esitetään",
    "sv": "så nuläget är",
    "en": "so today is the projection’s first year",
}


@pytest.fixture(scope="module")
def whole(made_once: MadeOnce) -> Project:
    return whole_once(made_once)


@pytest.fixture(scope="module")
def store(whole: Project) -> Iterator[Store]:
    with Store.open(whole) as opened:
        yield opened


def persons(store: Store, area: str, year: int, kind: str, age: int) -> dict[str, int]:
    """Sex → persons."""
    rows = store.query(
        "select sex, population_persons from mart_area__population"
        " where area_code = $area and year = $year and kind = $kind and age_years = $age",
        area=area,
        year=year,
        kind=kind,
        age=age,
    )
    return dict(zip(rows["sex"], rows["population_persons"], strict=True))


def presented(room: Room, answer: Answer[Any], area: Area) -> dict[str, Presented]:
    exhibit = room.EXHIBIT
    contexts = (AreaContext(language, 2040, exhibit.room, area=area) for language in LANGUAGES)
    return {context.language: exhibit.words(answer, context) for context in contexts}


def languages_with(sentences: dict[str, str], shown: dict[str, Presented]) -> list[str]:
    """The languages in which a note holds the sentence."""
    return [language for language in LANGUAGES if any(sentences[language] in note for note in shown[language].notes)]


@pytest.mark.parametrize("shipped", [(), (BY_AGE,), (PROJECTION,)], ids=["whole", "ages-shipped", "projection-shipped"])
def test_every_check_holds_for_whole_tables_and_for_a_mixture(
    made_once: MadeOnce, tmp_path: Path, shipped: tuple[str, ...]
) -> None:
    home = whole_once(made_once, *shipped)
    candidate = Path(shutil.copy(home.store, tmp_path / "candidate.duckdb"))  # one that nobody reads yet
    failed = {each.table for each in check_store(candidate, home) if not each.passed}
    # The real figures of four municipalities are not those of the country, of made-up regions or of made-up people, and
    # two regions have fewer launches and rounds than nineteen.
    of_real_figures = {"mart_area__jobseekers", "raw_statfin__population_age_group", "mart_area__age_group"}
    of_few_regions = {"mart_area__official_record", "mart_region__projection_record"}
    of_both = {"stg_statfin__commuting", EDUCATION, "raw_statfin__employed_industry", "stg_keha__jobseekers"}
    # People who become fewer by the same number each year do so faster and faster.
    of_made_up_people = {"mart_area__population_total"}
    assert failed == {*of_real_figures, *of_both, *of_made_up_people, *of_few_regions}


def test_contracts_take_whole_tables_but_for_the_few_rows_of_this_test(whole: Project) -> None:
    frames = {
        name: pd.read_parquet(whole.bundled / f"{name}.parquet") for name in (BY_AGE, PROJECTION, CHANGE, EDUCATION)
    }
    failed = [each for each in validate(frames, whole) if not each.passed]
    assert [each.table for each in failed] == [BY_AGE, PROJECTION, CHANGE]
    assert all(" rows – found " in each.message for each in failed)


def test_projection_has_its_sexes_and_those_aged_100_and_over(store: Store) -> None:
    assert persons(store, "KU005", 2040, "projected", 7) == {"total": 31, "men": 15, "women": 16}
    assert persons(store, "KU005", 2040, "projected", 100) == {"total": 3, "men": 1, "women": 2}
    assert persons(store, "kopa-jarviseutu", 2040, "projected", 100) == {"total": 6, "men": 2, "women": 4}


def test_projection_of_a_former_municipality_counts_to_its_successor(store: Store) -> None:
    assert persons(store, "KU507", 2045, "projected", 0) == {"total": 22, "men": 10, "women": 12}


def test_regions_are_sums_of_their_municipalities_only_where_the_regional_tables_end(store: Store) -> None:
    assert persons(store, "MK14", 2025, "observed", 7) == {"total": 142, "men": 70, "women": 72}
    assert persons(store, "SSS", 2025, "observed", 100) == {"total": 12, "men": 4, "women": 8}
    assert persons(store, "MK14", 2045, "projected", 7) == {"total": 62, "men": 30, "women": 32}
    sources = store.query(
        "select year, source_id from mart_area__population_total"
        " where area_code = 'MK14' and kind = 'observed' and year >= 2024 order by year"
    )
    assert sources.to_numpy().tolist() == [[2024, "statfin-11re-region"], [2025, "statfin-11re-municipality"]]


def test_totals_come_from_the_ages_where_they_are_there_and_once_for_each_year(store: Store) -> None:
    years = store.query(
        "select year, population_persons, source_id from mart_area__population_total"
        " where area_code = 'KU005' and kind = 'observed' order by year"
    )
    assert years["year"].tolist() == list(range(2010, 2026))
    assert years["source_id"].tolist() == ["sotkanet-127"] * 4 + ["statfin-11re-municipality"] * 12
    assert years["population_persons"].tolist()[3:5] == [8503, 8303]  # 100 × 85 + 3, 100 × 83 + 3
    assert years["population_persons"].tolist()[-1] == 6103


def test_history_has_every_year_and_no_note_on_what_is_left_out(store: Store) -> None:
    area = find_area(store, "kopa-jarviseutu")
    found = population_history.answer(store, area=area, horizon=2040)
    years = found.rows
    assert years["year"].tolist() == list(range(2010, 2041))
    assert years["kind"].tolist() == ["observed"] * 16 + ["projected"] * 15
    assert years["population_persons"].iloc[[15, 30]].tolist() == [14206, 8206]
    shown = presented(population_history, found, area)
    assert languages_with(OLDEST, shown) == []
    assert shown["en"].takeaway == "The decline continues: the population falls by 42% by 2040."


def test_today_is_observed(store: Store) -> None:
    area = find_area(store, "005")
    assert projected_years(store, area=area) == list(range(2026, 2046))
    found = service_age_bands.answer(store, area=area, horizon=2040)
    oldest = found.rows[found.rows["band"] == "85+"].iloc[0]
    assert (found.facts.base_year, found.facts.base_kind, found.facts.observed_year) == (2025, "observed", 2025)
    assert (oldest["base_persons"], oldest["horizon_persons"]) == (15 * 61 + 3, 15 * 31 + 3)
    shown = presented(service_age_bands, found, area)
    assert languages_with(OLDEST, shown) == []
    assert languages_with(TODAY_PROJECTED, shown) == []
    assert shown["en"].title == "Population by age group in Alajärvi, change 2025–2040 (projection), per cent"


def test_the_ten_years_before_today_are_shown(store: Store) -> None:
    area = find_area(store, "005")
    stages = school_stages.answer(store, area=area, horizon=2040).rows
    pupils = stages[(stages["stage"] == "7-12") & (stages["kind"] == "observed")]
    assert pupils["year"].tolist() == list(range(2015, 2026))
    assert pupils["population_persons"].iloc[[0, -1]].tolist() == [6 * 81, 6 * 61]
    born = stages[(stages["stage"] == "6") & (stages["kind"] == "calculated")]
    assert born["population_persons"].tolist() == [61] * 6
    ratio = dependency_ratio.answer(store, area=area, horizon=2040).rows
    own = ratio[ratio["unit"] == "area"]
    assert own["year"].tolist() == list(range(2015, 2041))
    assert own["kind"].tolist() == ["observed"] * 11 + ["projected"] * 15
    # 2025: 15 ages of children, 35 ages from 65 to 99 and 3 persons; 50 ages of working age, 61 persons each
    assert own["ratio"].iloc[10] == pytest.approx(100 * (50 * 61 + 3) / (50 * 61))


def test_members_are_compared_from_today_observed(store: Store) -> None:
    area = group_of(store, ["005", "052"])
    found = members.answer(store, area=area, horizon=2040)
    rows = found.rows
    everybody, pupils = (rows[rows["band"] == band] for band in ("all", "7-12"))
    assert everybody["base_persons"].tolist() == [14206, 6103, 8103]
    assert everybody["horizon_persons"].tolist() == [8206, 3103, 5103]
    assert pupils["base_persons"].tolist() == [6 * 142, 6 * 61, 6 * 81]
    shown = presented(members, found, area)
    assert languages_with(OLDEST, shown) == []
    assert "2025–2040 (projection)" in shown["en"].title


def test_components_have_every_year_and_education_the_newest(store: Store) -> None:
    area = find_area(store, "005")
    parts = components_of_change.answer(store, area=area).rows
    assert sorted(set(parts.loc[parts["unit"] == "area", "year"])) == list(range(2015, 2026))
    newest = parts[parts["year"] == 2025]
    births = newest[(newest["unit"] == "area") & (newest["component"] == "births")].iloc[0]
    assert births["persons"] == 25
    assert births["per_1000"] == pytest.approx(1000 * 25 / 6203)  # the mean of 6 103 and 6 303
    found = education.answer(store, area=area)
    assert found.facts.year == 2025
    levels = found.rows
    own = levels[levels["unit"] == "area"].set_index("level")["population_persons"].to_dict()
    assert own == {"basic": 100, "upper_secondary": 200, "tertiary": 100}


def test_whole_ages_beside_the_projection_that_ships_say_what_it_leaves_out(made_once: MadeOnce) -> None:
    with Store.open(whole_once(made_once, PROJECTION)) as store:
        area = find_area(store, "005")
        assert projected_years(store, area=area) == [2035, 2040]
        found = service_age_bands.answer(store, area=area, horizon=2040)
        assert persons(store, "KU005", 2040, "projected", 7) == {"total": 31}
    oldest = found.rows[found.rows["band"] == "85+"].iloc[0]
    assert (found.facts.base_year, found.facts.base_kind) == (2025, "observed")
    assert (oldest["base_persons"], oldest["horizon_persons"]) == (15 * 61 + 3, 15 * 31)
    shown = presented(service_age_bands, found, area)
    assert languages_with(OLDEST, shown) == ["fi", "sv", "en"]
    assert languages_with(TODAY_PROJECTED, shown) == []


def test_the_ages_that_ship_beside_the_whole_projection_leave_today_projected(made_once: MadeOnce) -> None:
    with Store.open(whole_once(made_once, BY_AGE)) as store:
        area = find_area(store, "005")
        found = service_age_bands.answer(store, area=area, horizon=2040)
        history = population_history.answer(store, area=area, horizon=2040).rows
        totals = store.query(
            "select year, source_id from mart_area__population_total"
            " where area_code = 'KU005' and kind = 'observed' and year in (2018, 2019) order by year"
        )
    oldest = found.rows[found.rows["band"] == "85+"].iloc[0]
    assert (found.facts.base_year, found.facts.base_kind, found.facts.observed_year) == (2024, "projected", 2019)
    assert (oldest["base_persons"], oldest["horizon_persons"]) == (15 * 63 + 3, 15 * 31 + 3)
    shown = presented(service_age_bands, found, area)
    assert languages_with(OLDEST, shown) == []
    assert languages_with(TODAY_PROJECTED, shown) == ["fi", "sv", "en"]
    assert history["year"].tolist() == [*range(2010, 2023), *range(2025, 2041)]
    assert totals["source_id"].tolist() == ["sotkanet-127", "statfin-11re-municipality"]
