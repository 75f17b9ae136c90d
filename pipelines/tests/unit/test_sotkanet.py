"""Figures of Sotkanet: rows from answers, and answers that are refused. All figures are made up."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.services import PARSERS
from tests.asking import declared, packed

sotkanet = PARSERS["sotkanet"]

POPULATION = declared(
    "sotkanet",
    "127",
    {"area": "area_code", "time": "year"},
    contents={"value": {"column": "population_persons"}},
    choose={"area": {"matches": "KU[0-9]{3}"}, "time": {"since": "2021"}},
)
SHARE = declared(
    "sotkanet",
    "171",
    {"area": "area_code", "time": "year", "sex": "sex_code"},
    contents={
        "value": {"column": "share_pct", "decimals": True},
        "absValue": {"column": "share_persons", "may_hide": True},
    },
)
REGIONS = [
    {"id": 20, "code": "049", "category": "KUNTA", "title": {"en": "Espoo"}},
    {"id": 488, "code": "01", "category": "MAAKUNTA", "title": {"en": "Uusimaa"}},
    {"id": 658, "code": "358", "category": "MAA", "title": {"en": "Finland"}},
    {"id": 833, "code": "1", "category": "ERVA", "title": {"en": "Southern"}},
]
ASKED = {"years": ["2022"], "genders": ["total"]}


def description(indicator: int = 127, **more: Any) -> bytes:
    about = {"id": indicator, "title": {"en": "Made up"}, "range": {"start": 2019, "end": 2023}, **more}
    return packed({"indicator": about, "regions": REGIONS})


def figure(**more: Any) -> dict[str, Any]:
    return {"indicator": 127, "region": 20, "year": 2022, "gender": "total", "value": 305274, **more}


def rows(answer: bytes, asked: Any = None) -> list[dict[Hashable, Any]]:
    return sotkanet.rows(POPULATION, description(), [(asked or ASKED, answer)]).to_dict("records")


def test_years_are_asked_for_within_what_one_answer_may_hold() -> None:
    asked = sotkanet.questions(POPULATION, description(), cells=8, today=date(2026, 11, 21))
    assert asked == [
        {"years": ["2021", "2022"], "genders": ["total"]},
        {"years": ["2023"], "genders": ["total"]},
    ]


def test_a_year_that_the_service_does_not_have_is_not_asked_for() -> None:
    with pytest.raises(SourceChanged, match="Test 127: its description is not as it must be: no year of"):
        sotkanet.questions(POPULATION, description(range={"start": 1990, "end": 2020}), cells=8, today=date.today())


def test_areas_get_their_codes_and_other_levels_are_left_out() -> None:
    answer = packed([figure(), figure(region=488, value=1_702_678), figure(region=833, value=2)])
    assert rows(answer) == [{"area_code": "KU049", "year": 2022, "population_persons": 305274}]


def test_each_gender_has_its_row_with_value_and_absolute_value() -> None:
    asked = {"years": ["2022"], "genders": ["male", "female", "total"]}
    answer = packed(
        [
            figure(indicator=171, gender="male", value=7.4, absValue=48189),
            figure(indicator=171, region=488, gender="total", value=7.0, absValue=None),
            figure(indicator=171, region=658, gender="female", value=0, absValue=0),
        ]
    )
    found = sotkanet.rows(SHARE, description(171), [(asked, answer)])
    assert found.astype("object").where(found.notna(), None).to_dict("records") == [
        {"area_code": "KU049", "year": 2022, "sex_code": "male", "share_pct": 7.4, "share_persons": 48189},
        {"area_code": "MK01", "year": 2022, "sex_code": "total", "share_pct": 7.0, "share_persons": None},
        {"area_code": "SSS", "year": 2022, "sex_code": "female", "share_pct": 0.0, "share_persons": 0},
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (packed([figure(), figure()]), "is there twice"),
        (packed([figure(value=None)]), "None is not a number"),
        (packed([figure(value="305274")]), "'305274' is not a number"),
        (packed([figure(value=True)]), "True is not a number"),
        (packed([figure(value=305274.5)]), "305274.5 is a count and has decimals"),
        (b'[{"indicator": 127, "region": 20, "year": 2022, "gender": "total", "value": NaN}]', "NaN is not a number"),
        (packed([figure(region=7)]), "region 7 is not in the list of areas"),
        (packed([figure(region="20")]), "'20' is not a whole number"),
        (packed([figure(indicator=128)]), "was not asked for"),
        (packed([figure(year=2021)]), "was not asked for"),
        (packed([figure(gender="male")]), "was not asked for"),
        (packed([{"indicator": 127, "region": 20, "gender": "total", "value": 1}]), "has no 'year'"),
        (packed({"message": "none"}), "it is not a list of figures"),
    ],
)
def test_an_answer_of_another_form_is_refused(answer: bytes, reason: str) -> None:
    with pytest.raises(SourceChanged, match="Test 127: an answer.*" + reason):
        rows(answer)


@pytest.mark.parametrize("answer", [b"<html>busy</html>", packed([figure()])[:-9], b"\xff\xfe\x00"])
def test_an_answer_that_is_not_whole_is_not_taken(answer: bytes) -> None:
    with pytest.raises(SourceUnavailable, match="Test 127: an answer is not JSON"):
        sotkanet.updated(POPULATION, ASKED, answer)


def test_an_area_that_is_described_twice_is_refused() -> None:
    twice = packed({"indicator": {"id": 127}, "regions": [*REGIONS, {**REGIONS[0], "id": 21}]})
    with pytest.raises(SourceChanged, match="its list of areas is not as it must be: an area is there twice"):
        sotkanet.rows(POPULATION, twice, [(ASKED, packed([figure()]))])


def test_a_municipality_whose_code_is_a_number_is_refused() -> None:
    number = packed({"indicator": {"id": 127}, "regions": [{**REGIONS[0], "code": 49}]})
    with pytest.raises(SourceChanged, match="49 is not text"):
        sotkanet.rows(POPULATION, number, [(ASKED, packed([figure()]))])


def test_a_description_of_another_indicator_is_refused() -> None:
    with pytest.raises(SourceChanged, match="it is of indicator 128"):
        sotkanet.questions(POPULATION, description(128), cells=8, today=date.today())
