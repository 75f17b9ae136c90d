"""The map: what is said and drawn of hand-made squares, and real municipalities against the tables as published."""

import json
import math
from itertools import pairwise

import pandas as pd
import pytest

from lagesbild import figures
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import map_of_change
from lagesbild.figures import Axis, Place, maps, style
from lagesbild.language import AreaContext, Presented, Row
from lagesbild.measures.today import Times
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area
from tests.contrast import contrast
from tests.exhibits.persons import projected
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
TIMES = Times(2024, "projected", 2040)
NO_AXIS = Axis("", (), ())
Found = Answer[Times | None]


def test_classes_are_those_of_the_members_own_spread() -> None:
    """Falls from 31.0 to 47.2 percent take four classes of five points, falls of a few points narrow ones."""
    wide = map_of_change.classes([-47.2, -44.96, -31.0, -38.0, 0.0])
    assert {change: tuple(each) for change, each in wide.items()} == {
        -47.2: ("down4", 45, 50),
        -44.96: ("down4", 45, 50),  # read as 45.0
        -38.0: ("down2", 35, 40),
        -31.0: ("down1", 30, 35),
        0.0: ("up", 0, 0),
    }
    assert map_of_change.classes([-0.04, 3.0]) == {-0.04: ("up", 0, 0), 3.0: ("up", 0, 0)}
    assert [each.least for each in map_of_change.classes([-1.0, -7.9]).values()] == [0, 6]
    assert [each.most for each in map_of_change.classes([-3.0, -80.0]).values()] == [50, 100]


def _square(east: int) -> str:
    ring = [[east, 0], [east + 10, 0], [east + 10, 10], [east, 10], [east, 0]]
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]})


def _found(rows: pd.DataFrame) -> Answer[Times | None]:
    return Answer(rows, TIMES, frozenset())


def _rows(members: int = 2) -> pd.DataFrame:
    """Alajärvi loses 40 of 100, Evijärvi gains 5 of 50; their neighbour Vimpeli has nobody of these ages today."""
    return pd.DataFrame(
        {
            "area_code": ["KU005", "KU052", "KU934"],
            "name_fi": ["Alajärvi", "Evijärvi", "Vimpeli"],
            "name_sv": ["Alajärvi", "Evijärvi", "Vindala"],
            "name_en": ["Alajärvi", "Evijärvi", "Vimpeli"],
            "is_member": [True, members > 1, False],
            "base_persons": [100, 50, 0],
            "horizon_persons": [60, 55, 3],
            "change_persons": [-40, 5, 3],
            "change_pct": [-40.0, 10.0, None],
            "geometry": [_square(0), _square(10), _square(20)],
            "is_open": False,
        }
    )


def places(shown: Presented) -> list[Place]:
    return [mark for mark in shown.marks if isinstance(mark, Place)]


def _two(first: tuple[int, int], second: tuple[int, int], *, undecided: tuple[bool, bool] = (False, False)) -> Found:
    """Alajärvi and Evijärvi with their numbers now and then, and whether the direction of each is open."""
    now, then = zip(first, second, strict=True)
    rows = _rows().head(2).assign(base_persons=now, horizon_persons=then, is_open=undecided)
    change = rows["horizon_persons"] - rows["base_persons"]
    return _found(rows.assign(change_persons=change, change_pct=100 * change / rows["base_persons"]))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            _two((100, 60), (50, 45)),
            [
                "Kouluikäisten määrä vähenee eniten Alajärvellä, 40\u00a0%, ja vähiten Evijärvellä, 10\u00a0%.",
                "Antalet skolbarn minskar mest i Alajärvi, med 40\u00a0%, och minst i Evijärvi, med 10\u00a0%.",
                "School-age numbers fall most in Alajärvi, by 40%, and least in Evijärvi, by 10%.",
            ],
        ),
        (
            _two((100, 105), (50, 60)),
            [
                "Kouluikäisten määrä kasvaa vähiten Alajärvellä, 5\u00a0%, ja eniten Evijärvellä, 20\u00a0%.",
                "Antalet skolbarn ökar minst i Alajärvi, med 5\u00a0%, och mest i Evijärvi, med 20\u00a0%.",
                "School-age numbers grow least in Alajärvi, by 5%, and most in Evijärvi, by 20%.",
            ],
        ),
        (
            _two((100, 60), (50, 60)),
            [
                "Kouluikäisten määrä vähenee Alajärvellä 40\u00a0% mutta kasvaa Evijärvellä 20\u00a0%.",
                "Antalet skolbarn minskar i Alajärvi med 40\u00a0% men ökar i Evijärvi med 20\u00a0%.",
                "School-age numbers fall in Alajärvi by 40% but grow in Evijärvi by 20%.",
            ],
        ),
        (
            _two((100, 60), (200, 201)),
            [
                "Kouluikäisten määrä vähenee 40\u00a0% Alajärvellä mutta pysyy lähes ennallaan Evijärvellä.",
                "Antalet skolbarn minskar med 40\u00a0% i Alajärvi men förändras knappt i Evijärvi.",
                "The school-age population falls by 40% in Alajärvi but hardly changes in Evijärvi.",
            ],
        ),
        (
            _found(_rows().head(1)),
            [
                "Kouluikäisten määrä vähenee 40\u00a0% Alajärvellä.",
                "Antalet skolbarn minskar med 40\u00a0% i Alajärvi.",
                "The school-age population falls by 40% in Alajärvi.",
            ],
        ),
        (
            _two((200, 120), (1, 9), undecided=(False, True)),
            [
                "Kouluikäisten määrä vähenee Alajärvellä 40\u00a0%, mutta yhdessä kunnassa suunta on epävarma.",
                "Antalet skolbarn minskar i Alajärvi med 40\u00a0%, men i en kommun är riktningen osäker.",
                "School-age numbers fall in Alajärvi by 40%, but in one municipality the direction is uncertain.",
            ],
        ),
        (
            _two((200, 240), (150, 90), undecided=(False, True)),
            [
                "Kouluikäisten määrä kasvaa Alajärvellä 20\u00a0%, mutta yhdessä kunnassa suunta on epävarma.",
                "Antalet skolbarn ökar i Alajärvi med 20\u00a0%, men i en kommun är riktningen osäker.",
                "School-age numbers grow in Alajärvi by 20%, but in one municipality the direction is uncertain.",
            ],
        ),
        (
            _two((200, 150), (150, 90), undecided=(True, True)),
            [
                "Kouluikäisten määrä voi kasvaa tai vähentyä kaikissa kunnissa.",
                "Antalet skolbarn kan öka eller minska i alla kommuner.",
                "School-age numbers may grow or shrink in every municipality.",
            ],
        ),
        (
            _found(_rows().head(1).assign(is_open=True)),
            [
                "Kouluikäisten määrä voi kasvaa tai vähentyä Alajärvellä.",
                "Antalet skolbarn kan öka eller minska i Alajärvi.",
                "The school-age population may grow or shrink in Alajärvi.",
            ],
        ),
        (
            _two((2, 3), (1, 9)),
            [
                "Kouluikäisiä on nyt 3 ja ennusteen lopussa 12.",
                "Barnen i skolåldern är nu 3 och i prognosens slut 12.",
                "The number of school-age children goes from 3 to 12.",
            ],
        ),
    ],
    ids=[
        *("all-down", "all-up", "falls-and-grows", "spread", "one", "partly-down", "partly-up", "open", "open-one"),
        "few",
    ],
)
def test_members_that_change_most_and_least(found: Answer[Times | None], expected: list[str]) -> None:
    assert takeaways(map_of_change, found) == expected


def test_neighbours_are_in_the_table_and_have_no_class() -> None:
    shown = in_english(map_of_change, _found(_rows()))
    assert table(shown)[0] == Row("Alajärvi", ("In the area", "100", "60", "−40", "−40.0%"))
    assert table(shown)[2] == Row("Vimpeli", ("Neighbour", "0", "3", "+3", "–"))
    assert [(place.series, place.shade, place.label) for place in places(shown)] == [
        ("falls by 40% to under 42%", "down4", "−40.0%"),
        ("unchanged or grows", "up", "+10.0%"),
        ("neighbour", "around", ""),
    ]


def test_a_single_member_is_seen_among_its_neighbours() -> None:
    """Evijärvi is a neighbour here, with class and figure; Vimpeli, where nobody is of these ages, has numbers."""
    shown = in_english(map_of_change, _found(_rows(members=1)))
    assert [(place.series, place.shade, place.label) for place in places(shown)] == [
        ("falls by 40% to under 42%", "down4", "−40.0%"),
        ("unchanged or grows", "up", "+10.0%"),
        ("too few for a percentage", "unknown", "0 → 3"),
    ]
    assert shown.notes[0].startswith("The classes follow the spread of the municipality and its neighbours.")
    figure = figures.area_map(places(shown), NO_AXIS)
    assert [note.text for note in figure.layout.annotations][:2] == ["Alajärvi<br>−40.0%", "Evijärvi<br>+10.0%"]
    assert sum(trace.type == "scatter" and trace.line.width == 3 for trace in figure.data) == 1


def test_a_member_of_few_children_has_their_number_and_no_class() -> None:
    first = places(in_english(map_of_change, _two((1, 9), (50, 45))))[0]
    assert (first.series, first.shade, first.label) == ("too few for a percentage", "unknown", "1 → 9")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["vähenee 40 – alle 42\u00a0%", "ennallaan tai kasvaa", "naapurikunta"]),
        ("sv", ["minskar 40 – under 42\u00a0%", "oförändrat eller ökar", "grannkommun"]),
    ],
)
def test_classes_say_their_limits(language: Language, expected: list[str]) -> None:
    shown = map_of_change.words(_found(_rows()), context(map_of_change, language))
    assert [place.series for place in places(shown)] == expected


def test_map_is_drawn_with_members_strong_and_a_dot_to_point_at_in_each() -> None:
    figure = figures.area_map(places(in_english(map_of_change, _found(_rows()))), NO_AXIS)
    polygons = {trace.name: trace for trace in figure.data if trace.type == "scatter" and trace.fill}
    outlines = [list(trace.x) for trace in figure.data if trace.type == "scatter" and trace.line.width == 3]
    assert outlines == [[10, 10, 0, 0, 10], [10, 20, 20, 10, 10]]
    assert list(polygons["Evijärvi"].x) == [10, 20, 20, 10, 10]
    dots = next(trace for trace in figure.data if trace.meta["role"] == "dots")
    assert (list(dots.x), list(dots.y)) == ([5, 15], [5, 5])
    assert dots.hovertext[0] == "Alajärvi (In the area): −40.0%"
    assert [note.text for note in figure.layout.annotations] == ["Alajärvi<br>−40.0%", "Evijärvi<br>+10.0%"]
    assert [trace.marker.color for trace in figure.data if trace.type == "bar"] == [
        style.FALLS[0],
        style.RISE,
        style.LAND,
    ]
    assert figure.layout.yaxis.scaleanchor == "x"


def test_many_members_are_listed_and_not_written_on_the_map() -> None:
    two = _rows()
    rows = pd.concat([two.head(1).assign(name_en=f"M{number}") for number in range(13)] + [two.tail(1)])
    figure = figures.area_map(places(in_english(map_of_change, _found(rows))), NO_AXIS)
    assert [note.text for note in figure.layout.annotations] == ["−40.0%"] * 13
    assert [entry["text"] for entry in figure.layout.meta["key"]][-2:] == ["M8 −40.0%", "M9 −40.0%"]


@pytest.mark.parametrize("mode", ["day", "night"])
def test_a_larger_fall_stands_out_more_and_names_and_lines_are_read(mode: str) -> None:
    colours = style.NIGHT if mode == "night" else {}
    ground = colours.get(style.LAND, style.LAND)
    falls = [colours.get(maps.FILLS[shade], maps.FILLS[shade]) for shade in map_of_change.FALLS]
    outstanding = [contrast(colour, ground) for colour in falls]
    assert outstanding == sorted(outstanding, reverse=True)
    assert all(contrast(one, other) >= 1.5 for one, other in pairwise([*falls, ground]) if other != style.LAND)
    lines = [colours.get(colour, colour) for colour in (style.BORDER, style.OUTLINE)]
    assert min(contrast(colour, ground) for colour in lines) >= 4.5
    assert contrast(lines[0], colours.get(style.PAPER, style.PAPER)) >= 3


def test_neighbours_recede_by_night_as_by_day() -> None:
    """The ground is nearer to the page than every class."""
    ground, page = style.NIGHT[style.LAND], style.NIGHT[style.PAPER]
    classes = [style.NIGHT[colour] for colour in (*style.FALLS, style.RISE, style.NO_CLASS)]
    assert contrast(ground, page) < min(contrast(colour, page) for colour in classes)


def test_a_name_with_markup_is_shown_as_it_is() -> None:
    rows = _rows().assign(name_en=["<b>A</b>", "B", "C"])
    figure = figures.area_map(places(in_english(map_of_change, _found(rows))), NO_AXIS)
    assert figure.layout.annotations[0].text == "&lt;b&gt;A&lt;/b&gt;<br>−40.0%"


def test_the_whole_country_is_not_drawn(store: Store) -> None:
    area = find_area(store, "SSS")
    found = map_of_change.answer(store, area=area, horizon=2040)
    assert (found.is_empty, found.facts) == (True, None)
    for language in LANGUAGES:
        room = map_of_change.EXHIBIT.room
        shown = map_of_change.words(found, AreaContext(language, 2040, room, area=area))
        assert shown.reason
        assert not shown.takeaway


def test_neighbours_of_alajarvi_and_islands(store: Store) -> None:
    near = store.query(
        "select area.name_fi from mart_area__neighbour as neighbour"
        " join mart_area__area as area on area.area_code = neighbour_code"
        " where neighbour.area_code = 'KU005' order by 1"
    )
    assert set(near["name_fi"]) == {
        "Alavus",
        "Kuortane",
        "Kyyjärvi",
        "Lappajärvi",
        "Lapua",
        "Perho",
        "Soini",
        "Vimpeli",
        "Ähtäri",
    }
    alone = store.query("select area_code from mart_area__boundary anti join mart_area__neighbour using (area_code)")
    assert {"KU318", "KU072"} <= set(alone["area_code"])  # Kökar, Hailuoto
    assert len(alone) == 11


def test_a_merged_municipality_is_drawn_as_one(store: Store) -> None:
    rows = store.query("select geometry from mart_area__boundary where area_code = 'KU507'")
    (polygon,) = json.loads(rows["geometry"][0])["coordinates"]
    ring = polygon[0]
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
    # Mäntyharju 1 211 and Pertunmaa 454 km² with lakes; generalised lines keep it within a tenth
    assert abs(twice) / 2e6 == pytest.approx(1211 + 454, rel=0.1)
    assert store.query("select count(*) as n from mart_area__boundary")["n"][0] == 308


@pytest.mark.parametrize(("code", "members", "around"), [(JARVISEUTU, 4, 11), ("049", 1, 6), ("MK06", 23, 21)])
def test_map_has_a_polygon_for_every_member_and_neighbour(store: Store, code: str, members: int, around: int) -> None:
    area = find_area(store, code)
    found = map_of_change.answer(store, area=area, horizon=2040)
    rows = found.rows
    assert (int(rows["is_member"].sum()), int((~rows["is_member"]).sum())) == (members, around)
    first = rows.iloc[0]
    assert (first["base_persons"], first["horizon_persons"]) == (
        projected(store, [first["area_code"]], (7, 15), 2024),
        projected(store, [first["area_code"]], (7, 15), 2040),
    )
    assert found.sources == {"geo-kunta-2024", "statfin-14wx-municipality"}
    shown = map_of_change.words(found, AreaContext("en", 2040, map_of_change.EXHIBIT.room, area=area))
    assert len(table(shown)) == members + around
    figure = figures.area_map(places(shown), NO_AXIS)
    polygons = [trace for trace in figure.data if trace.type == "scatter" and trace.fill == "toself"]
    assert {trace.name for trace in polygons} == set(rows["name_en"])
    assert len(polygons) == members + around
    west, east = figure.layout.xaxis.range
    south, north = figure.layout.yaxis.range
    for trace in polygons:
        corners = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in corners)
        assert all(west < x < east and south < y < north for x, y in corners)
    assert sum(trace.type == "scatter" and trace.line.width in {1.5, 3} for trace in figure.data) == members
    (dots,) = [trace for trace in figure.data if trace.hovertext]
    assert len(dots.hovertext) == (members if members > 1 else 1 + around)


def test_a_year_that_municipalities_do_not_have_is_said(store: Store) -> None:
    area = find_area(store, "MK06")
    found = map_of_change.answer(store, area=area, horizon=2045)
    shown = map_of_change.words(found, AreaContext("sv", 2045, map_of_change.EXHIBIT.room, area=area))
    assert shown.reason == "kommungränser eller kommunernas prognos saknas för år 2045"
