"""An empty register as a workbook, with what to write in each column in three languages."""

import io
from collections.abc import Mapping
from typing import Any, Final

import xlsxwriter

from lagesbild.chosen.writing import NO_TIME, SAFE, write_rows
from lagesbild.contracts import Column, Contract
from lagesbild.language import NOTHING, Texts
from lagesbild.settings import LANGUAGES

LINES: Final = 500
"""So many rows below the header have choices."""


def template(contract: Contract) -> bytes:
    """The register without rows: its columns, choices where there are such, and a guide in each language."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        book.set_properties({"created": NO_TIME})
        sheet = write_rows(book, [])
        for place, column in enumerate(contract.columns.values()):
            if column.one_of:
                choices = {"validate": "list", "source": list(column.one_of)}
                sheet.data_validation(1, place, LINES, place, choices)
        for language in LANGUAGES:
            _guide(book, contract, Texts(language))
    return written.getvalue()


def _guide(book: Any, contract: Contract, text: Texts) -> None:
    write_guide(book, contract, text, {name: text(f"form.column_{name}") for name in contract.columns})


def write_guide(book: Any, contract: Contract, text: Texts, said: Mapping[str, str]) -> None:
    """Add a sheet with what is ``said`` of each column, its choices, and whether it may be empty."""
    sheet = book.add_worksheet(text("form.guide_sheet"))
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, key in enumerate(("column", "what", "choices", "empty")):
        sheet.write_string(0, place, text(f"form.guide_{key}"), bold)
    for line, (name, column) in enumerate(contract.columns.items(), start=1):
        for place, words in enumerate((name, said[name], *_limits(column, text))):
            sheet.write_string(line, place, words, wrapped)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 2, 60)
    sheet.set_column(3, 3, 16)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _limits(column: Column, text: Texts) -> tuple[str, str]:
    return ", ".join(column.one_of), text("form.is_public_yes") if column.nullable else NOTHING
