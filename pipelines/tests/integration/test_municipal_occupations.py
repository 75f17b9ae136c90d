"""Occupations of the own municipalities where they were fetched. All counts are made up."""

from collections.abc import Iterator

import pandas as pd
import pytest

from lagesbild import questions
from lagesbild.settings import Project
from lagesbild.store import Store, find_area, group_of
from tests.integration.refilled import refilled

NURSES, KITCHEN = "5321", "9412"
COLUMNS = ["area_code", "occupation_code", "month", "unemployed_persons", "unemployed_status", "vacancies_count",
           "vacancies_status"]  # fmt: skip
ROWS = pd.DataFrame(
    [("KU005", NURSES, "2026M09", 90, None, 90, None), ("KU005", NURSES, "2026M10", 20, None, 30, None),
     ("KU005", KITCHEN, "2026M10", None, "...", 6, None), ("KU052", NURSES, "2026M10", 5, None, None, "..."),
     ("KU052", KITCHEN, "2026M10", 0, None, 0, None), ("KU049", NURSES, "2026M09", 1, None, 1, None)],
    columns=COLUMNS,
).astype({"unemployed_persons": "Int64", "vacancies_count": "Int64"})  # fmt: skip
BUILT = ("stg_keha__occupation", "mart_region__occupation", "mart_municipality__occupation")


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {"raw_keha__occupation_municipality": ROWS}, *BUILT) as opened:
        yield opened


def test_own_municipalities_are_summed_and_hidden_numbers_are_ranges(fetched: Store) -> None:
    rows = questions.occupations(fetched, area=group_of(fetched, ["005", "052"]))
    counts = ["occupation_code", "vacancies_at_least_count", "vacancies_at_most_count", "unemployed_at_least_persons",
              "unemployed_at_most_persons"]  # fmt: skip
    assert rows[counts].to_numpy().tolist() == [[NURSES, 31, 34, 25, 25], [KITCHEN, 6, 6, 1, 4]]
    assert rows["is_own"].tolist() == [True, True]
    assert rows["is_tight"].tolist() == [True, True]
    assert set(rows["month"]) == {"2026-10"}
    assert set(rows["source_ids"]) == {"keha-12ti-municipality"}


@pytest.mark.parametrize("codes", [["005", "091"], ["005", "049"]])
def test_the_region_stands_for_a_group_of_which_one_member_lacks_the_newest_month(
    fetched: Store, codes: list[str]
) -> None:
    rows = questions.occupations(fetched, area=group_of(fetched, codes))
    assert not rows["is_own"].any()
    assert set(rows["month"]) == {"2023-10"}


def test_a_region_keeps_its_own_figures(fetched: Store, store: Store) -> None:
    pd.testing.assert_frame_equal(
        questions.occupations(fetched, area=find_area(fetched, "MK14")).drop(columns="is_own"),
        questions.occupations(store, area=find_area(store, "KU005")).drop(columns="is_own"),
    )
