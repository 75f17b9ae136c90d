"""The population of all areas side by side: how many go which way, and no area called best or worst."""

import pytest

from lagesbild.exhibits.overview import overview_population
from lagesbild.figures import Bar
from lagesbild.language import Row
from lagesbild.store import Area, Store, find_area
from tests.exhibits.side_by_side import TIMES, changes, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return two_areas(store)


def test_areas_keep_the_order_that_is_given(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_population.answer(store, areas=areas[::-1], horizon=2040)
    shown = ["area_code", "base_persons", "horizon_persons", "change_persons"]
    assert found.rows[shown].to_numpy().tolist() == [
        ["vpk-tuusula", 41988, 50637, 8649],
        ["kopa-jarviseutu", 16626, 13801, -2825],
    ]
    assert (found.facts.base_year, found.years) == (2024, [2040])


def test_a_region_beside_a_group_is_shown_for_the_years_of_both(store: Store, areas: tuple[Area, ...]) -> None:
    mixed = (areas[0], find_area(store, "MK06"))
    assert overview_population.answer(store, areas=mixed, horizon=2035).facts.base_year == 2024


def test_the_sentences_say_how_many_and_between_what_and_name_nobody(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_population.answer(store, areas=areas, horizon=2040)
    assert takeaways_of(overview_population, found) == [
        "Väkiluku, 2024 (ennuste) – 2040 (ennuste): pienenee 1 alueella, kasvaa 1 alueella (alueita yhteensä 2)."
        " Muutos on alueesta riippuen −17,0 % … +20,6 %.",
        "Folkmängden, 2024 (prognos) – 2040 (prognos): minskar i 1, ökar i 1 (antal områden 2). Förändringen"
        " varierar mellan −17,0 % och +20,6 % beroende på område.",
        "Population, 2024 (projection) – 2040 (projection): falls in 1, rises in 1 (number of areas 2). Depending on"
        " the area the change is −17.0% to +20.6%.",
    ]


def test_areas_are_in_the_alphabetical_order_of_the_language() -> None:
    shown = in_english(overview_population, changes(("öbo", 100, 90), ("abo", 1000, 1001), ("zbo", 10, 20)))
    assert table(shown) == (
        Row("ABO", ("1,000", "1,001", "+1", "+0.1%")),
        Row("ÖBO", ("100", "90", "−10", "−10.0%")),
        Row("ZBO", ("10", "20", "+10", "+100.0%")),
    )
    assert "falls in 1, rises in 1, stays about the same in 1 (number of areas 3)" in shown.takeaway
    assert "The areas stand in alphabetical order; the order says nothing of size." in shown.notes


def test_an_area_in_which_nobody_lives_today_has_a_dash_and_no_bar() -> None:
    shown = in_english(overview_population, changes(("a", 100, 90), ("b", 0, 5)))
    assert table(shown)[1] == Row("B", ("0", "5", "+5", "–"))
    assert [mark.category for mark in shown.marks if isinstance(mark, Bar)] == ["A"]
    assert "(number of areas 2)" in shown.takeaway


def test_the_oldest_are_said_to_be_missing_where_they_are() -> None:
    found = changes(("a", 100, 90))
    lacking = type(found)(found.rows, TIMES._replace(lacks_oldest=True), found.sources)
    note = "The municipal projection at hand leaves out persons aged 100 and over; there are about 1,200 of them in"
    assert any(each.startswith(note) for each in in_english(overview_population, lacking).notes)
    assert not any(each.startswith(note) for each in in_english(overview_population, found).notes)
