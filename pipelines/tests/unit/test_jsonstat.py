import json

import pytest

from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.jsonstat import read


def dataset(**changes: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "version": "2.0",
        "class": "dataset",
        "updated": "2026-04-01T05:00:00Z",
        "id": ["alue_23_20260101", "timeperiod_y"],
        "size": [2, 2],
        "dimension": {
            "alue_23_20260101": {"category": {"index": {"KU049": 1, "KU005": 0}}},
            "timeperiod_y": {"category": {"index": ["2018", "2019"]}},
        },
        "value": [10, 11.5, None, 0],
        "status": {"2": "..."},
    }
    return whole | changes


def answer(**changes: object) -> bytes:
    return json.dumps(dataset(**changes)).encode()


def one_row(*values: object, **more: object) -> bytes:
    dimension = {"Alue": {"category": {"index": [f"KU{number:03}" for number, _ in enumerate(values)]}}}
    return answer(id=["Alue"], size=[len(values)], dimension=dimension, **{"value": list(values), "status": {}, **more})


def cells(given: bytes) -> list[dict[str, object]]:
    found = read(given, source="StatFin", table="11re").cells
    rows: list[dict[str, object]] = json.loads(found.to_json(orient="records"))
    return rows


def test_one_row_per_cell_in_the_order_of_the_positions() -> None:
    cube = read(answer(), source="StatFin", table="11re")
    assert cube.updated == "2026-04-01T05:00:00Z"
    assert cube.dimensions == {"alue_23_20260101": ("KU005", "KU049"), "timeperiod_y": ("2018", "2019")}
    assert cells(answer()) == [
        {"alue_23_20260101": "KU005", "timeperiod_y": "2018", "value": 10.0, "status": None},
        {"alue_23_20260101": "KU005", "timeperiod_y": "2019", "value": 11.5, "status": None},
        {"alue_23_20260101": "KU049", "timeperiod_y": "2018", "value": None, "status": "..."},
        {"alue_23_20260101": "KU049", "timeperiod_y": "2019", "value": 0.0, "status": None},
    ]


def test_secret_not_available_and_not_applicable_stay_apart_and_are_not_zero() -> None:
    found = cells(one_row(None, None, None, 0, status={"0": "...", "1": "..", "2": "."}))
    assert [(cell["value"], cell["status"]) for cell in found] == [
        (None, "..."),
        (None, ".."),
        (None, "."),
        (0.0, None),
    ]


def test_every_form_of_values_and_signs_that_the_format_allows_is_read() -> None:
    sparse = cells(one_row(1, 2, value={"1": 7}, status=["..", None]))
    assert [(cell["value"], cell["status"]) for cell in sparse] == [(None, ".."), (7.0, None)]
    for_all = cells(one_row(None, None, status="..."))
    assert [cell["status"] for cell in for_all] == ["...", "..."]


def test_a_single_category_may_come_without_index() -> None:
    given = answer(
        id=["Tiedot"], size=[1], dimension={"Tiedot": {"category": {"label": {"x": "X"}}}}, value=[3], status={}
    )
    assert cells(given)[0] == {"Tiedot": "x", "value": 3.0, "status": None}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (answer(size=[2, 3]), "sizes [2, 3] are announced, [2, 2] categories are there"),
        (answer(value=[1, 2, 3]), "4 cells are announced, 3 are there"),
        (answer(value={"4": 1}), "a cell outside the 4 announced ones"),
        (answer(status={"9": "."}), "a cell outside the 4 announced ones"),
        (answer(id=["alue_23_20260101", "sukupuoli"]), "the answer has no 'sukupuoli'"),
        (answer(id=["timeperiod_y", "timeperiod_y"]), "sizes [2, 2] are announced"),
        (answer(value=["10", 1, 2, 3]), "'10' is not a number"),
        (answer(value=[True, 1, 2, 3]), "True is not a number"),
        (answer(**{"class": "collection"}), "not a JSON-stat 2 dataset"),
        (answer(dimension=[]), "not a JSON-stat 2 dataset"),
        (b"[1, 2]", "not a JSON-stat 2 dataset"),
        (one_row(1, 2).replace(b"KU001", b"KU000"), "a category is there twice"),
        (answer().replace(b'"KU049": 1', b'"KU005": 1'), "'KU005' is there twice"),
        (answer().replace(b'"KU049": 1', b'"KU049": 2'), "the positions of the categories are not 0, 1, 2"),
        (answer().replace(b"11.5", b"NaN"), "NaN is not a number"),
        (answer().replace(b"11.5", b"-Infinity"), "-Infinity is not a number"),
    ],
)
def test_what_is_not_a_whole_dataset_is_refused_with_source_table_and_reason(given: bytes, reason: str) -> None:
    with pytest.raises(SourceChanged) as refused:
        read(given, source="StatFin", table="StatFin/vaerak/11re.px")
    assert (refused.value.source, refused.value.table) == ("StatFin", "StatFin/vaerak/11re.px")
    assert reason in refused.value.reason


@pytest.mark.parametrize("missing", ["id", "size", "dimension", "value"])
def test_a_dataset_without_one_of_its_parts_is_refused(missing: str) -> None:
    without = {name: part for name, part in dataset().items() if name != missing}
    with pytest.raises(SourceChanged, match=f"the answer has no '{missing}'"):
        read(json.dumps(without).encode(), source="StatFin", table="11re")


@pytest.mark.parametrize("given", [b"", answer()[:40], b"<!DOCTYPE html><html>", b"\xff\xfe{}"])
def test_what_is_not_json_is_an_unusable_answer(given: bytes) -> None:
    with pytest.raises(SourceUnavailable, match="StatFin 11re: the answer is not JSON"):
        read(given, source="StatFin", table="11re")
