"""Charts that the maker of a brief adds: read from plotly, drawn as the house draws, refused with the reason."""

from typing import Any

import plotly.graph_objects as go
import pytest

from lagesbild.figures.given import ChartRefused, Given, GivenSeries, given
from lagesbild.language import Context
from lagesbild.notebook import shown
from lagesbild.notebook.own_chart import Told, own_chart
from lagesbild.notebook.shown import Shown

TOLD = Told("Pupils by school", "Karijoki loses half of its pupils.", "pupils", "The towns, 2026", note="As of August.")


def made(figure: go.Figure, told: Told = TOLD) -> Shown:
    return own_chart(figure, told, nth=2, number=7, section="service_need", say=Context("en", 2040))


def test_bars_are_read_lying_or_upright_and_years_of_one_series_become_columns() -> None:
    upright = go.Figure(go.Bar(x=["Teuva", "Karijoki"], y=[310, None], name="now"))
    upright.update_xaxes(title="School")
    assert given(upright) == Given("bars", (GivenSeries("now", ("Teuva", "Karijoki"), (310.0, None)),), "School")
    lying = go.Figure(go.Bar(y=["Teuva"], x=[310], orientation="h"))
    assert given(lying) == Given("bars", (GivenSeries("", ("Teuva",), (310.0,)),), "")
    assert given(go.Figure(go.Bar(x=[2024.0, 2025.0], y=[1, 2]))).drawn == "columns"
    assert given(go.Figure([go.Bar(x=[2024], y=[1]), go.Bar(x=[2024], y=[2])])).drawn == "bars"


def test_a_chart_has_name_headline_source_and_a_table_of_the_same_numbers() -> None:
    lines = [
        go.Scatter(x=[2021, 2020], y=[12.5, 1344], name="Teuva"),
        go.Scatter(x=[2020, 2021], y=[20, None], name="Isojoki"),
    ]
    part = made(go.Figure(lines)).payload()
    assert (part["id"], part["number"], part["section"]) == ("own-chart-2", 7, "service_need")
    assert (part["question"], part["takeaway"]) == ("Pupils by school", "Karijoki loses half of its pupils.")
    assert part["title"] == "Pupils by school, pupils"
    assert part["alt"] == "Karijoki loses half of its pupils. All numbers are in the table."
    assert part["reading"].startswith("The author’s own figure: its numbers are not checked")
    assert part["notes"] == ["As of August."]
    assert [source["text"] for source in part["sources"]] == ["The towns, 2026"]
    assert [column["label"] for column in part["table"]["columns"]] == ["Year", "Teuva", "Isojoki"]
    assert [[row["header"], *row["cells"]] for row in part["table"]["rows"]] == [
        ["2020", "1,344.0", "20.0"],
        ["2021", "12.5", "–"],
    ]
    first = part["figure"]["data"][0]
    assert list(first["hovertext"]) == ["Teuva 2020: 1,344.0 pupils", "Teuva 2021: 12.5 pupils"]


def test_what_a_name_says_is_shown_and_not_run() -> None:
    bars = go.Figure(go.Bar(x=['<a href="javascript:x">S</a>'], y=[3], name="<b>n</b>"))
    drawn = made(bars).payload()["figure"]["data"][0]
    assert list(drawn["y"]) == ['&lt;a href="javascript:x"&gt;S&lt;/a&gt;']
    assert drawn["name"] == "&lt;b&gt;n&lt;/b&gt;"


def test_in_jupyterlab_notes_and_sources_stand_below_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    monkeypatch.setattr(shown, "display", lambda data, raw: seen.append(data))
    bars = go.Figure(go.Bar(x=["a"], y=[1]))
    made(bars)._ipython_display_()
    assert "<p>Karijoki loses half of its pupils.</p>" in seen[0]["text/html"]
    assert seen[-1]["text/html"] == "<small><p>As of August.</p><p>Source: The towns, 2026</p></small>"
    made(bars, TOLD._replace(href="https://example.org/?a&b"))._ipython_display_()
    assert '<a href="https://example.org/?a&amp;b">The towns, 2026</a>' in seen[-1]["text/html"]
    made(bars, TOLD._replace(href="javascript:x"))._ipython_display_()
    assert "javascript" not in seen[-1]["text/html"]


@pytest.mark.parametrize(
    ("traces", "reason"),
    [
        ([go.Pie(values=[1])], "it is made of pie; bars or lines can be shown"),
        ([], "it is made of nothing"),
        ([go.Bar(x=["a"], y=[1]), go.Scatter(x=[2020], y=[1])], "it is made of bar, scatter"),
        ([go.Scatter(x=["a", "b"], y=[1, 2])], "its lines do not go over years"),
        ([go.Bar(x=["a"], y=["many"])], "a value is no number"),
        ([go.Bar(x=["a"], y=[None])], "it has no values"),
        ([go.Bar(x=["a"], y=[1])] * 5, "it has 5 series; a chart of a brief has at most 4"),
    ],
)
def test_a_chart_of_another_kind_is_refused_with_the_reason(traces: list[Any], reason: str) -> None:
    with pytest.raises(ChartRefused, match=reason):
        made(go.Figure(traces))


@pytest.mark.parametrize("missing", ["title", "message", "unit", "source"])
def test_what_a_chart_has_to_say_is_asked_for(missing: str) -> None:
    with pytest.raises(ChartRefused, match=f"{missing} is empty"):
        made(go.Figure(go.Bar(x=["a"], y=[1])), TOLD._replace(**{missing: " "}))
