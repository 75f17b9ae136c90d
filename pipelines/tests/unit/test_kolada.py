"""Key figures of Kolada: rows from pages, and pages that are refused. All figures are made up."""

from datetime import date
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.services import PARSERS
from tests.asking import declared, packed

kolada = PARSERS["kolada"]

TABLE = declared(
    "kolada",
    "N18897,N18898",
    {"area": "area_code", "time": "year", "sex": "sex_code"},
    choose={"area": {"matches": "[0-9]{4}"}, "time": {"since": "2024"}},
)
ASKED = {"kpi": ["N18897"], "year": ["2024", "2025"]}


def description(*kpis: dict[str, Any]) -> bytes:
    described = kpis or (
        {"id": "N18897", "title": "Elever, antal", "publication_date": "2999-06-07", "prel_publication_date": None},
        {"id": "N18898", "title": "Elever gymnasial, antal", "publication_date": "2000-06-07"},
    )
    areas = [{"id": "0180", "title": "Stockholm"}, {"id": "0000", "title": "Riket"}]
    return packed({"kpi": [{"values": list(described)}], "municipality": [{"values": areas}]})


def told(gender: str = "T", **more: Any) -> dict[str, Any]:
    return {"gender": gender, "count": 1, "status": "", "value": 21.88749, "isdeleted": False, **more}


def entry(*values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kpi": "N18897", "period": 2024, "municipality": "0180", "values": list(values or [told()]), **more}


def page(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"values": list(entries), "next_url": None, **more}


def rows(*pages: dict[str, Any]) -> list[list[Any]]:
    found = kolada.rows(TABLE, description(), [(ASKED, packed(pages))])
    return found.astype("object").where(found.notna(), None).to_numpy().tolist()


def test_each_call_asks_for_one_key_figure_and_the_years_that_fill_a_page() -> None:
    asked = kolada.questions(TABLE, description(), cells=4, today=date(2026, 11, 21))
    assert asked == [
        {"kpi": ["N18897"], "year": ["2024", "2025"]},
        {"kpi": ["N18897"], "year": ["2026"]},
        {"kpi": ["N18898"], "year": ["2024", "2025"]},
        {"kpi": ["N18898"], "year": ["2026"]},
    ]


def test_no_call_asks_for_more_years_than_the_service_takes() -> None:
    table = declared("kolada", "N18897", TABLE.keys)
    asked = kolada.questions(table, description(), cells=5000, today=date(2026, 11, 21))
    assert [len(question["year"]) for question in asked] == [25, 12]


def test_codes_stay_text_and_pages_are_read_together() -> None:
    first = page(entry(told("T"), told("K", value=25.688929)), next_url="http://elsewhere.example/2")
    assert rows(first, page(entry(period=2025, municipality="0000"))) == [
        ["0180", 2024, "T", "N18897", "Elever, antal", 21.88749, None, 1],
        ["0180", 2024, "K", "N18897", "Elever, antal", 25.688929, None, 1],
        ["0000", 2025, "T", "N18897", "Elever, antal", 21.88749, None, 1],
    ]


def test_secret_and_missing_and_null_stay_apart() -> None:
    values = [told("T", value=None, status="Private"), told("K", value=None, status="Missing"), told("M", value=None)]
    assert [row[5:7] for row in rows(page(entry(*values)))] == [[None, "Private"], [None, "Missing"], [None, None]]


def test_zero_is_a_value() -> None:
    assert rows(page(entry(told(value=0, count=None)))) == [
        ["0180", 2024, "T", "N18897", "Elever, antal", 0.0, None, None]
    ]


def test_deleted_values_and_groups_of_municipalities_are_left_out() -> None:
    assert rows(page(entry(told("T"), told("K", isdeleted=True)), entry(municipality="G123456"))) == [
        ["0180", 2024, "T", "N18897", "Elever, antal", 21.88749, None, 1]
    ]


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ([page(entry(), entry())], "is there twice"),
        ([page(entry()), page(entry())], "is there twice"),
        ([page(entry(municipality=180))], "180 is not text"),
        ([page(entry(municipality="0181"))], "municipality 0181 is not in the list of areas"),
        ([page(entry(kpi="N18898"))], "N18898 of 2024 was not asked for"),
        ([page(entry(period=2023))], "N18897 of 2023 was not asked for"),
        ([page(entry(period="2024"))], "'2024' is not a whole number"),
        ([page(entry(told("X")))], "gender 'X'"),
        ([page(entry(told(value="21.9")))], "'21.9' is not a number"),
        ([page(entry(told(isdeleted="no")))], "isdeleted is 'no'"),
        ([page(entry(told(count=1.5)))], "1.5 is not a whole number"),
        ([page(entry(), count=2)], "a page announces 2 entries and has 1"),
        ([{"error": "none"}], "has no 'values'"),
    ],
)
def test_pages_of_another_form_are_refused(pages: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(SourceChanged, match="Test N18897,N18898: an answer.*" + reason):
        rows(*pages)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_a_value_that_is_no_number_is_refused(value: str) -> None:
    answer = packed([page(entry())]).replace(b"21.88749", value.encode())
    with pytest.raises(SourceChanged, match=f"{value} is not a number"):
        kolada.updated(TABLE, ASKED, answer)


def test_an_answer_that_was_cut_is_not_taken() -> None:
    with pytest.raises(SourceUnavailable, match="an answer is not JSON"):
        kolada.updated(TABLE, ASKED, packed([page(entry())])[:-5])


def test_a_key_figure_that_is_gone_is_named() -> None:
    with pytest.raises(SourceChanged, match="it does not have N18898"):
        kolada.questions(TABLE, description({"id": "N18897", "title": "Elever"}), cells=4, today=date(2026, 1, 1))


def test_the_next_release_is_the_first_announced_day_that_has_not_passed() -> None:
    assert kolada.next_release(description()) == "2999-06-07"
    assert kolada.next_release(description({"id": "N1", "publication_date": "2000-06-07"})) == ""
