"""THL's Sotkanet: figures of one indicator by area, year and gender."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from lagesbild.contracts import Choice, Content
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.protocols.plain import Json, is_taken, number, strict, text, whole
from lagesbild.sources.protocols.reading import Answers, Question

GENDERS: Final = ("male", "female", "total")
LEVELS: Final = {"KUNTA": "KU", "SEUTUKUNTA": "SK", "MAAKUNTA": "MK"}
COUNTRY: Final = "MAA"
FIGURES: Final = ("value", "absValue")


def questions(table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
    """Return the calls to make: ``years`` and ``genders``, each within ``cells`` figures.

    Raises:
        SourceUnavailable, SourceChanged: the description is not whole, or not of an indicator.
    """
    with strict(table, "its description"):
        told = decode(description)
        if whole(told["indicator"]["id"]) != int(table.path):
            raise ValueError(f"it is of indicator {told['indicator']['id']}")
        span = told["indicator"]["range"]
        every = [str(year) for year in range(whole(span["start"]), whole(span["end"]) + 1)]
        years = table.choose.get("time", Choice()).of(every)
        if not years:
            raise ValueError(f"no year of {span} is taken")
        step = max(1, cells // (len(told["regions"]) * len(_genders(table))))
    return [
        {"years": list(years[start : start + step]), "genders": _genders(table)} for start in range(0, len(years), step)
    ]


def planned(table: Declared, description: bytes) -> dict[str, Sequence[str]]:
    """Only the answers tell: an area without a figure has no row."""
    return {}


def size(question: Question) -> int:
    """Only the answer tells how many figures there are."""
    return 0


def updated(table: Declared, question: Question, answer: bytes) -> str:
    """An answer does not say of when it is; it must hold figures of this indicator, of the years asked for."""
    with strict(table, "an answer"):
        _figures(table, question, answer)
    return ""


def rows(table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
    """Return one row per area, year and gender: keys, then a column for each declared figure.

    A figure is ``value`` or ``absValue``. Areas of other kinds than municipality, sub-region, region and country have
    no code here and are left out.

    Raises:
        SourceUnavailable: an answer is not whole.
        SourceChanged: an area is not described, a figure is missing, of another indicator, year or gender, or twice.
    """
    with strict(table, "its list of areas"):
        areas = _areas(decode(description)["regions"])
    with strict(table, "an answer"):
        found = [row for question, answer in answers for row in _rows(table, areas, _figures(table, question, answer))]
        columns = [*table.keys.values(), *_columns(table)]
        frame = pd.DataFrame(found, columns=columns)
        if (twice := frame.duplicated(list(table.keys.values()))).any():
            raise ValueError(f"{frame[twice].iloc[0].to_dict()} stands twice")
    return frame.astype(_kinds(table))


def names(description: bytes) -> dict[str, str]:
    """Return the English words of the indicator and of its areas: ids → texts."""
    told = decode(description)
    regions = {f"region {region['id']}": str(region["title"].get("en", "")) for region in told["regions"]}
    return {"indicator": str(told["indicator"].get("title", {}).get("en", "")), **regions}


def units(description: bytes, answer: bytes) -> dict[str, str]:
    """Return the kind of the indicator's value: ``value`` → its code at the service."""
    kind = decode(description)["indicator"].get("primaryValueType") or {}
    return {"value": str(kind.get("code", ""))}


def next_release(description: bytes) -> str:
    """The service does not announce its releases."""
    return ""


def _genders(table: Declared) -> list[str]:
    return list(table.choose.get("sex", Choice()).of(GENDERS)) if "sex" in table.keys else ["total"]


def _areas(regions: list[Json]) -> dict[int, str]:
    """Id of a region → code here, or empty where its kind has none."""
    found = {whole(region["id"]): _code(text(region["category"]), text(region["code"])) for region in regions}
    codes = [code for code in found.values() if code]
    if len(found) != len(regions) or len(set(codes)) != len(codes):
        raise ValueError("an area stands twice")
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
    """A figure that is null, or told without this field, has no sign at this service: missing, never zero."""
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
