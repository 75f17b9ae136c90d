"""The lines of a table that people keep, as CSV or XLSX: every field is text, under the name of its column."""

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.errors import BadFile, counted
from lagesbild.files import FORMULA_SIGNS
from lagesbild.store.lines import kept_text, refuse_cut_off, separator
from lagesbild.store.workbooks import tidy, xlsx_rows

RUN_SIGNS: Final = (*FORMULA_SIGNS, "\t", "\r")
GUARD: Final = "'"


class Line(NamedTuple):
    """One line: its number as a spreadsheet counts, and its fields by column."""

    number: int
    values: dict[str, str]


def guarded(text: str) -> str:
    """A text that a spreadsheet might run gets an apostrophe before it; ``unguarded`` takes it off again."""
    return GUARD + text if text.lstrip(GUARD).startswith(RUN_SIGNS) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith(GUARD) and text.lstrip(GUARD).startswith(RUN_SIGNS) else text


def csv_lines(path: Path) -> list[Line]:
    """The lines of a UTF-8 file that parts its fields by commas or, as Finnish spreadsheets do, by semicolons.

    Raises:
        BadFile: wrong encoding, not well-formed, cut off, or a line of another length than the header.
    """
    text = kept_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator(text))
    listed: list[tuple[int, list[str]]] = []
    try:
        while (start := reader.line_num + 1) and (row := next(reader, None)) is not None:
            listed.append((start, row))
    except csv.Error as error:
        problem = f"is not well-formed CSV: {error}; see the quotes in this line and in those before"
        raise BadFile(path, problem, line=reader.line_num, field=listed[0][1][-1] if listed else "") from error
    refuse_cut_off(path, text, listed)
    return list(_named(path, listed))


def _named(path: Path, rows: list[tuple[int, list[str]]]) -> Iterator[Line]:
    header = [name.strip() for name in rows[0][1]] if rows else []
    for number, row in rows[1:]:
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(header):
            fields = f"has {counted(len(row), 'field')} where the header has {len(header)}"
            problem = f"{fields}; quote a text that holds a separator"
            raise BadFile(path, problem, line=number, field=header[min(len(row), len(header) - 1)])
        yield Line(number, {name: unguarded(tidy(field).strip()) for name, field in zip(header, row, strict=True)})


def csv_header(path: Path) -> list[str]:
    """The names of the columns."""
    first = kept_text(path).partition("\n")[0].strip()
    return next(csv.reader([first], delimiter=separator(first)), [])


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
