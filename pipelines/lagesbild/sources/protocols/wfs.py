"""Boundaries from a web feature service: one feature per area, in GeoJSON."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import shapely

from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.outlines import read_area
from lagesbild.sources.protocols.plain import Json, strict, text, whole
from lagesbild.sources.protocols.reading import Answers, Question

SYSTEM: Final = "EPSG:3067"
# Finland in ETRS-TM35FIN, metres: the area of use that EPSG gives for 3067 (43 548–764 797, 6 522 237–7 795 461),
# with room for a coarse line.
EAST: Final = (30_000, 780_000)
NORTH: Final = (6_500_000, 7_820_000)
PREFIXES: Final = {"kunta": "KU", "maakunta": "MK"}
NAMES: Final = {"nimi": "name_fi", "namn": "name_sv", "name": "name_en"}


def questions(table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
    """Return the one call for every feature of the layer.

    Raises:
        SourceUnavailable, SourceChanged: the description is not whole, or the layer has not the properties expected.
    """
    with strict(table, "its description"):
        layers = {layer["typeName"]: layer["properties"] for layer in decode(description)["featureTypes"]}
        told = {each["name"] for each in layers[table.id]}
        if missing := {_level(table), "vuosi", *NAMES} - told:
            raise ValueError(f"a feature has no {', '.join(sorted(missing))}")
    return [{"typeNames": table.path, "srsName": SYSTEM}]


def planned(table: Declared, description: bytes) -> dict[str, Sequence[str]]:
    """Only the answer tells which areas there are."""
    return {}


def size(question: Question) -> int:
    """Only the answer tells how many features there are."""
    return 0


def updated(table: Declared, question: Question, answer: bytes) -> str:
    """A layer does not say when it was last changed; the answer must hold every feature, each sound."""
    _features(table, answer)
    return ""


def rows(table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
    """Return one row per area: code, year of the division, names, and ``geometry`` as GeoJSON text in EPSG:3067.

    Raises:
        SourceUnavailable: the answer is not whole.
        SourceChanged: features are missing, one is there twice, or its code, names or geometry are not sound.
    """
    found = [row for _, answer in answers for row in _features(table, answer)]
    columns = [table.keys["area"], table.keys["time"], *NAMES.values(), "geometry"]
    return pd.DataFrame(found, columns=columns).astype({table.keys["time"]: "int64"})


def names(description: bytes) -> dict[str, str]:
    """Return the properties of a feature: name → type."""
    layers = decode(description)["featureTypes"]
    return {each["name"]: str(each.get("localType", "")) for layer in layers for each in layer["properties"]}


def units(description: bytes, answer: bytes) -> dict[str, str]:
    """Coordinates are metres, which the coordinate system says."""
    return {}


def next_release(description: bytes) -> str:
    """The service does not announce its releases."""
    return ""


def _level(table: Declared) -> str:
    """``kunta`` or ``maakunta``, as the layer is named for."""
    level = next((each for each in PREFIXES if table.id.startswith(each)), "other areas")
    if level not in PREFIXES:
        raise ValueError(f"a layer of {level}; {' and '.join(PREFIXES)} are read")
    return level


def _features(table: Declared, answer: bytes) -> list[tuple[Any, ...]]:
    with strict(table, "an answer"):
        collection = decode(answer)
        features = collection["features"]
        if collection["type"] != "FeatureCollection" or not features:
            raise ValueError("it is not a collection of features")
        if whole(collection["numberMatched"]) != len(features):
            raise ValueError(f"{collection['numberMatched']} features are announced, {len(features)} are there")
        if not text(collection["crs"]["properties"]["name"]).endswith(SYSTEM.partition(":")[2]):
            raise ValueError(f"its coordinates are in {collection['crs']}, not in {SYSTEM}")
        found = [_row(_level(table), feature) for feature in features]
        codes = [row[0] for row in found]
        if twice := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"{', '.join(sorted(twice))} stands twice")
    return found


def _row(level: str, feature: Json) -> tuple[Any, ...]:
    properties = feature["properties"]
    code = PREFIXES[level] + text(properties[level])
    try:
        _check(feature["geometry"])
    except ValueError as error:
        raise ValueError(f"{code}: {error}") from error
    words = (text(properties[name]) for name in NAMES)
    return (code, int(properties["vuosi"]), *words, json.dumps(feature["geometry"], separators=(",", ":")))


def _check(geometry: Json) -> None:
    """Refuse what is not one or more polygons of closed rings within Finland."""
    area = read_area(json.dumps(geometry))
    if area.is_empty:
        raise ValueError("a geometry without lines")
    for east, north in shapely.get_coordinates(area).tolist():
        if not (EAST[0] <= east <= EAST[1] and NORTH[0] <= north <= NORTH[1]):
            raise ValueError(f"{east}, {north} is not in Finland")
