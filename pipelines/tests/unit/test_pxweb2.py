"""PxWebApi, version 2: what is asked for, rows, and descriptions and answers that are refused. Figures are made up."""

from datetime import date
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.services import PARSERS
from tests.asking import cube, declared, packed

pxweb2 = PARSERS["pxweb2"]

KEYS = {"area": "area_code", "time": "year", "sex": "sex_code", "age": "age_code"}
WIDE = declared(
    "pxweb2",
    "TAB1",
    KEYS,
    contents={"BE0101N1": {"column": "population_persons", "may_hide": True}},
    choose={"age": {"matches": r"[0-9]{1,2}|100\+"}, "time": {"since": "2024"}},
    summed=["Civilstand"],
)
LONG = declared("pxweb2", "TAB1", KEYS, summed=["Civilstand"])
VALUES = {
    "Region": ["00", "0180"],
    "Civilstand": ["OG", "G"],
    "Alder": ["7", "100+", "tot"],
    "Kon": ["1"],
    "ContentsCode": ["BE0101N1", "BE0101N2"],
    "Tid": ["2023", "2024"],
}
LABELS = {
    "Region": "region",
    "Civilstand": "marital status",
    "Alder": "age",
    "Kon": "sex",
    "ContentsCode": "observations",
    "Tid": "year",
}


def description(**changes: Any) -> bytes:
    told = cube(VALUES, [], role={"time": ["Tid"], "metric": ["ContentsCode"]})
    for code, dimension in told["dimension"].items():
        dimension["label"] = LABELS[code]
        dimension["extension"] = {"elimination": code == "Civilstand"}
    told["dimension"]["ContentsCode"]["category"]["label"] = {"BE0101N1": "Population", "BE0101N2": "Increase"}
    return packed({**told, **changes})


def asked(**changes: list[str]) -> dict[str, list[str]]:
    return {
        "Region": ["00", "0180"],
        "Alder": ["7", "100+"],
        "Kon": ["1"],
        "ContentsCode": ["BE0101N1"],
        "Tid": ["2024"],
        **changes,
    }


def rows(value: list[float | None], **more: Any) -> list[list[Any]]:
    found = pxweb2.rows(WIDE, description(), [(asked(), packed(cube(asked(), value, **more)))])
    return found.astype("object").where(found.notna(), None).to_numpy().tolist()


def test_the_service_adds_up_what_is_declared_and_only_chosen_values_are_asked_for() -> None:
    assert pxweb2.questions(WIDE, description(), cells=100, today=date(2026, 1, 1)) == [asked()]


def test_questions_stay_within_the_cells_that_are_allowed() -> None:
    assert pxweb2.questions(WIDE, description(), cells=2, today=date(2026, 1, 1)) == [
        asked(Region=["00"]),
        asked(Region=["0180"]),
    ]


def test_rows_keep_codes_as_text_and_each_sign_apart() -> None:
    assert rows([0, None, None, None], status={"1": "...", "2": "..", "3": "."}) == [
        ["00", 2024, "1", "7", 0, None],
        ["00", 2024, "1", "100+", None, "..."],
        ["0180", 2024, "1", "7", None, ".."],
        ["0180", 2024, "1", "100+", None, "."],
    ]


def test_a_long_table_has_a_row_for_each_content_with_its_unit() -> None:
    selection = asked(Region=["0180"], Alder=["7"], ContentsCode=["BE0101N1", "BE0101N2"])
    answer = cube(selection, [12, -1.25])
    answer["dimension"]["ContentsCode"]["category"]["unit"] = {"BE0101N1": {"base": "number"}}
    found = pxweb2.rows(LONG, description(), [(selection, packed(answer))])
    assert list(found.columns) == [
        "area_code",
        "year",
        "sex_code",
        "age_code",
        "content_code",
        "content",
        "unit",
        "value",
        "status",
    ]
    assert found.astype("object").where(found.notna(), None).to_numpy().tolist() == [
        ["0180", 2024, "1", "7", "BE0101N1", "Population", "number", 12.0, None],
        ["0180", 2024, "1", "7", "BE0101N2", "Increase", None, -1.25, None],
    ]


@pytest.mark.parametrize(
    ("value", "more", "reason"),
    [
        ([1, 2, 3], {}, "4 cells are announced, 3 are there"),
        ([1, 2, 3, None], {}, "a sign that is not expected: \\['none'\\]"),
        ([1, 2, 3, 4], {"status": {"3": ".."}}, "a sign that is not expected"),
        ([1, 2, 3, None], {"status": {"3": "x"}}, "a sign that is not expected: \\['x'\\]"),
        ([1, 2, 3, 4.5], {}, "is a count and has decimals"),
        ([1, 2, 3, "4"], {}, "'4' is not a number"),
        ([1, 2, 3, 4], {"size": [2, 2, 1, 1, 2]}, "sizes"),
        ([1, 2, 3, 4], {"class": "collection"}, "not a JSON-stat 2 dataset"),
    ],
)
def test_an_answer_of_another_form_is_refused(value: list[Any], more: dict[str, Any], reason: str) -> None:
    with pytest.raises(SourceChanged, match=f"Test TAB1: .*{reason}"):
        rows(value, **more)


def test_an_answer_to_another_question_is_refused() -> None:
    other = asked(Region=["00", "0114"])
    with pytest.raises(SourceChanged, match="the answer is not what was asked for, in Region"):
        pxweb2.updated(WIDE, asked(), packed(cube(other, [1, 2, 3, 4])))


def test_two_publications_never_make_one_table() -> None:
    parts = [asked(Region=["00"]), asked(Region=["0180"])]
    answers = [cube(parts[0], [1, 2]), cube(parts[1], [3, 4], updated="2026-03-01T07:00:00Z")]
    with pytest.raises(SourceChanged, match="published anew between two calls"):
        pxweb2.rows(WIDE, description(), zip(parts, map(packed, answers), strict=True))


def test_a_category_that_stands_twice_is_refused() -> None:
    answer = cube(asked(), [1, 2, 3, 4])
    answer["dimension"]["Region"]["category"]["index"] = ["00", "00"]
    with pytest.raises(SourceChanged, match="a category is there twice or is not text"):
        pxweb2.updated(WIDE, asked(), packed(answer))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (packed({"class": "dataset", "id": ["Region"], "dimension": {}}), "its description has no 'Region'"),
        (packed({"variables": []}), "it is not a JSON-stat 2 dataset"),
        (packed([]), "its description is not as it must be"),
        (description().replace(b'"0180": 1', b'"0180": 2', 1), "the positions of the categories"),
        (description().replace(b'"marital status"', b'"status"').replace(b"true", b"false"), "'status' \\(unknown\\)"),
        (description().replace(b'"sex"', b'"age"'), "variables by role"),
        (description().replace(b"BE0101N1", b"BE0101N9"), "'observations' has no BE0101N1 any more"),
    ],
)
def test_a_description_of_another_form_is_refused(told: bytes, reason: str) -> None:
    with pytest.raises(SourceChanged, match=f"Test TAB1: .*{reason}"):
        pxweb2.questions(WIDE, told, cells=100, today=date(2026, 1, 1))


def test_a_description_that_was_cut_is_not_taken() -> None:
    with pytest.raises(SourceUnavailable, match="its description is not JSON"):
        pxweb2.planned(WIDE, description()[:-30])


def test_names_and_the_next_release_come_from_the_description() -> None:
    assert pxweb2.names(description())["ContentsCode BE0101N2"] == "Increase"
    assert pxweb2.names(description())["Alder"] == "age"
    assert pxweb2.next_release(description()) == ""
    announced = description(extension={"px": {"nextUpdate": "2027-02-22T07:00:00Z"}})
    assert pxweb2.next_release(announced) == "2027-02-22"


def test_a_content_is_found_by_its_flag_whatever_its_code() -> None:
    told = description(role={"time": ["Tid"], "metric": ["Tiedot"]}).replace(b'"ContentsCode"', b'"Tiedot"')
    told = told.replace(b'"observations"', b'"Tiedot"')
    (question,) = pxweb2.questions(WIDE, told, cells=100, today=date(2026, 1, 1))
    assert question["Tiedot"] == ["BE0101N1"]
