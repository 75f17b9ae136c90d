"""Renewal side by side: made of summed persons, said as a range over the areas."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.overview import overview_renewal
from lagesbild.language import Row
from lagesbild.store import Store
from tests.exhibits.side_by_side import TIMES, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table

ROWS = [
    ("KU005", "Aa", "Aa", "Aa", 63.5, 56.6, -10.8, 1541, 1009, 2428, 1782),
    ("KU010", "Bb", "Bb", "Bb", 99.9, 100, 0.1, 1, 2, 3, 4),
]
FOUND = Answer(pd.DataFrame(ROWS, columns=list(overview_renewal.AreaRatio._fields)), TIMES, frozenset())


def test_ratios_are_made_of_summed_persons(store: Store) -> None:
    row = overview_renewal.answer(store, areas=two_areas(store), horizon=2040).rows.iloc[0]
    assert row["horizon_ratio"] == pytest.approx(100 * 1009 / 1782)


def test_the_sentence_says_in_how_many_areas_the_young_are_fewer() -> None:
    assert takeaways_of(overview_renewal, FOUND) == [
        "Nuorten määrä eläkeikää lähestyvää kohti pienenee yhdellä alueella, kun alueita on 2.",
        "Antalet unga per person nära pensionsåldern minskar i ett av 2 områden.",
        "The number of young people per person nearing retirement falls in one of 2 areas.",
    ]


def test_the_table_has_the_ratio_and_the_persons_of_both_ages() -> None:
    shown = in_english(overview_renewal, FOUND)
    assert shown.table is not None
    assert [column.label for column in shown.table.columns] == [
        "Area",
        "Ratio, 2024 (projection)",
        "Ratio, 2040 (projection)",
        "Aged 15–24, 2024 (projection)",
        "Aged 15–24, 2040 (projection)",
        "Aged 55–64, 2024 (projection)",
        "Aged 55–64, 2040 (projection)",
    ]
    assert table(shown)[0] == Row("Aa", ("63.5", "56.6", "1,541", "1,009", "2,428", "1,782"))
    assert shown.axis.title == "Aged 15–24 per hundred aged 55–64"
