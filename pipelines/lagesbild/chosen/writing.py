"""Writing the register whole: as it was read, with more rows, and never half of it."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter

from lagesbild.chosen.lines import guarded, sheet_names
from lagesbild.chosen.measure import Measure
from lagesbild.chosen.register import Register
from lagesbild.errors import BadFile
from lagesbild.files import write_atomic

NO_TIME: Final = datetime(2000, 1, 1)
SHEET: Final = "measures"
SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Nothing that people wrote becomes a formula, a link or a number."""


def add_rows(register: Register, added: Sequence[Measure]) -> None:
    """Put the rows behind those of the register, which stay as they are; the file is whole or as it was.

    Raises:
        BadFile: a row that is there cannot be taken, or a workbook has sheets that would be lost.
    """
    for entry in register.entries:
        for problem in entry.problems:
            if not problem.is_warning:
                raise register.refusal(entry, problem)
    kept = [entry.measure for entry in register.entries]
    write_atomic(register.path, _content(register.path, [*kept, *added]))


def _content(path: Path, measures: Sequence[Measure]) -> bytes:
    if path.suffix != ".xlsx":
        return as_csv(measures)
    if len(names := sheet_names(path)) > 1:
        problem = f"has the sheets {', '.join(names)}; keep the measures in a workbook of their own"
        raise BadFile(path, problem)
    return as_xlsx(measures)


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
        sheet, wrapped = (
            book.add_worksheet(SHEET),
            book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        )
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(Measure._fields) - 1, 24)
        for number, row in enumerate([Measure._fields, *measures]):
            for column, field in enumerate(row):
                sheet.write_string(number, column, field, wrapped)
    return written.getvalue()
