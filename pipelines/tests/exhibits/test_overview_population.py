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


def said(*changes_pct: int) -> list[str]:
    """The sentence of areas with a hundred residents each, by their changes."""
    return takeaways_of(overview_population, changes(*((f"a{n}", 100, 100 + pct) for n, pct in enumerate(changes_pct))))


@pytest.mark.parametrize(
    ("changes_pct", "sentences"),
    [
        (
            (-2, -3, 5),
            [
                "Väkiluku pienenee kaikkialla muualla paitsi alueella a2.",
                "Folkmängden minskar överallt utom i området A2.",
                "The population falls everywhere but in A2.",
            ],
        ),
        (
            (-2, -3, 5, 0),
            [
                "Väkiluku pienenee 2 alueella kaikkiaan 4 alueesta.",
                "Folkmängden minskar i 2 av 4 områden.",
                "The population falls in 2 of 4 areas.",
            ],
        ),
        (
            (-2, 3, 5),
            [
                "Väkiluku kasvaa kaikkialla muualla paitsi alueella a0.",
                "Folkmängden ökar överallt utom i området A0.",
                "The population grows everywhere but in A0.",
            ],
        ),
        (
            (-2, 3, 5, 0),
            [
                "Väkiluku kasvaa 2 alueella kaikkiaan 4 alueesta.",
                "Folkmängden ökar i 2 av 4 områden.",
                "The population grows in 2 of 4 areas.",
            ],
        ),
        (
            (0, 3),
            [
                "Väkiluku kasvaa yhdellä alueella, kun alueita on 2.",
                "Folkmängden ökar i ett av 2 områden.",
                "The population grows in one of 2 areas.",
            ],
        ),
        (
            (-2, -3),
            [
                "Väkiluku pienenee kaikilla 2 alueella.",
                "Folkmängden minskar i alla 2 områden.",
                "The population falls in all 2 areas.",
            ],
        ),
        ((-2,), ["Väkiluku pienenee.", "Folkmängden minskar.", "The population falls."]),
        ((2,), ["Väkiluku kasvaa.", "Folkmängden ökar.", "The population grows."]),
        (
            (0, 0),
            [
                "Väkiluku ei juuri muutu millään alueella.",
                "Folkmängden förändras knappt i något område.",
                "The population hardly changes in any area.",
            ],
        ),
    ],
    ids=[
        "one-exception",
        "most-fall",
        "one-falls",
        "most-grow",
        "one-grows",
        "all-fall",
        "one-area-falls",
        "one-area-grows",
        "none",
    ],
)
def test_the_sentence_says_which_way_most_areas_go_and_names_one_that_alone_does_not(
    changes_pct: tuple[int, ...], sentences: list[str]
) -> None:
    assert said(*changes_pct) == sentences


def test_one_falls_where_another_grows(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_population.answer(store, areas=areas, horizon=2040)
    assert takeaways_of(overview_population, found)[2] == "The population falls in one of 2 areas."
    title = in_english(overview_population, found).title
    assert title == "Change in population by area, 2024–2040 (projection), per cent"


def test_areas_are_in_the_alphabetical_order_of_the_language() -> None:
    shown = in_english(overview_population, changes(("öbo", 100, 90), ("abo", 1000, 1001), ("zbo", 10, 20)))
    assert table(shown) == (
        Row("ABO", ("1,000", "1,001", "+1", "+0.1%")),
        Row("ÖBO", ("100", "90", "−10", "−10.0%")),
        Row("ZBO", ("10", "20", "+10", "+100.0%")),
    )
    assert shown.takeaway == "The population falls in one of 3 areas."
    assert "The areas are listed alphabetically, not by size." in shown.notes


def test_an_area_in_which_nobody_lives_today_has_a_dash_and_no_bar() -> None:
    shown = in_english(overview_population, changes(("a", 100, 90), ("b", 0, 5)))
    assert table(shown)[1] == Row("B", ("0", "5", "+5", "–"))
    assert [mark.category for mark in shown.marks if isinstance(mark, Bar)] == ["A"]
    assert shown.takeaway == "The population falls in one of 2 areas."


def test_the_oldest_are_said_to_be_missing_where_they_are() -> None:
    found = changes(("a", 100, 90))
    lacking = type(found)(found.rows, TIMES._replace(lacks_oldest=True), found.sources)
    note = "The municipal projection leaves out people aged 100 and over, about 1,200 in"
    assert any(each.startswith(note) for each in in_english(overview_population, lacking).notes)
    assert not any(each.startswith(note) for each in in_english(overview_population, found).notes)
