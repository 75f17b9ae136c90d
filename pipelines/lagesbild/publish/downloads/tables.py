"""The tables of a brief in numbers: a column for each number, as CSV, and what the page's script needs for the same.

CSV is written as spreadsheets of the reader's language open it: UTF-8 with a byte order mark; semicolons and decimal
commas in Finnish and Swedish, commas and decimal points in English. Nothing that comes from data becomes a formula.
"""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from lagesbild.files import FORMULA_SIGNS
from lagesbild.settings import Language

Part = dict[str, Any]


def tables_of(parts: Iterable[tuple[str, Part]]) -> list[Part]:
    """Return every exhibit that has a table, in the order of the page; its table has a column for each number."""
    exhibits = (part for kind, part in parts if kind == "exhibit" and part["table"])
    return [exhibit | {"table": one_number_each(exhibit["table"])} for exhibit in exhibits]


def one_number_each(table: Part) -> Part:
    """Return the table with a column for each number: ``7–12, 2040`` where cells hold persons of several years.

    A number that stands alone in such a column is each of them: both ends of a range that is none.
    """
    labels = [_labels(table["rows"], position) for position in range(len(table["columns"]) - 1)]
    first, *others = table["columns"]
    columns = [
        column if not label else column | {"label": f"{column['label']}, {label}"}
        for column, split in zip(others, labels, strict=True)
        for label in split
    ]
    return table | {"columns": [first, *columns], "rows": [_split(row, labels) for row in table["rows"]]}


def with_exact(table: Part) -> Part:
    """Return the table as the page has it: ``parts`` of each column and ``exact`` of each cell, for its script.

    ``parts`` are the labels of a column of several numbers as JSON, ``exact`` the numbers of a cell between
    semicolons; both are empty where there is nothing to say.
    """
    labels = [_labels(table["rows"], position) for position in range(len(table["columns"]) - 1)]
    parts = [json.dumps(split, ensure_ascii=False) if split != [""] else "" for split in labels]
    rows = [row | {"exact": list(map(_exact, row["numbers"], labels))} for row in table["rows"]]
    return table | {"parts": ["", *parts], "rows": rows}


def csv_file(table: Part, language: Language) -> bytes:
    """Return a table of :func:`tables_of` as CSV; the button at the table gives the same bytes."""
    written = io.StringIO()
    sheet = csv.writer(written, delimiter=delimiter(language), lineterminator="\r\n")
    sheet.writerow(header(table))
    for row in table["rows"]:
        pairs = zip(row["cells"], row["numbers"], strict=True)
        sheet.writerow([harmless(row["header"]), *(_csv_cell(cell, number, language) for cell, number in pairs)])
    return written.getvalue().encode("utf-8-sig")


def header(table: Part) -> list[str]:
    """Return the first line of the table's CSV."""
    return [harmless(column["label"]) for column in table["columns"]]


def delimiter(language: Language) -> str:
    """Return what stands between the cells of a CSV."""
    return "," if language == "en" else ";"


def harmless(text: str) -> str:
    """Return words on one line; those that a spreadsheet would run as a formula get an apostrophe before them."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(FORMULA_SIGNS) else line


def _labels(rows: list[Part], position: int) -> list[str]:
    """What the numbers of a column are, in their order; one without a name where every cell holds one at most."""
    numbers = (row["numbers"][position] for row in rows)
    found = (part["label"] for number in numbers if number for part in number.get("parts", ()))
    return list(dict.fromkeys(found)) or [""]


def _split(row: Part, labels: list[list[str]]) -> Part:
    cells: list[str] = []
    numbers: list[Part | None] = []
    for cell, number, split in zip(row["cells"], row["numbers"], labels, strict=True):
        cells += ["" if number and "parts" in number else cell for _ in split]
        numbers += _each(number, split)
    return row | {"cells": cells, "numbers": numbers}


def _each(number: Part | None, split: list[str]) -> list[Part | None]:
    if number is None or "parts" not in number:
        return [number for _ in split]
    parts = {part["label"]: part for part in number["parts"]}
    return [parts.get(label) for label in split]


def _exact(number: Part | None, split: list[str]) -> str:
    if number is None:
        return ""
    return ";".join("" if each is None else repr(each["value"]) for each in _each(number, split))


def _csv_cell(cell: str, number: Part | None, language: Language) -> str:
    if number is None:
        return harmless(cell)
    digits = repr(number["value"])
    return digits if language == "en" else digits.replace(".", ",")
