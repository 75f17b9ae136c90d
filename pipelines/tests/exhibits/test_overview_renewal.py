"""Renewal side by side: made of summed persons, said as a range over the areas."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.overview import overview_renewal
from lagesbild.language import Row
from lagesbild.store import Store
from tests.exhibits.side_by_side import TIMES, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table

ROWS = [("Aa", "Aa", "Aa", 63.5, 56.6, -10.8, 1541, 1009, 2428, 1782), ("Bb", "Bb", "Bb", 99.9, 100, 0.1, 1, 2, 3, 4)]
FOUND = Answer(pd.DataFrame(ROWS, columns=list(overview_renewal.AreaRatio._fields)), TIMES, frozenset())


def test_ratios_are_made_of_summed_persons(store: Store) -> None:
    row = overview_renewal.answer(store, areas=two_areas(store), horizon=2040).rows.iloc[0]
    assert row["horizon_ratio"] == pytest.approx(100 * 1009 / 1782)


def test_the_sentences_say_how_many_and_between_what_and_name_nobody() -> None:
    assert takeaways_of(overview_renewal, FOUND) == [
        "Sataa 55–64-vuotiasta kohti on alueesta riippuen 63,5–99,9 15–24-vuotiasta vuonna 2024 (ennuste); vuonna "
        "2040 (ennuste) luku on 56,6–100,0. Luku pienenee 1 alueella, pysyy lähes ennallaan 1 alueella (alueita "
        "yhteensä 2).",
        "Beroende på område går det 63,5–99,9 15–24-åringar på hundra 55–64-åringar år 2024 (prognos); år 2040 "
        "(prognos) är talet 56,6–100,0. Talet: minskar i 1, nästan ingen förändring i 1 (antal områden 2).",
        "Depending on the area there are 63.5–99.9 persons aged 15–24 per hundred aged 55–64 in 2024 (projection); in "
        "2040 (projection) it is 56.6–100.0. The figure falls in 1, stays about the same in 1 (number of areas 2).",
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
