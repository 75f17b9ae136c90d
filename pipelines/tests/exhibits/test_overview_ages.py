"""The share of children in all areas side by side; the two exhibits differ in the ages only."""

import pytest

from lagesbild.exhibits.overview import overview_ages_0_6, overview_ages_7_15
from lagesbild.figures import Bar
from lagesbild.language import Row
from lagesbild.store import Store
from tests.exhibits.side_by_side import changes, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table

FOUND = changes(("a", 100, 90), ("b", 40, 44), base_pct=[10.0, 8.0], horizon_pct=[9.5, 8.8])


def test_shares_are_of_all_residents(store: Store) -> None:
    found = overview_ages_7_15.answer(store, areas=two_areas(store), horizon=2040)
    # Järviseutu: 1 124 + 671 of 16 626 in 2024, 686 + 351 of 13 801 in 2040
    first = found.rows.iloc[0]
    assert (first["base_persons"], first["horizon_persons"]) == (1124 + 671, 686 + 351)
    assert first["base_pct"] == pytest.approx(100 * 1795 / 16626)
    assert first["horizon_pct"] == pytest.approx(100 * 1037 / 13801)
    assert takeaways_of(overview_ages_7_15, found)[2] == "The share of residents aged 7–15 falls in all 2 areas."
    small = overview_ages_0_6.answer(store, areas=two_areas(store), horizon=2040).rows.iloc[0]
    assert small["horizon_persons"] == 628 + 113


def test_the_way_that_most_shares_go_is_said() -> None:
    assert takeaways_of(overview_ages_0_6, FOUND) == [
        "0–6-vuotiaiden osuus asukkaista pienenee yhdellä alueella, kun alueita on 2.",
        "Andelen 0–6-åringar av invånarna minskar i ett av 2 områden.",
        "The share of residents aged 0–6 falls in one of 2 areas.",
    ]
    shown = in_english(overview_ages_7_15, FOUND)
    assert shown.title == "Residents aged 7–15 by area, 2024 (projection) and 2040, per cent of all residents"
    assert table(shown)[1] == Row("B", ("40", "44", "+4", "+10.0%", "8.0%", "8.8%"))
    labels = [mark.label for mark in shown.marks if isinstance(mark, Bar)]
    assert labels == ["10.0%", "8.0%", "9.5%", "8.8%"]


def test_an_area_without_such_ages_goes_neither_way() -> None:
    found = changes(("a", 0, 5), ("b", 40, 44), base_pct=[0.0, 8.0], horizon_pct=[1.0, 8.8])
    assert takeaways_of(overview_ages_0_6, found)[2] == "The share of residents aged 0–6 grows in one of 2 areas."
