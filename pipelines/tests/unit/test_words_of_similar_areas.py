"""What is said of similar areas and of the map: hand-made rows, sentences written out."""

import json

import pandas as pd
import pytest
from lagesbild.wording import PRESENTERS, Row
from lagesbild.wording.maps import class_of

from lagesbild import figures
from lagesbild.figures import maps, style
from tests.unit.spoken import bars, in_english, said, table, words
from tests.unit.test_style import contrast


def _similar(**more: object) -> pd.DataFrame:
    """The area, and three similar ones whose change is −40, −30 and −20 percent."""
    rows = pd.DataFrame({
        "name": ["Own", "Öland", "Zeta", "Åbo"], "distance": [None, 0.126, 0.5, 0.333],
        "pupils_change": [-42.25, -40.0, -30.0, -20.0], "horizon_dependency": [90.0, 80.0, 70.0, 60.0],
        "tertiary": [25.0, 20.0, 30.0, 40.0], "population": [1000.0, 2000.0, 3000.0, 4000.0], "per_km2": 2.5,
        "children": 14.0, "elderly": 33.0, "change": -25.0, "urban": 50.0, "language": 0.0,
    })  # fmt: skip
    for language in ("fi", "sv", "en"):
        rows[f"name_{language}"] = rows["name"]
    counts = {"pupils_change": (-30.0, 1, 19), "horizon_dependency": (70.0, 20, 0), "tertiary": (30.0, 3, 17)}
    for name, (median, above, below) in counts.items():
        rows = rows.assign(**{f"{name}_median": median, f"{name}_above": above, f"{name}_below": below})
    years = {"base_year": 2024, "base_kind": "projected", "horizon_year": 2040, "first_year": 2000, "last_year": 2025}
    return rows.assign(sets=20, education_year=2025, **years, **more)


def test_similar_areas() -> None:
    assert said("similar-areas", _similar()) == [
        "7–15-vuotiaiden määrän muutos on −42,3\u00a0%, samankaltaisten alueiden mediaani −30,0\u00a0%. Alue on "
        "mediaanin alapuolella 19 valintatavalla 20:stä.",
        "Förändringen i antalet 7–15-åringar är −42,3\u00a0%, de liknande områdenas median −30,0\u00a0%. Området "
        "ligger under medianen vid 19 av 20 sätt att välja liknande områden.",
        "The change in the number of persons aged 7–15 is −42.3%, the median of similar areas −30.0%. The area lies "
        "below the median in 19 of 20 ways of choosing similar areas.",
    ]


def test_similar_areas_stand_in_alphabetical_order_with_their_distance() -> None:
    rows = table(in_english("similar-areas", _similar()))
    assert [row.header for row in rows] == ["Järviseutu", "Åbo", "Öland", "Zeta", "Median of the similar areas"]
    assert [row.cells[0] for row in rows] == ["–", "0.33", "0.13", "0.50", "–"]
    assert rows[0].cells[1:] == ("−42.3%", "90.0", "25.0%", "1,000", "14.0", "33.0", "−25.0", "2.5", "50.0", "0.0")
    assert rows[-1] == Row("Median of the similar areas", ("–", "−30.0%", "70.0", "30.0%", *["–"] * 7))


def test_the_area_is_drawn_over_the_spread_of_the_similar_ones_only() -> None:
    shown = in_english("similar-areas", _similar())
    assert bars(shown)[:2] == [
        ["Spread of the similar areas", "Järviseutu", -40.0, "−42.3%"],
        ["Spread of the similar areas", "Järviseutu", -20.0, "−42.3%"],
    ]
    assert bars(shown)[8:10] == [["Järviseutu", "Järviseutu", -42.25, ""], ["Similar areas", "Åbo", -20.0, ""]]
    assert shown.points["hover"].tolist()[-1] == "Zeta: −30.0%, distance 0.50"
    assert shown.weight == 0


def test_notes_say_how_they_were_chosen_and_what_is_left_out() -> None:
    shown = in_english("similar-areas", _similar())
    assert shown.notes[0] == (
        "Compared in the same way: demographic dependency ratio 2040 (projection): 90.0, median 70.0 (area above the "
        "median: 20 of 20); share with tertiary qualification of those aged 15 or over 2025: 25.0%, median 30.0% (area "
        "below the median: 17 of 20)."
    )
    assert any(note.startswith("Industry is not among the variables") for note in shown.notes)
    assert any(note.startswith("A similar group is made of") for note in shown.notes)
    of_region = in_english("similar-areas", _similar(goods=30.0), "region")
    assert not any("Industry is not" in note or "A similar group" in note for note in of_region.notes)
    assert table(of_region)[0].cells[-1] == "30.0"


def test_an_area_that_cannot_be_compared_says_why() -> None:
    assert (
        in_english("similar-areas", pd.DataFrame()).reason == "the figures at hand have too few areas to compare with"
    )
    assert in_english("similar-areas", pd.DataFrame(), "country").reason == "no areas are similar to the whole country"


@pytest.mark.parametrize(
    ("change", "expected"),
    [(-40.0, "down40"), (-39.96, "down40"), (-39.94, "down25"), (-25.0, "down25"), (-10.0, "down10"), (-9.9, "down0"),
     (-0.04, "up"), (3.0, "up"), (None, "unknown")],
)  # fmt: skip
def test_class_is_that_of_the_number_as_it_is_read(change: float | None, expected: str) -> None:
    assert class_of(change) == expected


def _square(east: int) -> str:
    ring = [[east, 0], [east + 10, 0], [east + 10, 10], [east, 10], [east, 0]]
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]})


def _map(members: int = 2) -> pd.DataFrame:
    """Alajärvi loses 40 of 100, Evijärvi gains 5 of 50; their neighbour Vimpeli has nobody of these ages today."""
    rows = pd.DataFrame({
        "area_code": ["KU005", "KU052", "KU934"], "name_fi": ["Alajärvi", "Evijärvi", "Vimpeli"],
        "name_sv": ["Alajärvi", "Evijärvi", "Vindala"], "name_en": ["Alajärvi", "Evijärvi", "Vimpeli"],
        "is_member": [True, members > 1, False], "base_persons": [100, 50, 0], "horizon_persons": [60, 55, 3],
        "change_persons": [-40, 5, 3], "change_pct": [-40.0, 10.0, None],
        "geometry": [_square(0), _square(10), _square(20)],
    })  # fmt: skip
    return rows.assign(base_year=2024, base_kind="projected", horizon_year=2040)


def test_map_of_change() -> None:
    assert said("map-of-change", _map()) == [
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
    assert said("map-of-change", _map(members=1))[2] == (
        "Järviseutu: −40.0%. Neighbouring municipalities in which the number falls: 0 of 2."
    )
    shown = in_english("map-of-change", _map())
    assert table(shown)[0] == Row("Alajärvi", ("In the area", "100", "60", "−40", "−40.0%"))
    assert table(shown)[2] == Row("Vimpeli", ("Neighbour", "0", "3", "+3", "–"))


def test_map_is_drawn_with_members_strong_and_a_dot_to_point_at_in_each() -> None:
    points = in_english("map-of-change", _map()).points
    figure = figures.area_map(points, value_title="", tick_values=(), tick_labels=())
    polygons = {trace.name: trace for trace in figure.data if trace.type == "scatter" and trace.fill}
    outlines = [list(trace.x) for trace in figure.data if trace.type == "scatter" and trace.line.width == 3]
    assert outlines == [[0, 10, 10, 0, 0], [10, 20, 20, 10, 10]]
    assert list(polygons["Evijärvi"].x) == [10, 20, 20, 10, 10]
    dots = figure.data[-1]
    assert (list(dots.x), list(dots.y)) == ([5, 15, 25], [5, 5, 5])
    assert dots.hovertext[0] == "Alajärvi (In the area): −40.0%"
    assert [note.text for note in figure.layout.annotations] == ["Alajärvi<br>−40.0%", "Evijärvi<br>+10.0%", "Vimpeli"]
    patterns = [trace.marker.pattern.shape for trace in figure.data if trace.type == "bar"]
    assert patterns == ["x", "-", "."]
    assert figure.layout.yaxis.scaleanchor == "x"


def test_many_members_are_listed_and_not_written_on_the_map() -> None:
    two = _map()
    rows = pd.concat([two.head(1).assign(name_en=f"M{number}") for number in range(9)] + [two.tail(1)])
    points = in_english("map-of-change", rows).points
    figure = figures.area_map(points, value_title="", tick_values=(), tick_labels=())
    assert [note.text for note in figure.layout.annotations] == ["−40.0%"] * 9
    assert [entry["text"] for entry in figure.layout.meta["key"]][-2:] == ["M8 −40.0%", "Vimpeli"]


def test_a_larger_fall_is_darker_on_the_ground_of_day_and_night() -> None:
    falls = ["down40", "down25", "down10", "down0"]
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
    rows = _map().assign(name_en=["<b>A</b>", "B", "C"])
    figure = figures.area_map(
        PRESENTERS["map-of-change"](rows, words("en")).points, value_title="", tick_values=(), tick_labels=()
    )
    assert figure.layout.annotations[0].text == "&lt;b&gt;A&lt;/b&gt;<br>−40.0%"
