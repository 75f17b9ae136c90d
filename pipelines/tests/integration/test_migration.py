"""The self-sufficiency calculation beside the projection. The calculation's figures are made up: the projection's,
less 2 at every age in Alajärvi, less 1 in Evijärvi, and one more in Lappajärvi."""

from collections.abc import Iterator

import pandas as pd
import pytest
from lagesbild.wording import PRESENTERS, Presented, Words

from lagesbild import questions
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store, find_area, group_of
from tests.integration.refilled import refilled

RAW = "raw_statfin__self_sufficiency_municipality"
BUILT = ("stg_statfin__self_sufficiency", "mart_area__self_sufficiency")
MIGRATION = {"KU005": 2, "KU052": 1, "KU403": -1, "KU934": 0}


def calculated(store: Store, *, oldest: int = 0) -> pd.DataFrame:
    """Ages 0–99 of four municipalities in 2040, as the table has them, with totals; ``oldest`` are 100 and over."""
    rows = store.query(
        "select area_code, year, sex_code, age_code, population_persons from raw_statfin__projection_municipality"
        " where list_contains($codes, area_code) and year = 2040",
        codes=list(MIGRATION),
    )
    less = rows["area_code"].map(MIGRATION)
    # Nobody becomes fewer than none: the bands tested below hold more people than that at every age.
    rows["population_persons"] = (rows["population_persons"] - less).clip(lower=0)
    extra = rows[rows["age_code"] == "099"].assign(age_code="100-", population_persons=oldest)
    totals = rows[rows["age_code"] == "099"].assign(age_code="SSS", population_persons=999_999)
    return pd.concat([rows, extra, totals], ignore_index=True)


@pytest.fixture(scope="module")
def fetched(built_home: Project, store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {RAW: calculated(store, oldest=7)}, *BUILT) as opened:
        yield opened


def band(rows: pd.DataFrame, name: str) -> dict[str, object]:
    return dict(rows[rows["band"] == name].iloc[0])


def test_migration_is_the_projection_less_the_calculation_without_it(fetched: Store) -> None:
    rows = questions.migration_in_projection(fetched, area=find_area(fetched, "005"), horizon=2040)
    assert rows["band"].tolist() == ["all", *questions.population.BANDS]
    pupils = band(rows, "7-12")
    # StatFin 14wx, Alajärvi, ages 7–12: 632 in 2024 and 418 in 2040; without migration 6 × 2 fewer (made up)
    assert [pupils[f"{time}_persons"] for time in ("base", "horizon", "without")] == [632, 418, 406]
    assert [pupils[f"{what}_persons"] for what in ("change", "without_change", "migration")] == [-214, -226, 12]
    assert pupils["change_pct"] == pytest.approx(-33.861, abs=0.001)
    assert pupils["without_change_pct"] == pytest.approx(-35.759, abs=0.001)


def test_a_group_is_the_sum_of_its_members_however_it_is_named(fetched: Store) -> None:
    named = questions.migration_in_projection(fetched, area=find_area(fetched, "kopa-jarviseutu"), horizon=2040)
    listed = group_of(fetched, ["005", "052", "403", "934"])
    pd.testing.assert_frame_equal(
        named, questions.migration_in_projection(fetched, area=listed, horizon=2040), check_like=True
    )
    assert band(named, "7-12")["migration_persons"] == 6 * (2 + 1 - 1 + 0)
    assert set(named["source_ids"].iloc[0].split(",")) >= {"statfin-14wx-municipality", "statfin-14x1"}


def test_ages_that_one_of_the_tables_lacks_are_left_out_of_every_number_and_said(fetched: Store) -> None:
    area = find_area(fetched, "005")
    rows = questions.migration_in_projection(fetched, area=area, horizon=2040)
    bands = questions.service_age_bands(fetched, area=area, horizon=2040)
    assert band(rows, "85+")["without_persons"] < band(rows, "85+")["horizon_persons"] + 7
    assert band(rows, "85+")["horizon_persons"] == band(bands, "85+")["horizon_persons"]
    assert rows["lacks_oldest"].all()
    assert any("aged 100 and over" in note for note in said(rows, fetched)["en"].notes)


@pytest.mark.parametrize(("code", "horizon"), [("049", 2040), ("MK14", 2035), ("005", 2035)])
def test_an_area_or_year_without_the_calculation_has_no_rows(fetched: Store, code: str, horizon: int) -> None:
    area = find_area(fetched, code)
    assert questions.migration_in_projection(fetched, area=area, horizon=horizon).empty
    assert not questions.service_age_bands(fetched, area=area, horizon=horizon)["has_self_sufficiency"].any()


def test_a_group_of_which_one_member_is_missing_has_no_rows(fetched: Store) -> None:
    assert questions.migration_in_projection(fetched, area=group_of(fetched, ["005", "049"]), horizon=2040).empty


def test_what_ships_has_no_such_calculation_and_the_age_bands_say_what_would_bring_it(store: Store) -> None:
    area = find_area(store, "005")
    assert questions.migration_in_projection(store, area=area, horizon=2040).empty
    bands = questions.service_age_bands(store, area=area, horizon=2040)
    said = {name: PRESENTERS["service-age-bands"](bands, Words(name, area, 2040)).notes[-1] for name in LANGUAGES}
    assert said == {
        "fi": "Omavaraislaskelmaa (kehitys ilman muuttoliikettä) ei esitetä, koska sitä ei ole haettu vuodelle 2040"
        " (14x1). Seuraava kuvio kertoo, mitä muutoksen osista voi päätellä pelkän iän perusteella.",
        "sv": "Självförsörjningskalkylen (utvecklingen utan flyttning) visas inte, eftersom den inte har hämtats för"
        " år 2040 (14x1). Nästa figur visar vad enbart åldern säger om förändringens delar.",
        "en": "The self-sufficiency calculation (the development without migration) is not shown, because it has not"
        " been fetched for 2040 (14x1). The next figure shows what the ages alone tell of the parts of the change.",
    }


def test_the_note_goes_when_the_calculation_is_there(fetched: Store) -> None:
    area = find_area(fetched, "005")
    shown = PRESENTERS["service-age-bands"](
        questions.service_age_bands(fetched, area=area, horizon=2040), Words("en", area, 2040)
    )
    assert not any("14x1" in note for note in shown.notes)


def said(rows: pd.DataFrame, store: Store) -> dict[str, Presented]:
    area = find_area(store, "005")
    return {name: PRESENTERS["migration-in-projection"](rows, Words(name, area, 2040)) for name in LANGUAGES}
