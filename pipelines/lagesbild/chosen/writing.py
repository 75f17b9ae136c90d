"""Writing the register whole: as it was read, with more rows, and never half of it."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from openpyxl import load_workbook

from lagesbild.chosen.lines import guarded
from lagesbild.chosen.measure import Measure
from lagesbild.chosen.register import Register
from lagesbild.files import write_atomic

NO_TIME: Final = datetime(2000, 1, 1)
SHEET: Final = "measures"
TEXT_CELL: Final = {"text_wrap": True, "valign": "top", "num_format": "@"}
SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Nothing that people wrote becomes a formula, a link or a number."""


def add_rows(register: Register, added: Sequence[Measure]) -> None:
    """Put the rows behind those of the register, which stay as they are; the file is whole or as it was.

    Other sheets of a workbook, and how it looks, stay too.

    Raises:
        BadFile: a row that is there cannot be taken.
    """
    for entry in register.entries:
        for problem in entry.problems:
            if not problem.is_warning:
                raise register.refusal(entry, problem)
    kept = [entry.measure for entry in register.entries]
    is_workbook = register.path.suffix == ".xlsx"
    content = _with_rows(register.path, added) if is_workbook else as_csv([*kept, *added])
    write_atomic(register.path, content)


def _with_rows(path: Path, added: Sequence[Measure]) -> bytes:
    book, written = load_workbook(path), io.BytesIO()
    sheet = book.worksheets[0]
    places = {str(cell.value).strip(): cell.column for cell in sheet[1] if cell.value}
    last = max((cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None), default=1)
    for number, measure in enumerate(added, start=last + 1):
        for name, field in measure._asdict().items():
            cell = sheet.cell(number, places[name], field or None)
            cell.data_type = "s" if field else cell.data_type  # words that begin with = are no formula
    book.save(written)
    return written.getvalue()


def as_csv(measures: Sequence[Measure]) -> bytes:
    """The register as UTF-8, with commas; nothing in it is run by a spreadsheet, and all of it is read again."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(Measure._fields)
    lines.writerows([guarded(field) for field in measure] for measure in measures)
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(measures: Sequence[Measure]) -> bytes:
    """The register as a workbook of one sheet, every cell text."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        book.set_properties({"created": NO_TIME})
        write_rows(book, measures)
    return written.getvalue()


def write_rows(book: Any, measures: Sequence[Measure]) -> Any:
    """Add the sheet of the register to a workbook and return it."""
    sheet, wrapped = book.add_worksheet(SHEET), book.add_format(TEXT_CELL)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(Measure._fields) - 1, 24, wrapped)
    for number, row in enumerate([Measure._fields, *measures]):
        for column, field in enumerate(row):
            sheet.write_string(number, column, field, wrapped)
    return sheet
