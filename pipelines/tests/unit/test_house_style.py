"""The house style: what a figure looks like."""

import plotly.graph_objects as go
import pytest

from lagesbild.figures.labels import end_labels, mark_year
from lagesbild.figures.layout import bars_from_top, house_style, labelled_axis, year_axis
from lagesbild.figures.text import escape


def line(name: str, x: list[int], y: list[float | None]) -> go.Scatter:
    return go.Scatter(name=name, x=x, y=y, hovertext=[f"{name} {year}" for year in x])


def lines(*traces: go.Scatter, y_title: str = "") -> go.Figure:
    return house_style(go.Figure(traces), "lines", y_title=y_title)


def test_markup_in_names_is_shown_not_read() -> None:
    assert escape("a<b>c & d</b>") == "a&lt;b&gt;c &amp; d&lt;/b&gt;"
    assert escape("50 % of %{x}") == "50 % of &#37;{x}"


def test_figure_carries_no_template_and_no_toolbar_gestures() -> None:
    figure = lines(line("Own", [2020, 2021], [1, 2]), y_title="Persons <b>")
    layout = figure.to_plotly_json()["layout"]
    assert "template" not in layout
    assert layout["dragmode"] is False
    assert (layout["xaxis"]["fixedrange"], layout["yaxis"]["fixedrange"]) == (True, True)
    assert layout["title"]["text"] == "Persons &lt;b&gt;"


def test_only_ready_strings_are_shown_at_points() -> None:
    figure = lines(line("Own", [2020], [1]), go.Scatter(x=[2020], y=[1]))
    assert figure.data[0].hovertemplate == "%{hovertext}<extra></extra>"
    assert (figure.data[1].hovertemplate, figure.data[1].hoverinfo) == (None, "skip")


def test_grid_runs_across_lines_and_bars() -> None:
    level = lines(line("Own", [2020], [1]))
    lying = house_style(go.Figure(go.Bar(y=["a"], x=[1], orientation="h")), "bars")
    assert (level.layout.xaxis.showgrid, level.layout.yaxis.showgrid) == (False, True)
    assert (lying.layout.xaxis.showgrid, lying.layout.yaxis.showgrid) == (True, False)


def test_axis_labels_are_the_strings_they_were_given() -> None:
    assert labelled_axis([0, 2500], ["0", "2 500 <"]) == {
        "tickmode": "array",
        "tickvals": [0, 2500],
        "ticktext": ["0", "2 500 &lt;"],
    }


def test_years_are_named_whole_and_not_too_many() -> None:
    axis = year_axis(2019, 2040)
    assert axis["ticktext"] == ["2020", "2025", "2030", "2035", "2040"]
    assert (axis["type"], axis["range"]) == ("linear", [2018.5, 2040.5])
    assert year_axis(2019, 2022)["ticktext"] == ["2019", "2020", "2021", "2022"]


def test_bars_stand_from_top_to_bottom_with_room() -> None:
    figure = bars_from_top(house_style(go.Figure(), "bars"), bars=5, groups=2)
    assert (figure.layout.yaxis.autorange, figure.layout.height) == ("reversed", 400)


def test_names_stand_at_line_ends_and_history_and_projection_are_one_line() -> None:
    history, ahead = line("Own", [2020, 2021], [10, 9]), line("Own", [2021, 2022], [9, 8])
    figure = end_labels(lines(history, ahead, line("Finland", [2020, 2022], [4, 4])))
    notes = [(note.name, note.text, note.x, note.y) for note in figure.layout.annotations]
    assert notes == [("end-label", "Own", 2022, 8), ("end-label", "Finland", 2022, 4)]
    assert [trace.showlegend for trace in figure.data] == [True, False, True]


def test_name_stands_at_the_last_known_value() -> None:
    figure = end_labels(lines(line("Own", [2020, 2021, 2022], [10, 9, None])))
    assert (figure.layout.annotations[0].x, figure.layout.annotations[0].y) == (2021, 9)


def test_names_of_equal_ends_are_moved_apart() -> None:
    own, region, finland = (
        line("Own", [2020, 2022], [0, 5]),
        line("Region", [2020, 2022], [1, 5]),
        line("Finland", [2020, 2022], [2, 0]),
    )
    figure = end_labels(lines(own, region, finland))
    assert [note.yshift for note in figure.layout.annotations] == [-17, 0, 0]


def test_names_move_up_where_there_is_room_and_never_over_the_top() -> None:
    figure = end_labels(lines(line("Own", [2020, 2022], [0, 5]), line("Region", [2020, 2022], [10, 5])))
    assert [note.yshift for note in figure.layout.annotations] == [0, 17]
    figure = end_labels(lines(line("Own", [2020, 2022], [0, 9.9]), line("Region", [2020, 2022], [10, 9.8])))
    # the plot is 348 px high: the upper name goes from 344.5 to its top, the lower one from 341.0 to 17 px below that
    assert [note.yshift for note in figure.layout.annotations] == [3.5, -10.0]
    tall = end_labels(lines(line("Language-island municipalities", [2020, 2022], [0, 5])))
    assert [note.yshift for note in tall.layout.annotations] == [-8.5]


def test_projection_is_marked_by_a_line_and_words() -> None:
    figure = lines(line("a", [2024, 2040], [50, 60])).update_yaxes(range=[0, 100])
    mark_year(figure, start=2024, text="Projection <2040")
    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].x1) == (2024, 2024)
    assert (figure.layout.annotations[0].name, figure.layout.annotations[0].text) == (
        "projection",
        "Projection &lt;2040",
    )


@pytest.mark.parametrize(("lowest", "place"), [(21, "bottom"), (20, "top"), (0, "top")])
def test_words_of_a_projection_stand_where_no_line_is(lowest: float, place: str) -> None:
    figure = lines(line("a", [2024, 2040], [lowest, 100])).update_yaxes(range=[0, 100])
    words = mark_year(figure, start=2024, text="projection").layout.annotations[0]
    assert (words.yanchor, words.y) == (place, 1.0 if place == "top" else 0.0)


@pytest.mark.parametrize(("heights", "place"), [([50, 50, 5], "bottom"), ([5, 50, 50], "bottom"), ([50, 5, 50], "top")])
def test_words_left_of_a_year_stand_where_no_line_is_beside_them(heights: list[float | None], place: str) -> None:
    figure = lines(line("a", [1990, 2015, 2025], heights)).update_yaxes(range=[0, 100]).update_xaxes(range=[1990, 2025])
    words = mark_year(figure, start=2020, text="turn", is_left=True).layout.annotations[0]
    assert (words.text, words.xanchor, words.yanchor) == ("turn\N{NO-BREAK SPACE}→", "right", place)
