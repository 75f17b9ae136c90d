"""Own schools and units: hidden counts, what the headline says, dots or bars, and no page but the area's own."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.own_data import own_units
from lagesbild.figures import Bar, Place, Spot
from lagesbild.language import Row
from lagesbild.sources.coordinates import to_tm35fin
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways
from tests.own_files import GROUP

SQUARE = '{"type":"Polygon","coordinates":[[[300000,6900000],[300000,7000000],[400000,7000000],[300000,6900000]]]}'
Given = tuple[str, str, int, int, int | None, float | None]


def units(*given: Given, persons: int = 1000, pct: float | None = -39.0) -> Answer[own_units.Ground]:
    """Unit, stage, lowest and highest number of pupils, places and latitude; the age group is the same for all."""
    rows = [
        (name, stage, 2026, low, high, places, north, north and 24.0, "Register", "2026-09-20", persons, pct)
        for name, stage, low, high, places, north in given
    ]
    drawn = (SQUARE,) if any(row[6] for row in rows) else ()
    return Answer(pd.DataFrame(rows, columns=list(own_units.Unit._fields)), own_units.Ground(drawn), frozenset())


def one(places: int | None = 100, low: int = 78, high: int = 78) -> Given:
    return ("A", "7-12", low, high, places, None)


SAID = {
    "taken_down": (
        units(one()),
        [
            "Alakoulussa paikoista on käytössä 78\u00a0%, ja ikäluokka pienenee 39\u00a0%.",
            "I årskurs 1–6 är 78\u00a0% av platserna i bruk, och åldersgruppen minskar med 39\u00a0%.",
            "Places in grades 1–6 are 78% taken, and the age group falls by 39%.",
        ],
    ),
    "taken_up": (
        units(("A", "7-15", 78, 78, 100, None), pct=12.0),
        [
            "Perusopetuksessa paikoista on käytössä 78\u00a0%, ja ikäluokka kasvaa 12\u00a0%.",
            "I grundskolan är 78\u00a0% av platserna i bruk, och åldersgruppen ökar med 12\u00a0%.",
            "Places in comprehensive school are 78% taken, and the age group grows by 12%.",
        ],
    ),
    "taken_same": (
        units(one(40, 1, 4), pct=0.9),
        [
            "Alakoulussa paikoista on käytössä 3–10\u00a0%, eikä ikäluokka juuri muutu.",
            "I årskurs 1–6 är 3–10\u00a0% av platserna i bruk, och åldersgruppen ändras knappt.",
            "Places in grades 1–6 are 3–10% taken, and the age group stays nearly the same.",
        ],
    ),
    "taken_few": (
        units(one(), persons=19),
        [
            "Alakoulussa paikoista on käytössä 78\u00a0%.",
            "I årskurs 1–6 är 78\u00a0% av platserna i bruk.",
            "Places in grades 1–6 are 78% taken.",
        ],
    ),
    "units_down": (
        units(one(None)),
        [
            "Alakoulussa on 1 yksikkö, ja ikäluokka pienenee 39\u00a0%.",
            "I årskurs 1–6 finns 1 enhet, och åldersgruppen minskar med 39\u00a0%.",
            "In grades 1–6 there is 1 unit, and the age group falls by 39%.",
        ],
    ),
    "units_up": (
        units(one(None), ("B", "7-12", 9, 9, 10, None), pct=12.0),
        [
            "Alakoulussa on 2 yksikköä, ja ikäluokka kasvaa 12\u00a0%.",
            "I årskurs 1–6 finns 2 enheter, och åldersgruppen ökar med 12\u00a0%.",
            "In grades 1–6 there are 2 units, and the age group grows by 12%.",
        ],
    ),
    "units_same": (
        units(one(None), pct=-0.5),
        [
            "Alakoulussa on 1 yksikkö, eikä ikäluokka juuri muutu.",
            "I årskurs 1–6 finns 1 enhet, och åldersgruppen ändras knappt.",
            "In grades 1–6 there is 1 unit, and the age group stays nearly the same.",
        ],
    ),
    "units_few": (
        units(one(None), persons=0, pct=None),
        ["Alakoulussa on 1 yksikkö.", "I årskurs 1–6 finns 1 enhet.", "In grades 1–6 there is 1 unit."],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_the_headline_is_of_the_stage_with_most_pupils(case: str) -> None:
    found, said = SAID[case]
    assert takeaways(own_units, found) == said


def test_a_sum_is_of_what_is_shown_so_that_nothing_can_be_subtracted() -> None:
    shown = in_english(own_units, units(one(), ("B", "7-12", 1, 4, 40, None)))
    assert [(row.header, row.cells[:3]) for row in table(shown)] == [
        ("A, grades 1–6 (7–12), 2026", ("78", "100", "78%")),
        ("B, grades 1–6 (7–12), 2026", ("1–4", "40", "3–10%")),
        ("All units, grades 1–6 (7–12), 2026", ("79–82", "140", "56–59%")),
    ]
    assert shown.weight == 0
    assert (
        shown.reading == "The area’s own figures, not checked as official statistics are: Register (20 September 2026)."
    )


def test_without_coordinates_there_are_bars_and_a_hidden_count_has_its_lowest_value() -> None:
    shown = in_english(own_units, units(one(), ("B", "7-12", 1, 4, None, None)))
    assert bars(shown) == [
        ("Children or pupils", "A, grades 1–6 (7–12)", 78, "78"),
        ("Children or pupils", "B, grades 1–6 (7–12)", 1, "1–4"),
        ("Places", "A, grades 1–6 (7–12)", 100, "100"),
    ]


def test_with_coordinates_units_are_dots_and_the_others_are_told_of() -> None:
    placed, hidden = ("B <b>", "7-12", 1, 4, 40, 63.0), ("B <b>", "13-15", 9, 9, 20, 63.0)
    shown = in_english(own_units, units(one(), placed, hidden))
    place, spot = shown.marks
    assert isinstance(place, Place)
    assert isinstance(spot, Spot)
    assert (spot.name, spot.value, spot.label) == ("B <b>", 10, "10–13 / 60")
    assert "The map shows only the units whose location was given; all are in the table." in shown.notes
    figure = own_units.EXHIBIT.chart(shown.marks, shown.axis)
    assert figure.layout.meta["is_of_spots"]
    assert [note.text for note in figure.layout.annotations] == ["B &lt;b&gt;<br>10–13 / 60"]
    assert not any(isinstance(mark, Bar) for mark in shown.marks)


@pytest.mark.parametrize(
    ("latitude", "longitude", "east", "north"),
    [
        (45, 27, 500_000.0, 4_982_950.400),  # the meridian's length from the equator × 0.9996
        (0, 30, 833_978.557, 0.0),  # three degrees from the middle, at the equator
        (0, 24, 166_021.443, 0.0),
    ],
)
def test_degrees_become_metres(latitude: float, longitude: float, east: float, north: float) -> None:
    assert to_tm35fin(longitude, latitude) == pytest.approx((east, north), abs=0.001)


@pytest.mark.slow
def test_own_units_are_rounded_hidden_and_set_beside_the_official_ages(own_data_store: Store) -> None:
    found = own_units.answer(own_data_store, area=find_area(own_data_store, GROUP), horizon=2040)
    counts = ["unit", "stage", "year", "pupils_at_least_persons", "pupils_at_most_persons"]
    # 212, 205, 3, 88 and 120 pupils: to the nearest three, and one to four hidden
    assert found.rows[counts].to_numpy().tolist() == [
        ["Made-up A", "7-12", 2025, 213, 213],
        ["Made-up A", "7-12", 2026, 204, 204],
        ["Made-up B", "7-12", 2026, 1, 4],
        ["Made-up C", "7-12", 2026, 87, 87],
        ["Made-up A", "13-15", 2026, 120, 120],
    ]
    assert found.rows["base_persons"].tolist() == [1124, 1124, 1124, 1124, 671]
    shown = in_english(own_units, found, area=find_area(own_data_store, GROUP))
    assert table(shown)[4] == Row("All units, grades 1–6 (7–12), 2026", ("292–295", "380", "77–78%", "1,124", "−39.0%"))


@pytest.mark.slow
@pytest.mark.parametrize(("code", "count"), [(GROUP, 5), ("KU049", 2), ("KU005", 0), ("MK14", 0), ("SSS", 0)])
def test_own_units_are_on_no_page_but_their_areas(own_data_store: Store, code: str, count: int) -> None:
    assert len(own_units.answer(own_data_store, area=find_area(own_data_store, code), horizon=2040).rows) == count
