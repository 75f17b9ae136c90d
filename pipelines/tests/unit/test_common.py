"""Figures of a page: what they have in common is written once, and each is whole again."""

from typing import Any

from lagesbild.publish.common import in_common
from tests.drawn import whole

Json = dict[str, Any]
LINE = list(range(100_000, 100_012))


def figure(*, height: int, title: Json | None, **trace: object) -> Json:
    layout = {"height": height, "font": {"size": 14, "family": "system-ui"}, "dragmode": False}
    return {
        "data": [{"type": "scatter", "mode": "lines", **trace}],
        "layout": layout | ({"title": title} if title else {}),
    }


def test_what_is_usual_stands_once_and_what_is_not_beside_its_figure() -> None:
    figures = {
        "a": figure(height=400, title={"text": "Persons", "x": 0.125}, x=LINE, y=LINE),
        "b": figure(height=400, title=None, x=LINE),
        "c": figure(height=320, title={"text": "Share", "x": 0.125}, hovertext=["one"]),
    }
    del figures["c"]["layout"]["dragmode"]
    common, own = in_common(figures)
    assert common == {
        "layout": {
            "dragmode": False,
            "font": {"family": "system-ui", "size": 14},
            "height": 400,
            "title": {"x": 0.125},
        },
        "things": [{"mode": "lines", "type": "scatter"}, {}],
        "lists": [LINE],
    }
    assert own["a"] == {
        "data": [{"like": 0, "x": {"same": 0}, "y": {"same": 0}}],
        "layout": {"title": {"text": "Persons"}},
    }
    assert own["b"]["layout"] == {"title": None}
    assert own["c"]["layout"] == {"height": 320, "title": {"text": "Share"}, "dragmode": None}
    assert {name: whole(each, common) for name, each in own.items()} == figures


def test_what_texts_begin_with_is_written_once_and_an_empty_one_stays_empty() -> None:
    texts = ["", *(f"grades 1–6 (ages 7–12), {year}: 1" for year in (2025, 2026, 2030))]
    common, own = in_common({"a": figure(height=1, title=None, hovertext=texts, text=["ab", "abc"])})
    assert own["a"]["data"][0]["hovertext"] == {
        "begin": "grades 1–6 (ages 7–12), 20",
        "each": ["", "25: 1", "26: 1", "30: 1"],
    }
    assert own["a"]["data"][0]["text"] == ["ab", "abc"]
    assert whole(own["a"], common)["data"][0]["hovertext"] == texts


def test_notes_of_one_name_have_their_look_in_common() -> None:
    notes = [{"name": "end-label", "showarrow": False, "text": name, "y": 1.00004} for name in "AB"]
    common, own = in_common({"a": {"data": [], "layout": {"annotations": notes}}})
    assert common["things"] == [{"name": "end-label", "showarrow": False, "y": 1.0}]
    assert own["a"]["layout"] == {"annotations": [{"like": 0, "text": "A"}, {"like": 0, "text": "B"}]}
    assert [note["text"] for note in whole(own["a"], common)["layout"]["annotations"]] == ["A", "B"]


def test_one_and_truth_stay_apart() -> None:
    figures = {"a": figure(height=1, title=None), "b": figure(height=1, title=None), "c": figure(height=1, title=None)}
    figures["c"]["layout"]["height"] = True
    common, own = in_common(figures)
    assert whole(own["c"], common)["layout"]["height"] is True


def test_a_page_without_figures_has_nothing_in_common() -> None:
    assert in_common({}) == ({"layout": {}, "things": [], "lists": []}, {})
