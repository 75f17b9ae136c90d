"""Dependency ratios side by side: made of summed persons, said as a range over the areas."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.overview import overview_dependency
from lagesbild.figures import Bar
from lagesbild.language import CompositeCell, Row, findings_of
from lagesbild.store import Area, Store
from tests.exhibits.side_by_side import TIMES, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table

ROWS = [
    ("Aa", "Aa", "Aa", 91.2, 89.5, -1.9, 2435, 2000, 8695, 7000, 5496, 5400),
    ("Bb", "Bb", "Bb", 55.9, 59.1, 5.7, 10, 11, 100, 101, 50, 51),
]
FOUND = Answer(pd.DataFrame(ROWS, columns=list(overview_dependency.AreaRatio._fields)), TIMES, frozenset())


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return two_areas(store)


def test_ratios_are_made_of_summed_persons(store: Store, areas: tuple[Area, ...]) -> None:
    row = overview_dependency.answer(store, areas=areas, horizon=2040).rows.iloc[0]
    assert [row[f"base_{part}_persons"] for part in ("children", "elderly", "working_age")] == [2435, 5496, 8695]
    assert row["base_ratio"] == pytest.approx(100 * (2435 + 5496) / 8695)


def test_the_sentences_say_how_many_and_between_what_and_name_nobody(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_dependency.answer(store, areas=areas, horizon=2040)
    assert takeaways_of(overview_dependency, found) == [
        "Sataa työikäistä kohti on alueesta riippuen 55,9–91,2 lasta ja ikääntynyttä vuonna 2024 (ennuste);"
        " vuonna 2040 (ennuste) luku on 59,1–89,5. Luku pienenee 1 alueella, kasvaa 1 alueella (alueita"
        " yhteensä 2).",
        "Beroende på område går det 55,9–91,2 barn och äldre på hundra personer i arbetsför ålder år 2024 (prognos);"
        " år 2040 (prognos) är talet 59,1–89,5. Talet: minskar i 1, ökar i 1 (antal områden 2).",
        "Depending on the area there are 55.9–91.2 children and older people per hundred of working age in 2024"
        " (projection); in 2040 (projection) it is 59.1–89.5. The figure falls in 1, rises in 1 (number of areas"
        " 2).",
    ]


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


def test_the_core_message_is_the_ranges_alone() -> None:
    shown = in_english(overview_dependency, FOUND)
    assert shown.takeaway == f"{shown.core} The figure falls in 1, rises in 1 (number of areas 2)."
    ends = findings_of(shown.core)[0].values["range_base"]
    assert isinstance(ends, CompositeCell)
    assert [part.value for _, part in ends.parts] == [55.9, 91.2]


def test_the_horizons_bars_are_outlines() -> None:
    drawn = [mark for mark in in_english(overview_dependency, FOUND).marks if isinstance(mark, Bar)]
    assert [(bar.series, bar.role, bar.category, bar.label, bar.is_outline) for bar in drawn] == [
        ("2024 (projection)", "own", "Aa", "91.2", False),
        ("2024 (projection)", "own", "Bb", "55.9", False),
        ("2040 (projection)", "third", "Aa", "89.5", True),
        ("2040 (projection)", "third", "Bb", "59.1", True),
    ]
