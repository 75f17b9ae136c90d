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
    assert takeaways_of(overview_ages_7_15, found)[2].startswith(
        "Share of residents aged 7–15: depending on the area 10.8–"
    )
    small = overview_ages_0_6.answer(store, areas=two_areas(store), horizon=2040).rows.iloc[0]
    assert small["horizon_persons"] == 628 + 113


def test_shares_and_the_change_in_persons_are_said() -> None:
    assert takeaways_of(overview_ages_0_6, FOUND) == [
        "0–6-vuotiaiden osuus asukkaista on alueesta riippuen 8,0–10,0 % vuonna 2024 (ennuste) ja 8,8–9,5 % vuonna "
        "2040 (ennuste). Lasten määrä pienenee 1 alueella, kasvaa 1 alueella (alueita yhteensä 2); muutos on −10,0 % "
        "… +10,0 %.",
        "Andelen 0–6-åringar av invånarna är 8,0–10,0 % år 2024 (prognos) och 8,8–9,5 % år 2040 (prognos), beroende "
        "på område. Antalet barn: minskar i 1, ökar i 1 (antal områden 2); förändringen varierar mellan −10,0 % och "
        "+10,0 %.",
        "Share of residents aged 0–6: depending on the area 8.0–10.0% in 2024 (projection) and 8.8–9.5% in 2040 "
        "(projection). The number of children falls in 1, rises in 1 (number of areas 2); the change is −10.0% to "
        "+10.0%.",
    ]
    shown = in_english(overview_ages_7_15, FOUND)
    assert shown.title == "Share of residents aged 7–15 by area, 2024 (projection) and 2040 (projection), percent"
    assert table(shown)[1] == Row("B", ("40", "44", "+4", "+10.0%", "8.0%", "8.8%"))
    labels = [mark.label for mark in shown.marks if isinstance(mark, Bar)]
    assert labels == ["10.0%", "8.0%", "9.5%", "8.8%"]
