"""Children since 1972: figures of the provider's added up by hand, and sentences of hand-made rows."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import children_over_time as room
from lagesbild.figures import LinePoint
from lagesbild.measures.today import Reference
from lagesbild.store import Store, find_area
from tests.exhibits.persons import persons_of
from tests.exhibits.spoken import in_english, table, takeaways

YEARS = (1972, 1973, 1974, 2019, 2024, 2040)
KINDS = (*["observed"] * 4, "projected", "projected")
OWN = ("own", "", "", "")
ALAJARVI = ("KU005", "Alajärvi", "Alajärvi", "Alajärvi")
EVIJARVI = ("KU052", "Evijärvi", "Evijärvi", "Evijärvi")


def line(place: tuple[str, str, str, str], *persons: int) -> list[tuple[object, ...]]:
    return [(*place, year, kind, each) for year, kind, each in zip(YEARS, KINDS, persons, strict=True)]


def answer(*lines: list[tuple[object, ...]]) -> Answer[Reference]:
    rows = pd.DataFrame([row for each in lines for row in each], columns=[*room.Year._fields])
    return Answer(rows, Reference(2024, "projected"), frozenset())


# persons in 1972, 1973, 1974, 2019, 2024 and 2040
@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        (
            (1200, 1190, 1180, 820, 800, 700),
            [
                "Lapsia on kolmanneksen vähemmän vuonna 2024 kuin vuonna 1972.",
                "Barnen är en tredjedel färre 2024 än 1972.",
                "There are a third fewer children in 2024 than in 1972.",
            ],
        ),
        (
            (1000, 1010, 1020, 1240, 1250, 1100),
            [
                "Lapsia on 25\u00a0% enemmän vuonna 2024 kuin vuonna 1972.",
                "Barnen är 25\u00a0% fler 2024 än 1972.",
                "There are 25% more children in 2024 than in 1972.",
            ],
        ),
        (
            (1000, 1010, 1020, 1010, 1009, 900),
            [
                "Lapsia on vuonna 2024 lähes yhtä paljon kuin vuonna 1972.",
                "Barnen är nästan lika många 2024 som 1972.",
                "There are about as many children in 2024 as in 1972.",
            ],
        ),
        (
            (500, 560, 510, 400, 370, 350),
            [
                "Lapsia oli eniten vuonna 1973 ja kolmanneksen vähemmän vuonna 2024.",
                "Barnen var som flest 1973 och är en tredjedel färre 2024.",
                "Child numbers peaked in 1973 and are a third lower in 2024.",
            ],
        ),
        (
            (1000, 890, 900, 1000, 1068, 900),
            [
                "Lapsia oli tähän mennessä vähiten vuonna 1973 ja 20\u00a0% enemmän vuonna 2024.",
                "Barnen var hittills fåtaligast 1973 och är 20\u00a0% fler 2024.",
                "Child numbers were lowest so far in 1973 and are 20% higher in 2024.",
            ],
        ),
        (
            (25, 15, 20, 30, 40, 40),
            [
                "Lapsia on 60\u00a0% enemmän vuonna 2024 kuin vuonna 1972.",
                "Barnen är 60\u00a0% fler 2024 än 1972.",
                "There are 60% more children in 2024 than in 1972.",
            ],
        ),
        (
            (69, 66, 64, 20, 16, 25),
            [
                "Lapsia oli 69 vuonna 1972 ja 16 vuonna 2024.",
                "Barnen var 69 år 1972 och 16 år 2024.",
                "Children numbered 69 in 1972 and 16 in 2024.",
            ],
        ),
    ],
    ids=["fewer", "more", "same", "peak", "trough", "trough-of-few", "few"],
)
def test_children_now_and_then(persons: tuple[int, ...], expected: list[str]) -> None:
    assert takeaways(room, answer(line(OWN, *persons))) == expected


def test_after_a_jump_that_borders_may_have_made_only_later_years_are_compared() -> None:
    shown = in_english(room, answer(line(OWN, 1000, 870, 880, 1010, 1044, 900)))
    assert shown.takeaway == "There are 20% more children in 2024 than in 1973."
    assert shown.notes[-1] == (
        "The change of −13.0% from 1972 to 1973 may be due to a part of the municipality being transferred to another."
        " The headline therefore compares only with the years after it."
    )
    small = in_english(room, answer(line(OWN, 700, 601, 610, 620, 630, 600)))
    assert small.takeaway == "There are a tenth fewer children in 2024 than in 1972."


def test_years_without_ages_are_bridged_and_named() -> None:
    shown = in_english(room, answer(line(OWN, 1200, 1190, 1180, 820, 800, 700)))
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [(point.year, point.phase) for point in points][-3:] == [
        (2019, ""),
        (2024, "projection"),
        (2040, "projection"),
    ]
    assert shown.title == ("Children aged 0–17 in Järviseutu at the end of the year, 1972–2040; projection after 2019")
    assert shown.notes[:2] == (
        "The latest recorded ages by municipality are for 2019, so today is the projection’s first year, 2024.",
        "There are no figures by age for 1975–2018, 2020–2023 and 2025–2039; the line passes over them.",
    )


def test_members_have_a_line_and_a_column_each_and_a_note_says_how_far_apart_they_are() -> None:
    lines = (
        line(OWN, 1200, 1190, 1180, 820, 800, 700),
        line(ALAJARVI, 400, 390, 380, 220, 200, 160),
        line(EVIJARVI, 800, 800, 800, 600, 600, 540),
    )
    shown = in_english(room, answer(*lines))
    assert [(mark.series, mark.role) for mark in shown.marks if isinstance(mark, LinePoint) and mark.year == 1972] == [
        ("Järviseutu", "own"),
        ("Evijärvi", "second"),
        ("Alajärvi", "third"),
    ]
    assert table(shown)[0].cells == ("1,200", "400", "800", "observed")
    assert shown.notes[0] == (
        "The change since 1972 varies between the municipalities: in Alajärvi −50.0%, in Evijärvi −25.0%."
    )


def test_a_group_is_the_sum_of_its_members_from_the_groups_of_ages_to_the_projection(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    assert found.facts == Reference(2024, "projected")
    # Statistics Finland, population structure: persons aged 0–17 in 1972
    members = {"KU005": 3543, "KU052": 1065, "KU403": 1403, "KU934": 1088}
    assert {code: persons_of(found.rows, area_code=code, year=1972) for code in members} == members
    assert persons_of(found.rows, area_code="own", year=1972) == 7099
    own = found.rows[found.rows["area_code"] == "own"]
    assert own["year"].tolist() == [*range(1972, 2020), 2024, 2035, 2040]
    assert found.sources == {"statfin-11re-age-group", "statfin-11re-municipality", "statfin-14wx-municipality"}


def test_a_region_is_observed_to_its_newest_year_and_has_no_lines_of_members(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "MK21"), horizon=2030)
    assert found.facts == Reference(2025, "observed")
    assert set(found.rows["area_code"]) == {"own"}
    assert found.rows["year"].tolist() == [*range(1972, 2031)]


def test_a_municipality_has_the_children_of_those_that_merged_into_it(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "507"), horizon=2040)
    # Mäntyharju and Pertunmaa, 1972
    assert persons_of(found.rows, area_code="own", year=1972) == 2440 + 951


@pytest.mark.slow
def test_where_single_ages_are_fetched_they_take_the_place_of_the_groups(whole_store: Store) -> None:
    found = room.answer(whole_store, area=find_area(whole_store, "005"), horizon=2040)
    # made-up table: 41 men and 42 women of each age in 2014, 30 and 31 in 2025; the groups end before
    assert persons_of(found.rows, year=2014) == 18 * (41 + 42)
    assert persons_of(found.rows, year=2025) == 18 * (30 + 31)
    assert persons_of(found.rows, year=1972) == 3543
    assert found.facts == Reference(2025, "observed")
