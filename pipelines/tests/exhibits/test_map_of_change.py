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
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.contrast import contrast
from tests.exhibits.persons import projected
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
TIMES = Times(2024, "projected", 2040)
NO_AXIS = Axis("", (), ())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (-40.0, "down40"),
        (-39.96, "down40"),
        (-39.94, "down25"),
        (-25.0, "down25"),
        (-10.0, "down10"),
        (-9.9, "down0"),
        (-0.04, "up"),
        (3.0, "up"),
        (None, "unknown"),
    ],
)
def test_class_is_that_of_the_number_as_it_is_read(change: float | None, expected: str) -> None:
    assert map_of_change.shade_of(change) == expected


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
        }
    )


def places(shown: Presented) -> list[Place]:
    return [mark for mark in shown.marks if isinstance(mark, Place)]


def test_members_lie_between_two_changes_and_neighbours_are_counted() -> None:
    assert takeaways(map_of_change, _found(_rows())) == [
        "Muutos vaihtelee alueen kunnissa välillä −40,0\u00a0% (Alajärvi) – +10,0\u00a0% (Evijärvi). "
        "Kunnat, joissa määrä pienenee: "
        "alueella 1/2, naapurikunnista 0/1.",
        "Förändringen varierar i områdets kommuner mellan −40,0\u00a0% (Alajärvi) och +10,0\u00a0% "
        "(Evijärvi). Kommuner där antalet "
        "minskar: i området 1/2, bland grannkommunerna 0/1.",
        "In the area's municipalities the change lies between −40.0% (Alajärvi) and +10.0% (Evijärvi). "
        "Municipalities in which the number falls: 1 "
        "of 2 in the area, 0 of 1 of its neighbours.",
    ]
    assert takeaways(map_of_change, _found(_rows(members=1)))[2] == (
        "Järviseutu: −40.0%. Neighbouring municipalities in which the number falls: 0 of 2."
    )
    shown = in_english(map_of_change, _found(_rows()))
    assert table(shown)[0] == Row("Alajärvi", ("In the area", "100", "60", "−40", "−40.0%"))
    assert table(shown)[2] == Row("Vimpeli", ("Neighbour", "0", "3", "+3", "–"))


def test_classes_say_the_limits_that_shade_the_map() -> None:
    changes = [-40.0, -25.0, -10.0, -1.0, 0.0, None]
    rows = pd.concat([_rows().head(1).assign(change_pct=change) for change in changes], ignore_index=True)
    shown = {language: map_of_change.words(_found(rows), context(map_of_change, language)) for language in LANGUAGES}
    classes = {language: [place.series for place in places(presented)] for language, presented in shown.items()}
    assert classes == {
        "fi": [
            "vähenee vähintään 40\u00a0%",
            "vähenee 25–40\u00a0%",
            "vähenee 10–25\u00a0%",
            "vähenee alle 10\u00a0%",
            "ennallaan tai kasvaa",
            "ei laskettavissa",
        ],
        "sv": [
            "minskar minst 40\u00a0%",
            "minskar 25–40\u00a0%",
            "minskar 10–25\u00a0%",
            "minskar mindre än 10\u00a0%",
            "oförändrat eller ökar",
            "kan inte beräknas",
        ],
        "en": [
            "falls by 40% or more",
            "falls by 25–40%",
            "falls by 10–25%",
            "falls by less than 10%",
            "unchanged or grows",
            "cannot be derived",
        ],
    }


def test_map_is_drawn_with_members_strong_and_a_dot_to_point_at_in_each() -> None:
    figure = figures.area_map(places(in_english(map_of_change, _found(_rows()))), NO_AXIS)
    polygons = {trace.name: trace for trace in figure.data if trace.type == "scatter" and trace.fill}
    outlines = [list(trace.x) for trace in figure.data if trace.type == "scatter" and trace.line.width == 3]
    assert outlines == [[0, 10, 10, 0, 0], [10, 20, 20, 10, 10]]
    assert list(polygons["Evijärvi"].x) == [10, 20, 20, 10, 10]
    dots = next(trace for trace in figure.data if trace.meta["role"] == "dots")
    assert (list(dots.x), list(dots.y)) == ([5, 15, 25], [5, 5, 5])
    assert dots.hovertext[0] == "Alajärvi (In the area): −40.0%"
    assert [note.text for note in figure.layout.annotations] == ["Alajärvi<br>−40.0%", "Evijärvi<br>+10.0%", "Vimpeli"]
    patterns = [trace.marker.pattern.shape for trace in figure.data if trace.type == "bar"]
    assert patterns == ["x", "-", "."]
    assert figure.layout.yaxis.scaleanchor == "x"


def test_many_members_are_listed_and_not_written_on_the_map() -> None:
    two = _rows()
    rows = pd.concat([two.head(1).assign(name_en=f"M{number}") for number in range(9)] + [two.tail(1)])
    figure = figures.area_map(places(in_english(map_of_change, _found(rows))), NO_AXIS)
    assert [note.text for note in figure.layout.annotations] == ["−40.0%"] * 9
    assert [entry["text"] for entry in figure.layout.meta["key"]][-2:] == ["M8 −40.0%", "Vimpeli"]


def test_a_larger_fall_is_darker_on_the_ground_of_day_and_night() -> None:
    falls = list(map_of_change.FALLS)
    assert falls == ["down40", "down25", "down10", "down0"]
    assert {maps.PATTERNS[name]["fgcolor"] for name in falls} == {style.HATCH}
    covered = [maps.PATTERNS[name]["solidity"] for name in falls]
    assert covered == [0.75, 0.35, 0.25, 0.15]
    assert len({maps.PATTERNS[name]["shape"] for name in falls[1:]}) == 3
    drawn = (style.HATCH, style.RISE, style.BORDER, style.OUTLINE)
    assert {*drawn} & {*style.NIGHT} == set()
    for ground in (style.LAND, style.NIGHT[style.LAND]):
        assert min(contrast(colour, ground) for colour in drawn) >= 4.5
    assert contrast(style.NIGHT[style.LAND], style.NIGHT[style.PAPER]) >= 3
    assert contrast(style.BORDER, style.PAPER) >= 3


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
    assert sum(trace.type == "scatter" and trace.line.width == 3 for trace in figure.data) == members
    (dots,) = [trace for trace in figure.data if trace.hovertext]
    assert len(dots.hovertext) == members + around


def test_a_year_that_municipalities_do_not_have_is_said(store: Store) -> None:
    area = find_area(store, "MK06")
    found = map_of_change.answer(store, area=area, horizon=2045)
    shown = map_of_change.words(found, AreaContext("sv", 2045, map_of_change.EXHIBIT.room, area=area))
    assert shown.reason == "materialet saknar kommungränser eller kommunernas prognos för år 2045"
