"""THL's Sotkanet: an indicator, the areas it is reported for, and its figures by area, year and gender."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd

from lagesbild.contracts import Choice, Content
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode, moment
from lagesbild.sources.services.client import Client, Limits
from lagesbild.sources.services.joined import named
from lagesbild.sources.services.parser import Answers, Parser, Question
from lagesbild.sources.services.plain import Json, is_taken, number, strict, text, whole

GENDERS: Final = ("male", "female", "total")
LEVELS: Final = {"KUNTA": "KU", "SEUTUKUNTA": "SK", "MAAKUNTA": "MK"}
COUNTRY: Final = "MAA"
FIGURES: Final = ("value", "absValue")
EARLIEST: Final = 1900
LATEST: Final = 2200


class SotkanetClient(Client):
    """A table's path is the number of its indicator: ``127``."""

    # One call a second is slower than a person browses the service's pages, and 20 000 figures make an answer of about
    # 2 MB: a whole indicator comes in a few calls.
    LIMITS = Limits(cells=20_000, calls=1, window=1.0)

    def updated(self, table: Declared) -> str:
        """Return the day on which the service last changed the indicator; empty where it reports none.

        Raises:
            SourceRefused: there is no such indicator.
            SourceChanged: it is not described as an indicator is.
        """
        try:
            found = decode(self.get(self.address(table), table)).get("data-updated")
            return moment(found) if found else ""
        except (AttributeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, f"its description cannot be read: {error}") from error

    def description(self, table: Declared) -> bytes:
        """Return ``{"indicator": …, "regions": …}`` with both answers as they came."""
        regions = self.get(f"{self.base_url}/regions", table)
        return named({"indicator": self.get(self.address(table), table), "regions": regions})

    def address(self, table: Declared) -> str:
        """Return the address of the indicator."""
        return f"{self.base_url}/indicators/{table.path}"

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of the figures of some years; ``question`` names ``years`` and ``genders``."""
        return f"{self.base_url}/json?{urlencode({'indicator': table.path, **question}, doseq=True)}"


class SotkanetParser(Parser):
    """Reads figures of one indicator; an area without a figure has no row, and no release is announced."""

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the calls to make: ``years`` and ``genders``, each within ``cells`` figures.

        Raises:
            SourceUnavailable, SourceChanged: the description is not whole, or not of an indicator.
        """
        with strict(table, "its description"):
            described = decode(description)
            if whole(described["indicator"]["id"]) != int(table.path):
                raise ValueError(f"it is of indicator {described['indicator']['id']}")
            span = described["indicator"]["range"]
            every = [str(year) for year in _years(whole(span["start"]), whole(span["end"]))]
            years = table.choose.get("time", Choice()).of(every)
            if not years:
                raise ValueError(f"no year of {span} is taken")
            step = max(1, cells // (len(described["regions"]) * len(_genders(table))))
        return [
            {"years": list(years[start : start + step]), "genders": _genders(table)}
            for start in range(0, len(years), step)
        ]

    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse an answer that does not hold figures of this indicator, of the years asked for."""
        with strict(table, "an answer"):
            _figures(table, question, answer)

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return one row per area, year and gender: keys, then a column for each declared figure.

        A figure is ``value`` or ``absValue``. Areas of other kinds than municipality, sub-region, region and country
        have no code here and are left out.

        Raises:
            SourceUnavailable: an answer is not whole.
            SourceChanged: an area is not described, or a figure is missing, there twice, or not one that was asked for.
        """
        with strict(table, "its list of areas"):
            areas = _areas(decode(description)["regions"])
        with strict(table, "an answer"):
            figures = (_figures(table, question, answer) for question, answer in answers)
            found = [row for given in figures for row in _rows(table, areas, given)]
            columns = [*table.keys.values(), *_columns(table)]
            frame = pd.DataFrame(found, columns=columns)
            if (twice := frame.duplicated(list(table.keys.values()))).any():
                raise ValueError(f"{frame[twice].iloc[0].to_dict()} is there twice")
        return frame.astype(_kinds(table))

    def names(self, description: bytes) -> dict[str, str]:
        """Return the English words of the indicator and of its areas: ids → texts."""
        described = decode(description)
        regions = {f"region {region['id']}": str(region["title"].get("en", "")) for region in described["regions"]}
        return {"indicator": str(described["indicator"].get("title", {}).get("en", "")), **regions}

    def units(self, description: bytes, answer: bytes) -> dict[str, str]:
        """Return the kind of the indicator's value: ``value`` → its code at the service."""
        kind = decode(description)["indicator"].get("primaryValueType") or {}
        return {"value": str(kind.get("code", ""))}


def _years(first: int, last: int) -> range:
    if not EARLIEST <= first <= last <= LATEST:
        raise ValueError(f"its years are {first}–{last}")
    return range(first, last + 1)


def _genders(table: Declared) -> list[str]:
    return list(table.choose.get("sex", Choice()).of(GENDERS)) if "sex" in table.keys else ["total"]


def _areas(regions: list[Json]) -> dict[int, str]:
    """Id of a region → code here, or empty where its kind has none."""
    found = {whole(region["id"]): _code(text(region["category"]), text(region["code"])) for region in regions}
    codes = [code for code in found.values() if code]
    if len(found) != len(regions) or len(set(codes)) != len(codes):
        raise ValueError("an area is there twice")
    return found


def _code(category: str, code: str) -> str:
    if category == COUNTRY:
        return "SSS"
    return LEVELS[category] + code if category in LEVELS else ""


def _figures(table: Declared, question: Question, answer: bytes) -> list[Json]:
    """The figures of an answer, each of this indicator and of what was asked for."""
    figures: list[Json] = decode(answer)
    if not isinstance(figures, list):
        raise TypeError("it is not a list of figures")
    for figure in figures:
        asked = str(whole(figure["year"])) in question["years"] and figure["gender"] in question["genders"]
        if whole(figure["indicator"]) != int(table.path) or not asked:
            raise ValueError(f"{figure} was not asked for")
    return figures


def _rows(table: Declared, areas: dict[int, str], figures: list[Json]) -> Iterator[tuple[Any, ...]]:
    for figure in figures:
        region = whole(figure["region"])
        if region not in areas:
            raise ValueError(f"region {region} is not in the list of areas")
        parts = {"area": areas[region], "time": figure["year"], "sex": text(figure["gender"])}
        if parts["area"] and is_taken(table, "area", parts["area"]):
            keys = (parts[role] for role in table.keys)
            yield (*keys, *(_figure(figure, name, content) for name, content in table.contents.items()))


def _figure(figure: Json, name: str, content: Content) -> float | int | None:
    """A figure that is null, or left out of it, has no sign at this service: missing, never zero."""
    if name not in FIGURES:
        raise ValueError(f"{name} is declared; the figures are {FIGURES}")
    if content.may_hide and figure.get(name) is None:
        return None
    if number(figure[name]) % 1 and not content.decimals:
        raise ValueError(f"{figure[name]} is a count and has decimals")
    return number(figure[name])


def _columns(table: Declared) -> list[str]:
    return [content.column for content in table.contents.values()]


def _kinds(table: Declared) -> dict[str, str]:
    measures = {content.column: "Float64" if content.decimals else "Int64" for content in table.contents.values()}
    return {table.keys["time"]: "int64", **measures}
