"""Boundaries: rows from GeoJSON, and collections that are refused. The squares are made up."""

import json
from datetime import date
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.services import PARSERS
from tests.asking import declared, packed

wfs = PARSERS["wfs"]

TABLE = declared("wfs", "tilastointialueet:kunta1000k_2026", {"area": "area_code", "time": "year"})
REGIONS = declared("wfs", "tilastointialueet:maakunta1000k_2026", {"area": "area_code", "time": "year"})
SQUARE = [[380000, 6670000], [390000, 6670000], [390000, 6680000], [380000, 6670000]]
ISLAND = [[100000.5, 6700000], [110000, 6700000], [110000, 6710000], [100000.5, 6700000]]
QUESTION = {"typeNames": TABLE.path, "srsName": "EPSG:3067"}


def described(*names: str) -> bytes:
    properties = [{"name": name, "localType": "string"} for name in names]
    return packed({"featureTypes": [{"typeName": "kunta1000k_2026", "properties": properties}]})


def feature(code: object = "049", geometry: object = None, **more: Any) -> dict[str, Any]:
    properties = {"kunta": code, "vuosi": 2026, "nimi": "Espoo", "namn": "Esbo", "name": "Espoo", **more}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": geometry or {"type": "Polygon", "coordinates": [SQUARE]},
    }


def collection(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3067"}}
    return {"type": "FeatureCollection", "features": list(features), "numberMatched": len(features), "crs": crs, **more}


def test_every_feature_is_asked_for_in_one_call() -> None:
    properties = described("kunta", "vuosi", "nimi", "namn", "name", "geom")
    assert wfs.questions(TABLE, properties, cells=1, today=date(2026, 1, 1)) == [QUESTION]


def test_a_layer_without_a_property_is_refused_before_it_is_asked_for() -> None:
    with pytest.raises(SourceChanged, match="its description is not as it must be: a feature has no name, namn"):
        wfs.questions(TABLE, described("kunta", "vuosi", "nimi"), cells=1, today=date(2026, 1, 1))


def test_rows_have_code_year_names_and_geometry() -> None:
    islands = {"type": "MultiPolygon", "coordinates": [[SQUARE], [ISLAND]]}
    answer = packed(collection(feature(), feature("005", islands, nimi="Alajärvi", namn="Alajärvi", name="Alajärvi")))
    found = wfs.rows(TABLE, b"", [(QUESTION, answer)])
    assert list(found.columns) == ["area_code", "year", "name_fi", "name_sv", "name_en", "geometry"]
    assert found.iloc[0].tolist()[:5] == ["KU049", 2026, "Espoo", "Esbo", "Espoo"]
    assert found["area_code"].tolist() == ["KU049", "KU005"]
    assert json.loads(found["geometry"][1]) == islands


def test_regions_have_their_own_property() -> None:
    region = feature(maakunta="01", vuosi="2026")
    found = wfs.rows(REGIONS, b"", [(QUESTION, packed(collection(region)))])
    assert found[["area_code", "year"]].to_numpy().tolist() == [["MK01", 2026]]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (collection(feature(), numberMatched=308), "308 features are announced, 1 are there"),
        (collection(feature(), numberMatched="unknown"), "'unknown' is not a whole number"),
        (collection(), "it is not a collection of features"),
        (collection(feature(), feature()), "KU049 is there twice"),
        (collection(feature(49)), "49 is not text"),
        (collection(feature(nimi=None)), "None is not text"),
        (collection(feature(), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}), "not in EPSG:3067"),
        (collection(feature(geometry={"type": "Point", "coordinates": [1, 2]})), "KU049: a Point is no area"),
        (collection(feature(geometry={"type": "Polygon", "coordinates": []})), "KU049: a geometry without lines"),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [SQUARE[:3]]})),
            "KU049: it is not made of closed rings of points",
        ),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [[*SQUARE[:3], [380000, 6670001]]]})),
            "KU049: it is not made of closed rings of points",
        ),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [[[24.9, 60.2], *SQUARE, [24.9, 60.2]]]})),
            "KU049: 24.9, 60.2 is not in Finland",
        ),
        ({"exceptions": [{"text": "no such layer"}]}, "has no 'features'"),
    ],
)
def test_a_collection_that_is_not_whole_or_sound_is_refused(answer: object, reason: str) -> None:
    with pytest.raises(SourceChanged, match=f"Test {TABLE.path}: an answer.*{reason}"):
        wfs.updated(TABLE, QUESTION, packed(answer))


def test_a_coordinate_that_is_no_number_is_refused() -> None:
    answer = packed(collection(feature())).replace(b"390000", b"1e999", 1)
    with pytest.raises(SourceChanged, match="1e999 is not a number that can be"):
        wfs.updated(TABLE, QUESTION, answer)
    with pytest.raises(SourceChanged, match="NaN is not a number"):
        wfs.updated(TABLE, QUESTION, packed(collection(feature())).replace(b"390000", b"NaN", 1))


def test_an_answer_that_was_cut_is_not_taken() -> None:
    with pytest.raises(SourceUnavailable, match="an answer is not JSON"):
        wfs.updated(TABLE, QUESTION, packed(collection(feature()))[:-20])
