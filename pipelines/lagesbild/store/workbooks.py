"""Reading workbooks that people fill: every cell as text, nothing worked out, nothing that unpacks for ever."""

import unicodedata
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from lagesbild.errors import BadFile

MOST_BYTES: Final = 50_000_000
"""A workbook that unpacks to more is refused."""


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
        BadFile: it is no workbook, or one that would unpack to more than people fill in.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 – every command imports this module, few open a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_BYTES:
                raise BadFile(path, "is too large for a workbook that people fill; keep the rows that are needed")
        return load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ParseError, ValueError, OSError) as error:
        raise BadFile(path, "is no Excel workbook; save it as .xlsx") from error


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
