"""Answers spoiled anywhere: each reader takes them, or refuses them by an error of a source and by no other one."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.errors import SourceError
from lagesbild.sources.declared import Declared
from lagesbild.sources.services import PARSERS
from lagesbild.sources.services.plain import strict
from tests.asking import Json, cube, declared

ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 0, 10**30, 1e308, "", "²", "\ud800", "\x1b[2J", "SSS", "2025", [], {}, [[]], {"a": {}}, "9" * 5000]
)
BYTES = st.sampled_from([b"NaN", b"1e999", b"[" * 3000, b"{", b"\xff", b'"a":1,"a":2', b"\x00", b"\\ud800", b"-"])
PXWEB = {"keys": {"area": "area_code", "time": "year"}, "contents": {"born": {"column": "births_persons"}}}
ASKED = {"alue": ["KU005", "KU049"], "vuosi": ["2025"], "contentscode": ["born"]}
ANSWER = cube(ASKED, [3, 5], role={"time": ["vuosi"]})

VARIABLES: Json = {
    "variables": [
        {"code": "alue", "text": "Area", "values": ["KU005", "KU049"], "valueTexts": ["Alajärvi", "Espoo"]},
        {"code": "vuosi", "text": "Year", "values": ["2025"], "time": True},
        {"code": "contentscode", "text": "Information", "values": ["born"]},
    ]
}
METADATA: Json = ANSWER | {
    "role": {"time": ["vuosi"], "metric": ["contentscode"]},
    "dimension": {
        code: {**each, "label": {"alue": "region"}.get(code, code)} for code, each in ANSWER["dimension"].items()
    },
}
KOLADA: Json = {
    "kpi": [{"values": [{"id": "N1", "title": "One", "publication_date": "2026-01-01"}]}],
    "municipality": [{"values": [{"id": "0114", "title": "Upplands Väsby"}]}],
}
POINTS: list[Json] = [
    {"kpi": "N1", "municipality": "0114", "period": 2025, "values": [{"gender": "T", "value": 1.5, "status": ""}]}
]
SOTKANET: Json = {
    "indicator": {"id": 127, "title": {"en": "Population"}, "range": {"start": 2024, "end": 2025}},
    "regions": [{"id": 1, "code": "005", "category": "KUNTA", "title": {"en": "Alajärvi"}}],
}
FIGURE: Json = {"indicator": 127, "region": 1, "year": 2025, "gender": "total", "value": 8982.0, "absValue": 8982}
RING = [[390000, 6690000], [400000, 6690000], [400000, 6700000], [390000, 6690000]]
LAYER: Json = {
    "type": "FeatureCollection",
    "numberMatched": 1,
    "numberReturned": 1,
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3067"}},
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [RING]},
            "properties": {"kunta": "005", "vuosi": 2026, "nimi": "Alajärvi", "namn": "Alajärvi", "name": "Alajärvi"},
        }
    ],
}
DESCRIBED: Json = {
    "featureTypes": [
        {
            "typeName": "kunta1000k_2026",
            "properties": [{"name": name} for name in ("kunta", "vuosi", "nimi", "namn", "name")],
        }
    ]
}
RECORD: Json = {
    "tietojoukkoPaivitettyPvm": "2026-05-01T00:00:00",
    "koulutuksenAlkamisvuosi": 2025,
    "kooditKuntaHakukohde": "005",
    "hakutapa": "Yhteishaku",
    "aloituspaikatLkm": 20,
}
BAROMETER: Json = {
    **{"omgang": "2025-2", "lan": "01", "yb_yrke": "Barnskötare", "yrkesomrade": "Pedagogik", "yb_concept_id": "a"},
    **{"jobbmojligheter": "stora", "rekryteringssituation": "brist", "prognos": "öka", "hogsta_bedomningsniva": "län"},
}
SERVICES: dict[str, tuple[Declared, Any, Json, Any]] = {
    "pxweb1": (declared("pxweb1", "made/up.px", **PXWEB), VARIABLES, ASKED, ANSWER),  # type: ignore[arg-type]
    "pxweb2": (declared("pxweb2", "TAB1", **PXWEB), METADATA, ASKED, ANSWER),  # type: ignore[arg-type]
    "kolada": (
        declared("kolada", "N1", {"area": "area_code", "time": "year", "sex": "sex_code"}),
        KOLADA,
        {"kpi": ["N1"], "year": ["2025"]},
        [{"values": POINTS, "count": 1}],
    ),
    "sotkanet": (
        declared("sotkanet", "127", {"area": "area_code", "time": "year"}, contents={"value": {"column": "persons"}}),
        SOTKANET,
        {"years": ["2025"], "genders": ["total"]},
        [FIGURE],
    ),
    "wfs": (
        declared("wfs", "tilastointialueet:kunta1000k_2026", {"area": "area_code", "time": "year"}),
        DESCRIBED,
        {"typeNames": "tilastointialueet:kunta1000k_2026", "srsName": "EPSG:3067"},
        LAYER,
    ),
    "vipunen": (
        declared(
            "vipunen",
            "hakeneet",
            {"area": "area_code", "time": "year", "route": "route"},
            contents={"aloituspaikatLkm": {"column": "places_count", "may_hide": True}},
        ),
        [RECORD],
        {"time": "2025", "filter": "", "updated": "2026-05-01"},
        [[RECORD]],
    ),
    "yrkesbarometer": (
        declared("yrkesbarometer", "y.json", {"area": "area_code", "occupation": "occupation_id", "time": "year"}),
        {},
        {"file": "y.json"},
        [BAROMETER],
    ),
}
Read = Callable[[bytes, bytes], object]


def places(found: Any, so_far: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in JSON, the whole first."""
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [so_far, *(place for name, each in inside for place in places(each, (*so_far, name)))]


def spoiled(found: Any, place: tuple[Any, ...], odd: object) -> Any:
    """The same JSON with something else at a place."""
    if not place:
        return odd
    name, *rest = place
    inside = spoiled(found[name], tuple(rest), odd)
    if isinstance(found, dict):
        return {**found, name: inside}
    return [inside if number == name else each for number, each in enumerate(found)]


def read_all(name: str, description: bytes, answer: bytes) -> None:
    """Everything that a fetch reads of a description and an answer, as it reads it."""
    table, _, question, _ = SERVICES[name]
    parser = PARSERS[table.service.protocol]
    with strict(table, "what came of it"):
        parser.planned(table, description)
        parser.questions(table, description, cells=1000, today=date(2026, 11, 30))
        parser.updated(table, question, answer)
        parser.rows(table, description, [(question, answer)])
        parser.names(description)
        parser.units(description, answer)
        parser.next_release(description)


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_not_spoiled_is_read(name: str) -> None:
    _, description, _, answer = SERVICES[name]
    read_all(name, json.dumps(description).encode(), json.dumps(answer).encode())


@pytest.mark.parametrize("name", SERVICES)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_anything_else_anywhere_is_read_or_refused(name: str, data: st.DataObject) -> None:
    _, description, _, answer = SERVICES[name]
    both = [description, answer]
    place = data.draw(st.sampled_from(places(both)[1:]))
    wrong = spoiled(both, place, data.draw(ODD))
    try:
        read_all(name, *(json.dumps(each).encode() for each in wrong))
    except SourceError as refused:
        assert "\x1b" not in str(refused)


@pytest.mark.parametrize("name", SERVICES)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_bytes_that_are_cut_or_replaced_are_read_or_refused(name: str, data: st.DataObject) -> None:
    _, description, _, answer = SERVICES[name]
    both = [json.dumps(description).encode(), json.dumps(answer).encode()]
    which = data.draw(st.sampled_from([0, 1]))
    at = data.draw(st.integers(0, len(both[which])))
    rest = both[which][at + data.draw(st.integers(0, 12)) :]
    both[which] = both[which][:at] + data.draw(BYTES) + data.draw(st.sampled_from([rest, b""]))
    try:
        read_all(name, *both)
    except SourceError as refused:
        assert "\x1b" not in str(refused)
