"""The table of each exhibit as CSV and XLSX: what is read on the page, numbers as numbers and rounded as they are read.

CSV is written as spreadsheets of the reader's language open it: UTF-8 with a byte order mark; semicolons and decimal
commas in Finnish and Swedish, commas and decimal points in English. Nothing that comes from data becomes a formula.
"""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lagesbild.language import Texts
from lagesbild.settings import Language

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
NO_TIME: Final = datetime(2000, 1, 1)
WIDEST: Final = 60
SHEET_NAME_LETTERS: Final = 31
Part = dict[str, Any]


def downloads(parts: Iterable[tuple[str, Part]], *, language: Language) -> dict[str, bytes]:
    """Return the files of every exhibit that has a table: ``members.csv``, ``members.xlsx`` → content.

    ``parts`` are those of a brief, as the page shows them. The same parts give the same bytes.
    """
    listed = list(parts)
    opening = next(part for kind, part in listed if kind == "opening")
    files = {}
    for exhibit in (part for kind, part in listed if kind == "exhibit" and part["table"]):
        table = one_number_each(exhibit["table"])
        files[f"{exhibit['id']}.csv"] = _csv(table, language)
        files[f"{exhibit['id']}.xlsx"] = _xlsx(exhibit | {"table": table}, opening, Texts(language))
    return files


def one_number_each(table: Part) -> Part:
    """Return the table with a column for each number: ``7–12, 2040`` where cells hold persons of several years."""
    labels = [_labels(table["rows"], position) for position in range(len(table["columns"]) - 1)]
    first, *others = table["columns"]
    columns = [
        column if not label else {"label": f"{column['label']}, {label}", "numeric": True}
        for column, split in zip(others, labels, strict=True)
        for label in split or [""]
    ]
    return table | {"columns": [first, *columns], "rows": [_split(row, labels) for row in table["rows"]]}


def _labels(rows: list[Part], position: int) -> list[str]:
    """What the numbers of a column are, in their order; none where every cell holds one at most."""
    numbers = (row["numbers"][position] for row in rows)
    return list(dict.fromkeys(part["label"] for number in numbers if number for part in number.get("parts", ())))


def _split(row: Part, labels: list[list[str]]) -> Part:
    cells, numbers = [], []
    for cell, number, split in zip(row["cells"], row["numbers"], labels, strict=True):
        parts = {part["label"]: part for part in (number or {}).get("parts", ())}
        cells += ["" if parts else cell for _ in split] or [cell]
        numbers += [parts.get(label) for label in split] or [number]
    return row | {"cells": cells, "numbers": numbers}


def _csv(table: Part, language: Language) -> bytes:
    written = io.StringIO()
    sheet = csv.writer(written, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    sheet.writerow([_harmless(column["label"]) for column in table["columns"]])
    for row in table["rows"]:
        pairs = zip(row["cells"], row["numbers"], strict=True)
        sheet.writerow([_harmless(row["header"]), *(_csv_cell(cell, number, language) for cell, number in pairs)])
    return written.getvalue().encode("utf-8-sig")


def _csv_cell(cell: str, number: Part | None, language: Language) -> str:
    if number is None:
        return _harmless(cell)
    digits = repr(number["value"])
    return digits if language == "en" else digits.replace(".", ",")


def _harmless(text: str) -> str:
    """Words that a spreadsheet would run as a formula get an apostrophe before them."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _xlsx(exhibit: Part, opening: Part, text: Texts) -> bytes:
    """One sheet with the table, one with what it is and where it comes from."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": exhibit["table"]["caption"], "created": NO_TIME})
        _write_table(book, book.add_worksheet(text("page.table")[:SHEET_NAME_LETTERS]), exhibit["table"])
        about = book.add_worksheet(text("page.about_figures")[:SHEET_NAME_LETTERS])
        about.set_column(0, 0, WIDEST // 3)
        about.set_column(1, 1, WIDEST * 2)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for position, (label, words) in enumerate(_about(exhibit, opening, text)):
            about.write_string(position, 0, label, wrapped)
            about.write_string(position, 1, words, wrapped)
    return written.getvalue()


def _write_table(book: Workbook, sheet: Worksheet, table: Part) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    patterns: dict[str, Format] = {}
    sheet.freeze_panes(1, 1)
    for position, column in enumerate(table["columns"]):
        sheet.write_string(0, position, column["label"], heading)
        longest = max([len(column["label"]) // 2, *(len(_texts(row)[position]) for row in table["rows"])])
        sheet.set_column(position, position, min(longest + 3, WIDEST))
    for line, row in enumerate(table["rows"], start=1):
        sheet.write_string(line, 0, row["header"])
        for position, (cell, number) in enumerate(zip(row["cells"], row["numbers"], strict=True), start=1):
            if number is None:
                sheet.write_string(line, position, cell)
            else:
                pattern = number["pattern"]
                shown = patterns.setdefault(pattern, book.add_format({"num_format": pattern}))
                sheet.write_number(line, position, number["value"], shown)


def _texts(row: Part) -> list[str]:
    return [row["header"], *row["cells"]]


def _about(exhibit: Part, opening: Part, text: Texts) -> list[tuple[str, str]]:
    lines = [
        (text("page.situation_brief"), f"{opening['area_name']}, {opening['period']}"),
        (text("page.exhibit", number=exhibit["number"]), exhibit["question"]),
        (text("page.finding"), exhibit["takeaway"]),
        (text("page.table"), exhibit["title"]),
    ]
    lines += [(text("page.source"), f"{source['text']} {source['href']}") for source in exhibit["sources"]]
    return lines + [(text("page.notes"), note) for note in (exhibit["reading"], *exhibit["notes"]) if note]
