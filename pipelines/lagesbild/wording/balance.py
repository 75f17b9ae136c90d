"""The balance of labour by occupation in words: shortage, mismatch, oversupply – or why nothing is said."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from lagesbild.wording.jobs import UNEMPLOYED, VACANCIES, data_end, hidden_notes
from lagesbild.wording.presented import Column, Point, Presented, Role, Ticks, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words

READINGS: Final[Mapping[str, Role]] = {
    "shortage": "own", "mismatch": "second", "oversupply": "third", "balanced": "quiet",
}  # fmt: skip
LASTING: Final = ("shortage", "mismatch", "oversupply")
NOT_SHOWN: Final = ("balanced", "changing", "unsaid")
QUARTERS: Final = 4


def occupation_balance(rows: pd.DataFrame, words: Words) -> Presented:
    """Stacked bars from one row per occupation: in how many months the register gave each reading.

    Only the rows marked ``is_shown`` are drawn and listed; the takeaway counts all of a lasting reading. What cannot
    be said is no part of a bar. Not shown where nothing can be said of any occupation.
    """
    text, found = words.text, records(rows.assign(name=rows[f"name_{words.language}"]))
    shown = where(found, is_shown=True)
    if not shown:
        return Presented(text("demand.balance_question"), takeaway="", reason=text("demand.balance_none"))
    first, months = shown[0], _months(shown[0])
    presented = words.present(
        title=text("demand.balance_title", region=words.region_name, first=words.number.month(first["first_month"]),
                   last=words.number.month(first["month"])),
        takeaway=_takeaway(found, words),
        alt="demand.balance_alt",
        notes=_notes(found, shown, words),
        table=table(_header(first, words), (_cells(row, words) for row in shown)),
        marks=(_point(row, reading, words) for reading in READINGS for row in shown),
        value_title=text("demand.months"),
    )  # fmt: skip
    marks = [months * part // QUARTERS for part in range(QUARTERS + 1)]
    return replace(presented, ticks=Ticks(tuple(map(float, marks)), tuple(map(words.number.number, marks))))


def _months(row: Record) -> int:
    return sum(row[f"{reading}_months"] for reading in (*READINGS, "unsaid"))


def _takeaway(found: list[Record], words: Words) -> str:
    """The largest occupations of each lasting reading; the rows come in this order."""
    first = found[0]
    time = {
        "enough": first["enough_months"], "months": _months(first),
        "first": words.number.month(first["first_month"]), "last": words.number.month(first["month"]),
    }  # fmt: skip
    named = {reading: [row["name"] for row in where(found, reading=reading)] for reading in LASTING}
    readings = [
        words.text("demand.balance_item", reading=words.text(f"demand.{reading}"), list=words.some_of(names))
        for reading, names in named.items()
        if names
    ]
    if not readings:
        return words.text("demand.balance_nowhere", **time)
    return words.text("demand.balance_takeaway", readings=" ".join(readings), **time)


def _notes(found: list[Record], shown: list[Record], words: Words) -> tuple[str, ...]:
    text, first, months = words.text, shown[0], _months(shown[0])
    usual = 100 * first["country_vacancies_count"] / first["country_unemployed_persons"]
    counts = {reading: words.number.number(len(where(found, reading=reading))) for reading in NOT_SHOWN}
    return (
        *words.region_notes(),
        text("demand.balance_rule", usual=words.number.number(usual), month=words.number.month(first["month"])),
        text("demand.balance_certainty", counted=first["enough_counted"], enough=first["enough_months"], months=months),
        text("demand.balance_not_barometer"),
        text("demand.balance_shown", each=first["most_shown"], months=months, **counts),
        *((text("demand.balance_hidden"),) if hidden_notes(shown, words) else ()),
        *words.notes("register", "occupation_names"),
        data_end(first, words),
    )


def _header(first: Record, words: Words) -> tuple[Column, ...]:
    text, month = words.text, words.number.month(first["month"])
    readings = (text("demand.months_of", reading=text(f"demand.{reading}")) for reading in (*READINGS, "unsaid"))
    counts = (text("demand.count_in", counted=each.name(words), month=month) for each in (VACANCIES, UNEMPLOYED))
    return (
        Column(text("labour.occupation"), numeric=False),
        Column(text("demand.reading", months=_months(first)), numeric=False),
        *map(Column, (*readings, *counts)),
    )


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    months = (words.number.number(row[f"{reading}_months"]) for reading in (*READINGS, "unsaid"))
    occupation = f"{row['name']} ({row['occupation_code']})"
    counts = (each.said(row, words) for each in (VACANCIES, UNEMPLOYED))
    return (occupation, words.text(f"demand.{row['reading']}"), *months, *counts)


def _point(row: Record, reading: str, words: Words) -> Point:
    name, months = words.text(f"demand.{reading}"), row[f"{reading}_months"]
    said = words.number.number(months)
    hover = f"{row['name']}, {words.text('demand.months_of', reading=name)}: {said}"
    return Point(name, READINGS[reading], row["name"], months, hover, said)
