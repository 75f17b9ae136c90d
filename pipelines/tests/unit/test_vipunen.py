"""Records of Vipunen: rows from pages, and pages that are refused. All figures are made up."""

from datetime import date
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.services import PARSERS
from tests.asking import declared, packed

vipunen = PARSERS["vipunen"]

TABLE = declared(
    "vipunen",
    "hakeneet",
    {"area": "area_code", "time": "year", "route": "route", "level": "level", "target": "target_code"},
    contents={
        "aloituspaikatLkm": {"column": "places_count"},
        "ensisijaisetHakijatLkm": {"column": "first_choice_persons"},
    },
    choose={"route": {"matches": "Yhteishaku"}, "time": {"since": "2024"}},
)
ASKED = {"time": "2025", "filter": "koulutuksenAlkamisvuosi==2025 and hakutapa=='Yhteishaku'", "updated": "2026-11-20"}


def record(**more: Any) -> dict[str, Any]:
    return {
        "koulutuksenAlkamisvuosi": 2025,
        "hakutapa": "Yhteishaku",
        "koulutusasteTaso2": "Lukiokoulutus",
        "kooditKuntaHakukohde": "005",
        "kooditHakukohde": "1.2.246.562.20.1",
        "aloituspaikatLkm": 30,
        "ensisijaisetHakijatLkm": 20,
        "tietojoukkoPaivitettyPvm": "2026-11-20",
        **more,
    }


def rows(*pages: list[dict[str, Any]]) -> list[list[Any]]:
    found = vipunen.rows(TABLE, packed([record()]), [(ASKED, packed(pages))])
    return found.astype("object").where(found.notna(), None).to_numpy().tolist()


def test_each_year_is_asked_for_by_the_declared_route_and_the_day_of_the_records() -> None:
    asked = vipunen.questions(TABLE, packed([record()]), cells=5000, today=date(2025, 11, 29))
    assert asked == [{**ASKED, "time": "2024", "filter": ASKED["filter"].replace("2025", "2024")}, ASKED]


def test_without_a_first_year_every_year_that_the_provider_has_is_asked_for() -> None:
    table = declared("vipunen", "hakeneet", TABLE.keys, contents=TABLE.fetch.model_dump()["contents"])
    asked = vipunen.questions(table, packed([record()]), cells=5000, today=date(2015, 1, 1))
    assert [each["filter"] for each in asked] == ["koulutuksenAlkamisvuosi==2014", "koulutuksenAlkamisvuosi==2015"]


def test_records_of_one_target_are_put_together_and_its_places_are_taken_once() -> None:
    other = record(kooditHakukohde="1.2.246.562.20.2", kooditKuntaHakukohde="049", ensisijaisetHakijatLkm=0)
    assert rows([record(), record(ensisijaisetHakijatLkm=5)], [other]) == [
        ["KU005", 2025, "Yhteishaku", "Lukiokoulutus", "1.2.246.562.20.1", 30, 25],
        ["KU049", 2025, "Yhteishaku", "Lukiokoulutus", "1.2.246.562.20.2", 30, 0],
    ]


def test_a_number_that_is_null_is_missing_and_not_zero() -> None:
    assert rows([record(aloituspaikatLkm=None)])[0][-2:] == [None, 20]
    assert rows([record(), record(ensisijaisetHakijatLkm=None)])[0][-2:] == [30, None]


def test_what_has_no_municipality_or_level_is_unknown() -> None:
    (row,) = rows([record(kooditKuntaHakukohde=None, koulutusasteTaso2=None)])
    assert (row[0], row[3]) == ("unknown", "unknown")
    assert rows([record(kooditKuntaHakukohde="-1")])[0][0] == "unknown"


def test_a_year_without_records_has_no_rows_and_the_day_of_the_others() -> None:
    assert rows([]) == []
    assert vipunen.updated(TABLE, ASKED, packed([[]])) == "2026-11-20"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ([[record(koulutuksenAlkamisvuosi=2024)]], "2024 was not asked for"),
        ([[record(koulutuksenAlkamisvuosi="2025")]], "'2025' is not a whole number"),
        ([[record(hakutapa="Jatkuva haku")]], "Jatkuva haku was not asked for"),
        ([[record(tietojoukkoPaivitettyPvm="2026-11-21")]], "made anew on 2026-11-21, while they were read"),
        ([[record(tietojoukkoPaivitettyPvm="soon")]], "Invalid isoformat string"),
        ([[record(aloituspaikatLkm="30")]], "'30' is not a whole number"),
        ([[record(ensisijaisetHakijatLkm=2.5)]], "2.5 is not a whole number"),
        ([[record(ensisijaisetHakijatLkm=True)]], "True is not a whole number"),
        ([[record(kooditHakukohde=7)]], "7 is not text"),
        ([[record(kooditKuntaHakukohde=5)]], "5 is not text"),
        ([[{"koulutuksenAlkamisvuosi": 2025}]], "has no 'tietojoukkoPaivitettyPvm'"),
        ([["koulutuksenAlkamisvuosi"]], "is not as it must be"),
    ],
)
def test_an_answer_of_another_form_is_refused(answer: Any, reason: str) -> None:
    with pytest.raises(SourceChanged, match="Test hakeneet: an answer.*" + reason):
        vipunen.updated(TABLE, ASKED, packed(answer))


@pytest.mark.parametrize("answer", [b"<html>busy</html>", packed([[record()]])[:-9], b"\xff\xfe\x00"])
def test_an_answer_that_is_not_whole_is_not_taken(answer: bytes) -> None:
    with pytest.raises(SourceUnavailable, match="Test hakeneet: an answer is not JSON"):
        vipunen.updated(TABLE, ASKED, answer)


def test_a_record_without_a_field_that_is_needed_is_refused_before_anything_is_asked() -> None:
    first = record()
    del first["ensisijaisetHakijatLkm"], first["hakutapa"]
    with pytest.raises(SourceChanged, match=r"its first record.*a record has no ensisijaisetHakijatLkm, hakutapa"):
        vipunen.questions(TABLE, packed([first]), cells=5000, today=date(2025, 11, 29))
