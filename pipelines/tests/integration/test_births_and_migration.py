"""Parts of the projected change against figures added up by hand from the published tables, for whatever area."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lagesbild.questions.births_and_migration import parts_of_change
from lagesbild.wording import PRESENTERS, Words

from lagesbild import questions
from lagesbild.store import Area, Store, find_area, group_of
from tests.integration.whole import whole_home

NUMBERS = ["base", "horizon", "change", "born_after", "ageing", "under_50", "from_50"]
PARTS = [f"{part}_persons" for part in ("born_after", "ageing", "under_50", "from_50")]
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "507", "588", "766", "858", "934", "980"]


def asked(store: Store, area: Area, horizon: int) -> pd.DataFrame:
    return questions.births_and_migration(store, area=area, horizon=horizon)


def band(rows: pd.DataFrame, name: str) -> list[int | None]:
    """Today, horizon, change and its four parts."""
    row = rows.set_index("band").loc[name, [f"{number}_persons" for number in NUMBERS]]
    return [None if pd.isna(value) else int(value) for value in row]


def test_parts_of_a_group_are_those_added_up_from_the_projection(store: Store) -> None:
    # StatFin 14wx, both sexes, KU005 + KU052 + KU403 + KU934, sums over ages (select sum … where age between …):
    # 2040: 0–15 1 778, 16–49 4 512, 50–99 7 511; 2024: 0–33 5 058, 34–99 11 568
    rows = asked(store, find_area(store, "kopa-jarviseutu"), 2040)
    assert band(rows, "all") == [16626, 13801, -2825, 1778, 0, 4512 - 5058, 7511 - 11568]
    # everybody aged 7–12 in 2040 is born after 2024
    assert band(rows, "7-12") == [1124, 686, -438, 686, -1124, None, None]
    # 2024: 0–2 322, who are 16–18 in 2040
    assert band(rows, "16-18") == [637, 360, -277, None, 322 - 637, 360 - 322, None]
    # 2040: 15 118, 16–49 as above, 50–64 2 651; 2024: 0–48 7 668, of them 34–48 2 610
    assert band(rows, "15-64") == [8695, 7281, -1414, 118, 7668 - 8695, -546, 2651 - 2610]
    # 2024: 49–99 8 958; the projection of municipalities ends at age 99
    assert band(rows, "65+") == [5496, 4860, -636, None, 8958 - 5496, None, 4860 - 8958]
    assert rows["lacks_oldest"].all()
    assert set(rows["source_ids"]) == {"statfin-14wx-municipality"}


def test_another_horizon_is_another_age_from_which_everybody_lives(store: Store) -> None:
    # 14wx as above, 2035: 0–10 1 188, 11–49 5 341, 50–99 7 881; 2024: 0–38 5 850, 39–99 10 776
    rows = asked(store, find_area(store, "kopa-jarviseutu"), 2035)
    assert band(rows, "all") == [16626, 14410, -2216, 1188, 0, 5341 - 5850, 7881 - 10776]
    assert set(rows["years"]) == {11}


def test_a_region_is_compared_with_what_was_observed_and_keeps_its_oldest(store: Store) -> None:
    # StatFin 11re, MK21 2025, men and women: 0–48 16 639, 49 and over 14 197; 14wx 2026: 0 240, 1–49 16 493, 50+ 14 086
    rows = asked(store, find_area(store, "MK21"), 2026)
    assert band(rows, "all") == [30836, 30819, -17, 240, 0, 16493 - 16639, 14086 - 14197]
    assert not rows["lacks_oldest"].any()
    assert set(rows["source_ids"]) == {"statfin-11re-region,statfin-14wx-region"}


@pytest.mark.slow
@pytest.mark.parametrize("horizon", [2035, 2040])
def test_parts_add_up_to_the_change_for_every_area(store: Store, horizon: int) -> None:
    ages = store.query(
        "select area_code, year, kind, age_years, population_persons from mart_area__population where sex = 'total'"
        " and (kind = 'observed' and year = 2025 or kind = 'projected' and year in (2024, $horizon))"
        " order by area_code, year, kind, age_years",
        horizon=horizon,
    )
    areas = ages.groupby("area_code")
    assert len(areas) == 308 + 19 + 1 + 11
    for code, rows in areas:
        first = 2025 if (rows["kind"] == "observed").any() else 2024
        now, then = (
            rows[rows["year"] == year].set_index("age_years")["population_persons"] for year in (first, horizon)
        )
        for low, high in [(0, 100), (0, 5), (7, 12), (16, 18), (15, 64), (65, 100), (85, 100)]:
            parts = parts_of_change(now, then, low, high, horizon - first)
            change = then[then.index.isin(range(low, high + 1))].sum() - now[now.index.isin(range(low, high + 1))].sum()
            assert sum(parts[part] or 0 for part in PARTS) == change == parts["change_persons"], (code, low, high)


@pytest.mark.parametrize("code", ["kopa-jarviseutu", "vpk-tuusula", "049", "766", "MK21", "SSS"])
@pytest.mark.parametrize("horizon", [2035, 2040])
def test_numbers_are_those_of_the_figures_beside_it(store: Store, code: str, horizon: int) -> None:
    area = find_area(store, code)
    rows = asked(store, area, horizon).set_index("band")
    bands = questions.service_age_bands(store, area=area, horizon=horizon).set_index("band")
    assert rows.loc[bands.index, PARTS].fillna(0).sum(axis="columns").tolist() == bands["change_persons"].tolist()
    years = questions.population_history(store, area=area, horizon=horizon)
    assert rows.loc["all", "horizon_persons"] == years["population_persons"].iloc[-1]


@pytest.mark.slow
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    group = group_of(store, codes)
    rows = asked(store, group, 2040)
    pd.testing.assert_frame_equal(rows, asked(store, group_of(store, codes[::-1]), 2040))
    alone = [asked(store, group_of(store, [code]), 2040).set_index("band")[PARTS] for code in group.units]
    pd.testing.assert_frame_equal(sum(alone[1:], alone[0]), rows.set_index("band")[PARTS])


@pytest.fixture(scope="module", params=[(), ("raw_statfin__projection_municipality",)], ids=["whole", "mixed"])
def fetched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int]]:
    """Whole tables, and how many persons aged 100 or over the projection has: none where it is the one that ships."""
    home: Path = tmp_path_factory.mktemp("fetched") / "home"
    with Store.open(whole_home(home, *request.param)) as opened:
        yield opened, 0 if request.param else 3


@pytest.mark.slow
def test_whole_tables_are_compared_from_today_observed(fetched: tuple[Store, int]) -> None:
    store, oldest = fetched
    area = find_area(store, "005")
    # Made-up: 61 persons at each age 0–99 and 3 of 100 or over in 2025; 31 at each age in 2040, 15 years later
    rows = asked(store, area, 2040)
    assert band(rows, "all") == [
        6103, 3100 + oldest, oldest - 3003, 15 * 31, 0, 35 * (31 - 61), 50 * 31 + oldest - (65 * 61 + 3),
    ]  # fmt: skip
    aged = 30 * 61 + 3  # 70 and over in 2025
    assert band(rows, "85+") == [
        918, 465 + oldest, oldest - 453, None, aged - 918, None, 465 + oldest - aged,
    ]  # fmt: skip
    assert (rows["base_year"].iloc[0], rows["base_kind"].iloc[0]) == (2025, "observed")
    shown = PRESENTERS["births-and-migration"](rows, Words("en", area, 2040))
    assert "2025 – 2040 (projection)" in shown.title
    assert any("2025 is observed, but the projection starts" in note for note in shown.notes)
    assert any("lower the part of those aged 50 and over" in note for note in shown.notes) == (oldest == 0)
