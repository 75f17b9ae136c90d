"""Dependency ratios side by side: made of summed persons, said as a range over the areas."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.overview import overview_dependency
from lagesbild.figures import Bar
from lagesbild.language import Row
from lagesbild.store import Area, Store
from tests.exhibits.side_by_side import TIMES, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table

ROWS = [
    ("KU005", "Aa", "Aa", "Aa", 91.2, 89.5, -1.9, 2435, 2000, 8695, 7000, 5496, 5400),
    ("KU010", "Bb", "Bb", "Bb", 55.9, 59.1, 5.7, 10, 11, 100, 101, 50, 51),
]
FOUND = Answer(pd.DataFrame(ROWS, columns=list(overview_dependency.AreaRatio._fields)), TIMES, frozenset())


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return two_areas(store)


def test_ratios_are_made_of_summed_persons(store: Store, areas: tuple[Area, ...]) -> None:
    row = overview_dependency.answer(store, areas=areas, horizon=2040).rows.iloc[0]
    assert [row[f"base_{part}_persons"] for part in ("children", "elderly", "working_age")] == [2435, 5496, 8695]
    assert row["base_ratio"] == pytest.approx(100 * (2435 + 5496) / 8695)


def test_the_sentence_says_in_how_many_areas_the_ratio_grows() -> None:
    grown = Answer(FOUND.rows.assign(change_pct=[1.5, 5.7]), TIMES, frozenset())
    assert takeaways_of(overview_dependency, grown) == [
        "Väestöllinen huoltosuhde kasvaa kaikilla 2 alueella.",
        "Den demografiska försörjningskvoten ökar i alla 2 områden.",
        "The demographic dependency ratio grows in all 2 areas.",
    ]
    assert in_english(overview_dependency, grown).core == ""


def test_the_table_has_the_ratio_and_the_persons_of_each_part() -> None:
    shown = in_english(overview_dependency, FOUND)
    assert shown.table is not None
    assert [column.label for column in shown.table.columns[3:]] == [
        "Aged 0–14, 2024 (projection)",
        "Aged 0–14, 2040 (projection)",
        "Aged 15–64, 2024 (projection)",
        "Aged 15–64, 2040 (projection)",
        "Aged 65 or over, 2024 (projection)",
        "Aged 65 or over, 2040 (projection)",
    ]
    assert table(shown)[1] == Row("Bb", ("55.9", "59.1", "10", "11", "100", "101", "50", "51"))


def test_the_horizons_bars_are_outlines() -> None:
    drawn = [mark for mark in in_english(overview_dependency, FOUND).marks if isinstance(mark, Bar)]
    assert [(bar.series, bar.role, bar.category, bar.label, bar.is_outline) for bar in drawn] == [
        ("2024 (projection)", "own", "Aa", "91.2", False),
        ("2024 (projection)", "own", "Bb", "55.9", False),
        ("2040 (projection)", "third", "Aa", "89.5", True),
        ("2040 (projection)", "third", "Bb", "59.1", True),
    ]
