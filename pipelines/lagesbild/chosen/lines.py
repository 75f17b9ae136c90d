"""The lines of a table that people keep, as CSV or XLSX: every field is text, under the name of its column."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lagesbild.errors import BadFile, counted
from lagesbild.store.handmade import kept_text

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
GUARD: Final = "'"
MOST_BYTES: Final = 50_000_000
"""A workbook that unpacks to more is refused."""


class Line(NamedTuple):
    """One line: its number as a spreadsheet counts, and its fields by column."""

    number: int
    values: dict[str, str]


def guarded(text: str) -> str:
    """A text that a spreadsheet might run gets an apostrophe before it; ``unguarded`` takes it off again."""
    return GUARD + text if text.lstrip(GUARD).startswith(FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith(GUARD) and text.lstrip(GUARD).startswith(FORMULA_SIGNS) else text


def csv_lines(path: Path) -> list[Line]:
    """The lines of a UTF-8 file that parts its fields by commas or, as Finnish spreadsheets do, by semicolons.

    Raises:
        BadFile: wrong encoding, not well-formed, or a line of another length than the header.
    """
    text = kept_text(path)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=max(",;", key=first.count))
    listed: list[tuple[int, list[str]]] = []
    try:
        while (start := reader.line_num + 1) and (row := next(reader, None)) is not None:
            listed.append((start, row))
    except csv.Error as error:
        raise BadFile(path, f"is not well-formed CSV: {error}", line=reader.line_num) from error
    return list(_named(path, listed))


def _named(path: Path, rows: list[tuple[int, list[str]]]) -> Iterator[Line]:
    header = [name.strip() for name in rows[0][1]] if rows else []
    for number, row in rows[1:]:
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(header):
            raise BadFile(path, f"has {counted(len(row), 'field')} where the header has {len(header)}", line=number)
        yield Line(number, {name: unguarded(tidy(field).strip()) for name, field in zip(header, row, strict=True)})


def csv_header(path: Path) -> list[str]:
    """The names of the columns."""
    first = kept_text(path).partition("\n")[0].strip()
    return next(csv.reader([first], delimiter=max(",;", key=first.count)), [])


def xlsx_rows(path: Path, sheet: str = "") -> list[list[str]]:
    """The cells of one sheet, the first where none is named, as text: row by row from its first cell on.

    Raises:
        BadFile: it is no workbook, or has no such sheet.
    """
    book = open_workbook(path)
    try:
        found = book[sheet] if sheet else book.worksheets[0]
        return [[cell_text(value) for value in row] for row in found.iter_rows(values_only=True)]
    except KeyError as error:
        raise BadFile(path, f"has no sheet {sheet!r}; it has {', '.join(book.sheetnames)}") from error
    finally:
        book.close()


def open_workbook(path: Path) -> Any:
    """Open a workbook for reading; formulas come as they are written, and nothing is worked out.

    Raises:
        BadFile: it is no workbook, or one that would unpack to more than a form could hold.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_BYTES:
                raise BadFile(path, "is too large for a workbook of measures")
        return load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ParseError, ValueError, OSError) as error:
        raise BadFile(path, "is no Excel workbook; save it as .xlsx") from error


def xlsx_lines(path: Path) -> list[Line]:
    """The lines of the first sheet, below its header.

    Raises:
        BadFile: it is no workbook.
    """
    rows = xlsx_rows(path)
    header = [name.strip() for name in rows[0]] if rows else []
    return [
        Line(number, {name: field.strip() for name, field in zip_longest(header, row, fillvalue="") if name})
        for number, row in enumerate(rows[1:], start=2)
        if any(field.strip() for field in row)
    ]


def sheet_names(path: Path) -> list[str]:
    """The names of a workbook's sheets.

    Raises:
        BadFile: it is no workbook.
    """
    book = open_workbook(path)
    book.close()
    return list(book.sheetnames)


def cell_text(value: object) -> str:
    """What a cell holds, as text: 12 and 12.0 are ``12``, a day is ``2026-03-01``, nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))


def tidy(text: str) -> str:
    """The same text with one kind of line end and one spelling of its letters."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
