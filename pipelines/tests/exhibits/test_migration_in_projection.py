"""The development without migration: sentences of hand-made rows, and a calculation that is made up.

Its figures are the projection's, less 2 at every age in Alajärvi, less 1 in Evijärvi, and one more in Lappajärvi.
"""

from collections.abc import Iterator

import pandas as pd
import pytest

from lagesbild.ages import BANDS
from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import migration_in_projection, service_age_bands
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Row
from lagesbild.measures.today import Times
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.request import BriefRequest
from lagesbild.settings import Project
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import in_english, table, takeaways
from tests.integration.refilled import refilled

RAW = "raw_statfin__self_sufficiency_municipality"
BUILT = ("stg_statfin__self_sufficiency", "mart_area__self_sufficiency")
MIGRATION = {"KU005": 2, "KU052": 1, "KU403": -1, "KU934": 0}
ROWS = pd.DataFrame(
    [
        ("all", 2000, 1800, 1850, -200, -150, -10.0, -7.5, -50),
        ("0-5", 100, 80, 90, -20, -10, -20.0, -10.0, -10),
        ("7-12", 200, 150, 138, -50, -62, -25.0, -31.0, 12),
        ("85+", 0, 5, 4, 5, 4, None, None, 1),
    ],
    columns=[
        "band",
        "base_persons",
        "horizon_persons",
        "without_persons",
        "change_persons",
        "without_change_persons",
        "change_pct",
        "without_change_pct",
        "migration_persons",
    ],
)
FOUND = Answer(ROWS, Times(2024, "projected", 2040), frozenset())


def bars(shown: Presented) -> list[Bar]:
    return [bar for bar in shown.marks if isinstance(bar, Bar)]


@pytest.mark.parametrize(
    ("migration", "said"),
    [
        (
            -50,
            [
                "Muuttoliike pienentää väkilukua alueella Järviseutu 50 asukkaalla.",
                "Flyttningen minskar folkmängden i området Sjönejden med 50 invånare.",
                "Migration reduces the population in Järviseutu by 50.",
            ],
        ),
        (
            1234,
            [
                "Muuttoliike kasvattaa väkilukua alueella Järviseutu noin 1\u00a0200 asukkaalla.",
                "Flyttningen ökar folkmängden i området Sjönejden med omkring 1\u00a0200 invånare.",
                "Migration increases the population in Järviseutu by about 1,200.",
            ],
        ),
        (
            18,  # of 1,850: less than one per cent
            [
                "Muuttoliike ei juuri muuta väkilukua alueella Järviseutu.",
                "Flyttningen ändrar knappt folkmängden i området Sjönejden.",
                "Migration hardly changes the population in Järviseutu.",
            ],
        ),
    ],
    ids=["down", "up", "same"],
)
def test_what_migration_adds_or_takes_is_said(migration: int, said: list[str]) -> None:
    rows = ROWS.assign(migration_persons=[migration, -10, 12, 1])
    assert takeaways(migration_in_projection, Answer(rows, FOUND.facts, FOUND.sources)) == said


def test_every_band_stands_in_the_table_and_both_changes_in_the_chart() -> None:
    shown = in_english(migration_in_projection, FOUND)
    assert table(shown)[0] == Row("All ages", ("2,000", "1,800", "1,850", "−200 (−10.0%)", "−150 (−7.5%)", "−50"))
    assert table(shown)[3] == Row("85 and over", ("0", "5", "4", "+5 (–)", "+4 (–)", "+1"))
    assert [(bar.series, bar.category, bar.value, bar.label) for bar in bars(shown)[2:4]] == [
        ("Projection", "7–12, grades 1–6", -25.0, "−50 (−25.0%)"),
        ("Without migration (self-sufficiency calculation)", "All ages", -7.5, "−150 (−7.5%)"),
    ]
    assert [bar.is_outline for bar in bars(shown)] == [True] * 3 + [False] * 3
    assert shown.weight == 0


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


def asked(store: Store, code: str, horizon: int = 2040) -> Answer[Times]:
    return migration_in_projection.answer(store, area=find_area(store, code), horizon=horizon)


def band(rows: pd.DataFrame, name: str) -> dict[str, object]:
    return dict(rows[rows["band"] == name].iloc[0])


def supplied(store: Store, code: str, horizon: int = 2040) -> frozenset[str]:
    """What a brief of the area tells its exhibits to be there."""
    return Brief(BriefRequest(find_area(store, code), "en", horizon), store, {}).supplied


def test_migration_is_the_projection_less_the_calculation_without_it(fetched: Store) -> None:
    rows = asked(fetched, "005").rows
    assert rows["band"].tolist() == ["all", *BANDS]
    pupils = band(rows, "7-12")
    # StatFin 14wx, Alajärvi, ages 7–12: 632 in 2024 and 418 in 2040; without migration 6 × 2 fewer (made up)
    assert [pupils[f"{time}_persons"] for time in ("base", "horizon", "without")] == [632, 418, 406]
    assert [pupils[f"{what}_persons"] for what in ("change", "without_change", "migration")] == [-214, -226, 12]
    assert pupils["change_pct"] == pytest.approx(-33.861, abs=0.001)
    assert pupils["without_change_pct"] == pytest.approx(-35.759, abs=0.001)


def test_a_group_is_the_sum_of_its_members_however_it_is_named(fetched: Store) -> None:
    named = asked(fetched, "kopa-jarviseutu")
    group = group_of(fetched, ["005", "052", "403", "934"])
    listed = migration_in_projection.answer(fetched, area=group, horizon=2040)
    pd.testing.assert_frame_equal(named.rows, listed.rows, check_like=True)
    assert (named.facts, named.sources) == (listed.facts, listed.sources)
    assert band(named.rows, "7-12")["migration_persons"] == 6 * (2 + 1 - 1 + 0)
    assert named.sources >= {"statfin-14wx-municipality", "statfin-14x1"}


def test_ages_that_one_of_the_tables_lacks_are_left_out_of_every_number_and_said(fetched: Store) -> None:
    area, found = find_area(fetched, "005"), asked(fetched, "005")
    bands = service_age_bands.answer(fetched, area=area, horizon=2040).rows
    oldest = band(found.rows, "85+")
    assert oldest["without_persons"] < oldest["horizon_persons"] + 7  # type: ignore[operator]
    assert oldest["horizon_persons"] == band(bands, "85+")["horizon_persons"]
    assert found.facts.lacks_oldest
    say = AreaContext("en", 2040, migration_in_projection.EXHIBIT.room, area=area)
    assert any("aged 100 and over" in note for note in migration_in_projection.words(found, say).notes)


@pytest.mark.parametrize(("code", "horizon"), [("049", 2040), ("MK14", 2035), ("005", 2035)])
def test_an_area_or_year_without_the_calculation_has_no_rows(fetched: Store, code: str, horizon: int) -> None:
    assert asked(fetched, code, horizon).is_empty
    assert "statfin-14x1" not in supplied(fetched, code, horizon)


def test_a_group_of_which_one_member_is_missing_has_no_rows(fetched: Store) -> None:
    group = group_of(fetched, ["005", "049"])
    assert migration_in_projection.answer(fetched, area=group, horizon=2040).is_empty


def test_what_ships_has_no_such_calculation(store: Store) -> None:
    found = asked(store, "005")
    assert found.is_empty and found.sources == frozenset()
    assert "statfin-14x1" not in supplied(store, "005")


def test_the_note_of_the_age_bands_goes_when_the_calculation_is_there(fetched: Store) -> None:
    assert "statfin-14x1" in supplied(fetched, "005")
    area = find_area(fetched, "005")
    say = AreaContext("en", 2040, service_age_bands.EXHIBIT.room, supplied=supplied(fetched, "005"), area=area)
    shown = service_age_bands.words(service_age_bands.answer(fetched, area=area, horizon=2040), say)
    assert not any("14x1" in note for note in shown.notes)
