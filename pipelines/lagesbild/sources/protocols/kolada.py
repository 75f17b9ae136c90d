"""Kolada, version 3: values of key figures by municipality, year and gender."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import pandas as pd

from lagesbild.contracts import Choice
from lagesbild.sources.declared import Declared
from lagesbild.sources.http.kolada import MOST_IDS, publication_days
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.protocols.plain import Json, is_taken, number, strict, text, whole
from lagesbild.sources.protocols.reading import Answers, Question

GENDERS: Final = ("T", "K", "M")
MEASURES: Final = ("content_code", "content", "value", "status", "observations_count")


@dataclass(frozen=True)
class Described:
    """Key figure → title, and the codes of every municipality and region."""

    titles: dict[str, str]
    areas: frozenset[str]


def questions(table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
    """Return the calls to make: one ``kpi`` and as many of its ``year`` as one page holds of every area.

    Raises:
        SourceUnavailable, SourceChanged: the description is not whole, or not of these key figures.
    """
    described = _described(table, description)
    every = [str(year) for year in range(1990, today.year + 1)]
    years = table.choose.get("time", Choice()).of(every)
    step = min(MOST_IDS, max(1, cells // len(described.areas)))
    return [
        {"kpi": [kpi], "year": list(years[start : start + step])}
        for kpi in table.path.split(",")
        for start in range(0, len(years), step)
    ]


def planned(table: Declared, description: bytes) -> dict[str, Sequence[str]]:
    """Only the answers tell: an area without a value has no row."""
    return {}


def size(question: Question) -> int:
    """Only the answer tells how many values there are."""
    return 0


def updated(table: Declared, question: Question, answer: bytes) -> str:
    """An answer does not say of when it is; its pages must hold values of the key figure and years asked for."""
    with strict(table, "an answer"):
        for entry in _entries(answer):
            _as_asked(question, entry)
    return ""


def rows(table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
    """Return one row per area, year, gender and key figure; deleted values are left out.

    ``value`` is missing where the service has none; ``status`` is then what it says of it, if anything.

    Raises:
        SourceUnavailable: an answer is not whole.
        SourceChanged: an area is unknown, a value is of another key figure or year, of another kind, or there twice.
    """
    described, columns = _described(table, description), [*table.keys.values(), *MEASURES]
    with strict(table, "an answer"):
        every = (row for question, answer in answers for row in _rows(table, described, question, answer))
        found = pd.DataFrame(every, columns=columns)
        if (twice := found.duplicated([*table.keys.values(), "content_code"])).any():
            raise ValueError(f"{found[twice].iloc[0].to_dict()} stands twice")
    return found.astype({table.keys["time"]: "int64", "value": "Float64", "observations_count": "Int64"})


def names(description: bytes) -> dict[str, str]:
    """Return the titles of the key figures and of the areas: codes → texts."""
    told = decode(description)
    return {
        f"{kind} {entry['id']}": str(entry.get("title", ""))
        for kind in ("kpi", "municipality")
        for page in told[kind]
        for entry in page["values"]
    }


def units(description: bytes, answer: bytes) -> dict[str, str]:
    """The unit stands in the title of a key figure, which :func:`names` compares."""
    return {}


def next_release(description: bytes) -> str:
    """Return the first day after today on which one of the key figures is to be published; empty where none is."""
    today = datetime.now(UTC).date().isoformat()
    days = [day for page in decode(description)["kpi"] for day in publication_days(page)]
    return min((day for day in days if day > today), default="")


def _described(table: Declared, description: bytes) -> Described:
    with strict(table, "its description"):
        told = decode(description)
        kpis = [entry for page in told["kpi"] for entry in page["values"]]
        titles = {text(entry["id"]): text(entry["title"]) for entry in kpis}
        if missing := [kpi for kpi in table.path.split(",") if kpi not in titles]:
            raise ValueError(f"it does not have {', '.join(missing)}")
        areas = [text(entry["id"]) for page in told["municipality"] for entry in page["values"]]
        if len(set(areas)) != len(areas) or not areas:
            raise ValueError("it has no areas or one twice")
    return Described(titles, frozenset(areas))


def _entries(answer: bytes) -> Iterator[Json]:
    """Every entry of every page; a page that is cut short by its own count is refused."""
    pages: list[Json] = decode(answer)
    total = sum(len(page["values"]) for page in pages)
    for page in pages:
        if page.get("count", total) not in {len(page["values"]), total}:
            raise ValueError(f"a page announces {page['count']} entries and has {len(page['values'])}")
        yield from page["values"]


def _as_asked(question: Question, entry: Json) -> None:
    if entry["kpi"] not in question["kpi"] or str(whole(entry["period"])) not in question["year"]:
        raise ValueError(f"{entry['kpi']} of {entry['period']} was not asked for")


def _rows(table: Declared, described: Described, question: Question, answer: bytes) -> Iterator[tuple[Any, ...]]:
    for entry in _entries(answer):
        _as_asked(question, entry)
        area = text(entry["municipality"])
        if not is_taken(table, "area", area):
            continue
        if area not in described.areas:
            raise ValueError(f"municipality {area} is not in the list of areas")
        for told in entry["values"]:
            if not _is_deleted(told):
                parts = {"area": area, "time": entry["period"], "sex": _gender(told["gender"])}
                title = described.titles[entry["kpi"]]
                yield (*(parts[role] for role in table.keys), entry["kpi"], title, *_measures(told))


def _is_deleted(told: Json) -> bool:
    deleted = told.get("isdeleted", False)
    if not isinstance(deleted, bool):
        raise TypeError(f"isdeleted is {deleted!r}")
    return deleted


def _gender(given: object) -> str:
    if given not in GENDERS:
        raise ValueError(f"gender {given!r}")
    return str(given)


def _measures(told: Json) -> tuple[float | int | None, str | None, int | None]:
    """Value, status and count; an empty status says nothing, and a null value stays apart from any status."""
    value, status, count = told["value"], told.get("status"), told.get("count")
    return (
        None if value is None else number(value),
        text(status) if status else None,
        None if count is None else whole(count),
    )
