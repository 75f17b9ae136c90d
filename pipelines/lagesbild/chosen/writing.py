"""Writing the register whole: as it was read, with more rows, and never half of it."""

import csv
import io
from collections.abc import Mapping, Sequence
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


def change_rows(register: Register, *, added: Sequence[Measure] = (), changed: Sequence[Measure] = ()) -> None:
    """Put rows behind those of the register, and others in the place of those of their name.

    The file is whole or as it was. The other rows stay as they are; so do other sheets of a workbook, and how it looks.

    Raises:
        BadFile: a row that is there cannot be taken.
    """
    before = register.rows
    renewed = {measure.measure_id: measure for measure in changed}
    if register.path.suffix == ".xlsx":
        lines = {entry.line: renewed.get(entry.measure.measure_id) for entry in register.entries}
        content = _with_rows(register.path, added, {line: measure for line, measure in lines.items() if measure})
    else:
        kept = [renewed.get(measure.measure_id, measure) for measure in before]
        content = as_csv([*kept, *added])
    write_atomic(register.path, content)


def _with_rows(path: Path, added: Sequence[Measure], changed: Mapping[int, Measure]) -> bytes:
    book, written = load_workbook(path), io.BytesIO()
    sheet = book.worksheets[0]
    places = _places(sheet)
    last = max((cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None), default=1)
    for number, measure in [*changed.items(), *enumerate(added, start=last + 1)]:
        for name, field in measure._asdict().items():
            cell = sheet.cell(number, places[name])
            cell.value = field or None
            cell.data_type = "s" if field else cell.data_type  # words that begin with = are no formula
    book.save(written)
    return written.getvalue()


def _places(sheet: Any) -> dict[str, int]:
    """The column of each field; a register that was without columns of a model gets them behind the others."""
    places = {str(cell.value).strip(): cell.column for cell in sheet[1] if cell.value}
    for name in Measure._fields:
        if name not in places:
            places[name] = max(places.values()) + 1
            sheet.cell(1, places[name]).value = name
    return places


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
