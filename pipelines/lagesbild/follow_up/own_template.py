"""An empty file of own data as a workbook, with what to write in each column in three languages."""

import io
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from lagesbild.chosen.writing import NO_TIME, SAFE
from lagesbild.contracts import Contract
from lagesbild.follow_up.template import LINES, write_guide
from lagesbild.language import Texts
from lagesbild.settings import LANGUAGES
from lagesbild.store.handmade import NUMBERS

WIDTH: Final = 18
AS_TEXT: Final = {"num_format": "@"}


def own_template(contract: Contract) -> bytes:
    """A workbook whose first sheet has the columns alone, with choices where there are such; a guide per language."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        book.set_properties({"created": NO_TIME})
        _write_columns(book, contract)
        for language in LANGUAGES:
            _guide(book, contract, Texts(language))
    return written.getvalue()


def _guide(book: Any, contract: Contract, text: Texts) -> None:
    write_guide(book, contract, text, {name: text(f"own_columns.column_{name}") for name in contract.columns})


def _write_columns(book: Any, contract: Contract) -> None:
    """Codes, names and days are text as they are written; numbers are numbers."""
    sheet, bold, text = book.add_worksheet(Path(contract.file).stem), *map(book.add_format, ({"bold": True}, AS_TEXT))
    sheet.freeze_panes(1, 0)
    for place, (name, column) in enumerate(contract.columns.items()):
        sheet.set_column(place, place, WIDTH, None if column.kind in NUMBERS else text)
        sheet.write_string(0, place, name, bold)
        if column.one_of:
            sheet.data_validation(1, place, LINES, place, {"validate": "list", "source": list(column.one_of)})
