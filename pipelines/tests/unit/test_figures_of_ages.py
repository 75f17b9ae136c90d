"""Charts of ages: today filled, the horizon an outline, and what the page's script steps through."""

import pytest

from lagesbild import figures
from lagesbild.figures import Axis, Bar, Dot, LinePoint, Role, Step
from lagesbild.figures.style import BAND, PAPER, PROJECTION_DASH

AXIS = Axis("Persons", (-200.0, 0.0, 200.0), ("200", "0", "200"))


def test_today_is_filled_and_the_horizon_a_dashed_outline_on_both_sides() -> None:
    years: list[tuple[str, Role, bool]] = [("2025", "own", False), ("2040", "third", True)]
    steps = [
        Step(series, role, age, sign * 100.0, f"{series} {side} {age}", side, is_outline)
        for series, role, is_outline in years
        for side, sign in (("Men", -1), ("Women", 1))
        for age in ("0–4", "5–9")
    ]
    figure = figures.age_profile(steps, AXIS)
    assert [(trace.name, trace.fill, trace.line.dash) for trace in figure.data] == [
        ("2025", "tozerox", None),
        ("2025", "tozerox", None),
        ("2040", "none", PROJECTION_DASH),
        ("2040", "none", PROJECTION_DASH),
    ]
    assert [trace.showlegend for trace in figure.data] == [True, False, True, False]
    assert figure.data[0].fillcolor == BAND
    assert list(figure.data[0].y) == [-0.5, 0, 1, 1.5]
    assert list(figure.data[0].hovertext) == ["", "2025 Men 0–4", "2025 Men 5–9", ""]
    assert [(note.text, note.x) for note in figure.layout.annotations] == [("Men", 0), ("Women", 1)]


def test_one_side_has_no_name() -> None:
    figure = figures.age_profile([Step("2025", "own", "0–4", 5.0, "h")], AXIS)
    assert not figure.layout.annotations


def test_dots_of_a_category_stand_below_each_other_and_reach_from_zero() -> None:
    stages: list[tuple[str, Role, float]] = [("0–5", "quiet", -30.0), ("7–12", "own", 12.0)]
    dots = [
        Dot(series, role, name, value, f"{name} {series}", f"{value:+.0f}")
        for series, role, value in stages
        for name in ("Alajärvi", "A<b>")
    ]
    figure = figures.dots_by_category(dots, AXIS)
    first, second = figure.data
    assert [*first.y, *second.y] == pytest.approx([-0.195, 0.805, 0.195, 1.195])
    assert (first.marker.symbol, second.marker.symbol) == ("circle-open", "circle")
    assert (list(first.error_x.array), list(first.error_x.arrayminus)) == ([30, 30], [0, 0])
    assert (list(second.error_x.array), list(second.error_x.arrayminus)) == ([0, 0], [12, 12])
    assert list(first.textposition) == ["middle left"] * 2
    assert list(figure.layout.yaxis.ticktext) == ["Alajärvi", "A&lt;b&gt;"]
    assert list(figure.layout.xaxis.range) == [-300.0, 300.0]


def test_values_are_not_written_where_they_would_not_fit() -> None:
    dots = [Dot("7–12", "own", f"K{number}", 1.0, "h", "+1") for number in range(9)]
    (trace,) = figures.dots_by_category(dots, AXIS).data
    assert (trace.mode, trace.text) == ("markers", None)


def test_a_bar_of_the_horizon_is_an_outline() -> None:
    bars = [Bar("2025", "own", "A", 5.0, "h", "5"), Bar("2040", "third", "A", 4.0, "h", "4", is_outline=True)]
    today, later = figures.bars(bars, AXIS).data
    assert (today.marker.color, later.marker.color) == ("#12436D", PAPER)
    assert (later.marker.line.color, later.marker.line.width) == ("#801650", 2)


def test_years_make_lines_and_categories_bars() -> None:
    lines = [LinePoint("Births", "own", 2024, 5.0, "h"), LinePoint("Births", "own", 2025, 6.0, "h")]
    categories = [Bar("Area", "own", "Births", 5.0, "h", "5")]
    assert [figures.bars_or_lines(marks, AXIS).data[0].type for marks in (lines, categories)] == ["scatter", "bar"]


def test_lines_with_a_legend_are_marked_and_named_once() -> None:
    stages: list[tuple[str, Role]] = [("7", "own"), ("13", "second")]
    points = [
        LinePoint(series, role, year, 5.0, "h", "calculation" if year > 2025 else "")
        for series, role in stages
        for year in range(2025, 2045)
    ]
    figure = figures.lines_with_legend(points, AXIS)
    assert {trace.mode for trace in figure.data} == {"lines+markers"}
    assert [trace.name for trace in figure.data if trace.showlegend is not False] == ["7", "13"]
    assert figure.layout.showlegend is True
