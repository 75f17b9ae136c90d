"""Boundaries from a web feature service (WFS 2.0.0) that answers in GeoJSON: one feature per area."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd
import shapely

from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.outlines import read_area
from lagesbild.sources.services.client import Client, Limits
from lagesbild.sources.services.parser import Answers, Parser, Question
from lagesbild.sources.services.plain import Json, strict, text, whole

COMMON: Final = {"service": "WFS", "version": "2.0.0", "outputFormat": "application/json"}
SYSTEM: Final = "EPSG:3067"
# Finland in ETRS-TM35FIN, metres: the area of use that EPSG gives for 3067 (43 548–764 797, 6 522 237–7 795 461),
# with room for a coarse line.
EAST: Final = (30_000, 780_000)
NORTH: Final = (6_500_000, 7_820_000)
PREFIXES: Final = {"kunta": "KU", "maakunta": "MK"}
NAMES: Final = {"nimi": "name_fi", "namn": "name_sv", "name": "name_en"}


class WfsClient(Client):
    """A table's path is the name of its layer: ``tilastointialueet:kunta1000k_2026``.

    A layer is of one year, which is in its name; when it was last changed, the service does not report.
    """

    # A layer is one call: one a second is enough, and every feature comes at once.
    LIMITS = Limits(cells=1_000_000, calls=1, window=1.0)

    def description(self, table: Declared) -> bytes:
        """Return the properties that a feature of the layer has."""
        return self.get(self._call({"request": "DescribeFeatureType", "typeNames": table.path}), table)

    def address(self, table: Declared) -> str:
        """Return the address of the service; the layer is named in each call."""
        return self.base_url

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of every feature of the layer; ``question`` names ``typeNames`` and ``srsName``."""
        return self._call({"request": "GetFeature", **question})

    def _call(self, parameters: Mapping[str, str]) -> str:
        return f"{self.base_url}?{urlencode({**COMMON, **parameters}, safe=':/')}"


class WfsParser(Parser):
    """Reads layers of municipalities and regions; coordinates are metres, which the coordinate system implies."""

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the one call for every feature of the layer.

        Raises:
            SourceUnavailable, SourceChanged: the description is not whole, or the layer lacks an expected property.
        """
        with strict(table, "its description"):
            layers = {layer["typeName"]: layer["properties"] for layer in decode(description)["featureTypes"]}
            known = {each["name"] for each in layers[table.id]}
            if missing := {_level(table), "vuosi", *NAMES} - known:
                raise ValueError(f"a feature has no {', '.join(sorted(missing))}")
        return [{"typeNames": table.path, "srsName": SYSTEM}]

    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse an answer that does not hold every feature, each sound."""
        _features(table, answer)

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return one row per area: code, year of the division, names, and ``geometry`` as GeoJSON text in EPSG:3067.

        Raises:
            SourceUnavailable: the answer is not whole.
            SourceChanged: features are missing, one is there twice, or its code, names or geometry are not sound.
        """
        found = [row for _, answer in answers for row in _features(table, answer)]
        columns = [table.keys["area"], table.keys["time"], *NAMES.values(), "geometry"]
        return pd.DataFrame(found, columns=columns).astype({table.keys["time"]: "int64"})

    def names(self, description: bytes) -> dict[str, str]:
        """Return the properties of a feature: name → type."""
        layers = decode(description)["featureTypes"]
        return {each["name"]: str(each.get("localType", "")) for layer in layers for each in layer["properties"]}


def _level(table: Declared) -> str:
    """``kunta`` or ``maakunta``, as the layer is named for."""
    level = next((each for each in PREFIXES if table.id.startswith(each)), "other areas")
    if level not in PREFIXES:
        raise ValueError(f"a layer of {level}; {' and '.join(PREFIXES)} are read")
    return level


def _features(table: Declared, answer: bytes) -> list[tuple[Any, ...]]:
    with strict(table, "an answer"):
        collection = decode(answer)
        _check_collection(collection)
        found = [_row(_level(table), feature) for feature in collection["features"]]
        codes = [row[0] for row in found]
        if twice := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"{', '.join(sorted(twice))} is there twice")
    return found


def _check_collection(collection: Json) -> None:
    """Refuse a collection that is not whole, or in other coordinates."""
    features = collection["features"]
    if collection["type"] != "FeatureCollection" or not features:
        raise ValueError("it is not a collection of features")
    if whole(collection["numberMatched"]) != len(features):
        raise ValueError(f"{collection['numberMatched']} features are announced, {len(features)} are there")
    if not text(collection["crs"]["properties"]["name"]).endswith(SYSTEM.partition(":")[2]):
        raise ValueError(f"its coordinates are in {collection['crs']}, not in {SYSTEM}")


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
