"""What each chart states of itself, and that the page's script goes by that and not by the place of a series."""

import inspect
import re
from pathlib import Path
from typing import get_args

import plotly.graph_objects as go
import pytest

import lagesbild
from lagesbild import figures
from lagesbild.figures import Axis, Bar, Dot, Interval, LinePoint, Place, Step, labels, maps
from lagesbild.figures.meta import Kind, Part

SCRIPT = Path(lagesbild.__file__).parent / "publish" / "assets" / "script"
AXIS = Axis("Persons", (0.0, 100.0), ("0", "100"))
SQUARE = '{"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}'
BESIDE = '{"type": "Polygon", "coordinates": [[[10, 0], [20, 0], [20, 10], [10, 10], [10, 0]]]}'
LINES = [LinePoint("Own", "own", year, 5.0, "h", "" if year < 2026 else "projection") for year in (2024, 2025, 2026)]
BARS = [Bar("Own", "own", "A", 5.0, "h", "5"), Bar("Region", "quiet", "A", 4.0, "h", "4")]
DOTS = [Dot("Own", "second", "A", 5.0, "h", "5")]
PLACES = [
    Place("Falls", "down2", "A<b>", 1.0, "h", "−1 %", SQUARE, is_member=True),
    Place("Neighbour", "around", "B", 2.0, "h", "", BESIDE, is_member=False),
]
CHARTS = {
    "lines": (figures.lines_over_years(LINES, AXIS), True, (34, 0), ["own", "own"]),
    "lines with a legend": (figures.lines_with_legend(LINES, AXIS), True, (34, 26), ["own", "own"]),
    "columns": (figures.columns_over_years(LINES, AXIS), True, (34, 26), ["own"]),
    "bars": (figures.bars(BARS, AXIS), False, (0, 26), ["own", "quiet"]),
    "one series of bars": (figures.bars(BARS[:1], AXIS), False, (0, 0), ["own"]),
    "bars of one each": (figures.bars_of_one_each(BARS[:1], AXIS), False, (0, 0), ["own"]),
    "bars or lines": (figures.bars_or_lines(BARS[:1], AXIS), False, (0, 0), ["own"]),
    "pairs": (
        figures.pairs([Interval("More", "A", 1.0, 5.0, role="own"), *DOTS], AXIS),
        False,
        (0, 26),
        ["own", "second"],
    ),
    "bars from a base": (figures.bars_from_base(BARS, AXIS), False, (0, 0), ["own", "quiet"]),
    "whole bars": (figures.wholes(BARS, AXIS), False, (0, 26), ["own", "quiet"]),
    "dots": (figures.dots_by_category(DOTS, AXIS), False, (0, 26), ["second"]),
    "intervals": (
        figures.intervals([Interval("80 %", "A", 1.0, 9.0, "1–9"), *DOTS], AXIS),
        False,
        (0, 26),
        ["interval", "second"],
    ),
    "profile": (figures.age_profile([Step("2025", "third", "0–4", 5.0, "h")], AXIS), False, (0, 26), ["third"]),
    "map": (
        figures.area_map(PLACES, AXIS),
        True,
        (0, 26),
        ["area", "area", "border", "border", "legend", "legend", "dots"],
    ),
}
KINDS = {
    "lines with a legend": "lines",
    "columns": "lines",
    "one series of bars": "bars",
    "bars of one each": "bars",
    "bars or lines": "bars",
    "pairs": "stacked",
    "bars from a base": "stacked",
    "whole bars": "stacked",
}


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_states_its_kind_what_it_reserved_and_the_role_of_each_series(name: str) -> None:
    figure, is_height_free, (title_px, legend_px), roles = CHARTS[name]
    meta = figure.layout.meta
    assert {key: meta[key] for key in ("kind", "is_height_free", "reserved")} == {
        "kind": KINDS.get(name, name),
        "is_height_free": is_height_free,
        "reserved": {"title_px": title_px, "legend_px": legend_px},
    }
    assert [trace.meta["role"] for trace in figure.data] == roles


def test_every_kind_is_drawn_here() -> None:
    assert {figure.layout.meta["kind"] for figure, *_ in CHARTS.values()} == {*get_args(Kind)}


@pytest.mark.parametrize("name", [name for name in figures.__all__ if inspect.isfunction(getattr(figures, name))])
def test_every_chart_is_made_of_marks_and_an_axis(name: str) -> None:
    signature = inspect.signature(getattr(figures, name))
    if signature.return_annotation is go.Figure:
        assert [*signature.parameters] == ["marks", "axis"]


def test_a_map_states_its_names_and_how_numbers_in_their_place_look() -> None:
    meta = CHARTS["map"][0].layout.meta
    assert meta["is_named"] is True
    assert meta["key"] == [{"text": "A&lt;b&gt; −1 %", "is_member": True, "box": [0, 0, 10, 10]}]
    assert meta["label"] == {
        "showarrow": False,
        "yanchor": "bottom",
        "yshift": 5,
        "font": {"size": 12, "color": "#16202A"},
        "bgcolor": "#FDFEFE",
        "borderpad": 1,
    }


def test_a_map_names_each_place_at_its_dot() -> None:
    figure = CHARTS["map"][0]
    (dots,) = (trace for trace in figure.data if trace.meta["role"] == "dots")
    assert [*zip(dots.x, dots.y, strict=True)] == [(5, 5)]
    assert [(note.name, note.x, note.y) for note in figure.layout.annotations] == [("map-label", 5, 5)]


def test_a_projection_is_dashed_from_the_last_year_before_it_over_years_that_it_does_not_have() -> None:
    years = {2019: "", 2025: "", 2035: "projection", 2040: "projection"}
    points = [LinePoint("Own", "own", year, 5.0, "h", phase) for year, phase in years.items()]
    figure = figures.lines_over_years(points, AXIS)
    assert [([*line.x], line.line.dash) for line in figure.data] == [
        ([2019, 2025], "solid"),
        ([2025, 2035, 2040], "8px,5px"),
    ]
    (mark,) = figure.layout.shapes
    assert mark.x0 == 2025
    history_only = [LinePoint("Other", "quiet", year, 4.0, "h") for year in (2019, 2025)]
    (mark,) = figures.lines_over_years([*history_only, *points], AXIS).layout.shapes
    assert mark.x0 == 2025


def test_years_that_a_line_does_not_have_are_passed_over_by_a_thin_dotted_line() -> None:
    points = [LinePoint("Own", "own", year, float(year), f"h{year}") for year in (2021, 2022, 2023, 2026)]
    over, line = figures.lines_over_years(points, AXIS).data
    assert ([*over.x], [*over.y], over.mode) == ([2023, 2026], [2023.0, 2026.0], "lines+markers")
    assert (over.line.dash, over.line.width) == ("dot", 1.5)
    assert ([*line.x], line.line.dash) == ([2021, 2022, 2023, 2024, 2026], "solid")
    assert [*line.y] == [2021.0, 2022.0, 2023.0, None, 2026.0]
    assert [*filter(None, [*over.hovertext, *line.hovertext])] == ["h2021", "h2022", "h2023", "h2026"]


def test_a_line_of_five_years_each_and_one_that_says_where_it_breaks_have_no_dotted_parts() -> None:
    sparse = [LinePoint("Own", "own", year, 5.0, "h") for year in (2010, 2015, 2020)]
    broken = [LinePoint("Own", "own", year, value, "h") for year, value in ((2022, 5.0), (2023, None), (2024, 5.0))]
    for points in (sparse, broken):
        (line,) = figures.lines_over_years(points, AXIS).data
        assert [*line.x] == [point.year for point in points]


def test_a_legend_names_a_line_with_dotted_parts_once() -> None:
    points = [LinePoint("Own", "own", year, 5.0, "h") for year in (2021, 2022, 2026)]
    figure = figures.lines_with_legend(points, AXIS)
    assert [(trace.line.dash, trace.showlegend) for trace in figure.data] == [("dot", False), ("solid", None)]


def test_the_script_finds_no_series_and_no_note_by_its_place() -> None:
    by_place = re.compile(r"\b(?:data|annotations)(?:\.at\(|\[|\?\.\[)")
    by_spelling = re.compile(r"\.orientation\b|\bbarmode\b")
    for module in SCRIPT.glob("*.js"):
        source = module.read_text(encoding="utf-8")
        assert by_place.findall(source) == [], module.name
        assert by_spelling.findall(source) == [], module.name


def test_the_script_knows_kinds_roles_and_names_as_figures_state_them() -> None:
    source = "".join(module.read_text(encoding="utf-8") for module in SCRIPT.glob("*.js"))
    lying = re.findall(r"KINDS = \[([^]]*)]", source)[0]
    asked = {*re.findall(r'"(\w+)"', lying), *re.findall(r'meta\.kind === "(\w+)"', source)}
    assert asked == {"bars", "dots", "intervals", "lines", "map", "stacked"}
    assert asked <= {*get_args(Kind)}
    assert {*re.findall(r'meta\.role === "(\w+)"', source)} == {"dots"} <= {*get_args(Part)}
    for name in (labels.END_LABEL, labels.PROJECTION, maps.LABEL):
        assert f'"{name}"' in source
