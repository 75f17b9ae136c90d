"""One workbook of an area in one language: what it is, and a sheet for each exhibit's table, as the page has it."""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lagesbild.language import Texts
from lagesbild.publish.downloads.tables import tables_of
from lagesbild.publish.imprint import Said

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
NO_TIME: Final = datetime(2000, 1, 1)
WIDEST: Final = 60
FIRST_WIDTH: Final = 24
Part = dict[str, Any]


class Formats(NamedTuple):
    """How cells look; ``numbers`` are made as they are met, by pattern."""

    title: Format
    heading: Format
    wrapped: Format
    numbers: dict[str, Format]


def workbook(parts: Iterable[tuple[str, Part]], *, said: Said, text: Texts, day: str = "") -> bytes:
    """Return the workbook of a brief: a sheet of contents, then one for each table, named as its exhibit is numbered.

    ``parts`` are those of a brief as the pages show them, ``said`` is the imprint of its page, ``day`` (ISO) that of
    its snapshot. Numbers are numbers, words never a formula; the same parts give the same bytes.
    """
    listed = list(parts)
    opening = next(part for kind, part in listed if kind == "opening")
    exhibits = tables_of(listed)
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as book:
        created = datetime.fromisoformat(day) if day else NO_TIME
        book.set_properties({"title": f"{opening['title']}, {opening['period']}", "created": created})
        formats = _formats(book)
        contents = book.add_worksheet(text("page.contents"))
        _write_contents(contents, opening, exhibits, said=said, text=text, formats=formats)
        for exhibit in exhibits:
            _write_exhibit(book, book.add_worksheet(_sheet(exhibit, text)), exhibit, text, formats)
    return written.getvalue()


def _formats(book: Workbook) -> Formats:
    return Formats(
        title=book.add_format({"bold": True, "font_size": 14}),
        heading=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        numbers={},
    )


def _sheet(exhibit: Part, text: Texts) -> str:
    return text("page.exhibit", number=exhibit["number"])


def _write_contents(
    sheet: Worksheet, opening: Part, exhibits: list[Part], *, said: Said, text: Texts, formats: Formats
) -> None:
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, 1, 2 * WIDEST)
    sheet.write_string(0, 0, f"{opening['title']}, {opening['period']}", formats.title)
    lines = list(_about(opening, exhibits, said, text))
    for line, (label, words) in enumerate(lines, start=2):
        sheet.write_string(line, 0, label, formats.wrapped)
        sheet.write_string(line, 1, words, formats.wrapped)
    first = len(lines) + 3
    sheet.write_string(first, 0, text("workbook.sheet"), formats.heading)
    sheet.write_string(first, 1, text("page.table"), formats.heading)
    for line, exhibit in enumerate(exhibits, start=first + 1):
        name = _sheet(exhibit, text)
        sheet.write_url(line, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(line, 1, exhibit["title"], formats.wrapped)


def _about(opening: Part, exhibits: list[Part], said: Said, text: Texts) -> Iterator[tuple[str, str]]:
    """Of when it is and of which edition, how to cite it, what signs mean, whose figures they are."""
    yield text("workbook.published"), f"{said.published} {opening['newest_source']}".strip()
    for label, words in (
        (text("workbook.edition"), said.identified),
        (said.label, f"{said.citation} {said.href}".strip()),
        (text("workbook.checks"), said.checks),
    ):
        if words:
            yield label, words
    for remark in opening["remarks"]:
        yield text("workbook.remark"), remark
    yield text("methods.missing_term"), f"{text('methods.missing_text')} {text('workbook.signs')}"
    yield text("workbook.numbers"), text("workbook.numbers_text")
    for source in dict.fromkeys(_source(each) for exhibit in exhibits for each in exhibit["sources"]):
        yield text("page.source"), source


def _source(source: Part) -> str:
    return f"{source['text']} {source['href']}"


def _write_exhibit(book: Workbook, sheet: Worksheet, exhibit: Part, text: Texts, formats: Formats) -> None:
    sheet.write_string(0, 0, exhibit["title"], formats.title)
    above = [exhibit["question"], exhibit["takeaway"], exhibit["reading"]]
    lines = [words for words in above if words]
    for line, words in enumerate(lines, start=1):
        sheet.write_string(line, 0, words)
    sheet.write_url(len(lines) + 1, 0, f"internal:'{text('page.contents')}'!A1", string=text("workbook.back"))
    top = len(lines) + 3
    below = _write_table(book, sheet, exhibit["table"], top, formats) + 2
    notes = [(text("page.source"), _source(source)) for source in exhibit["sources"]]
    notes += [(text("page.notes"), note) for note in exhibit["notes"]]
    for line, (label, words) in enumerate(notes, start=below):
        sheet.write_string(line, 0, label)
        sheet.write_string(line, 1, words)


def _write_table(book: Workbook, sheet: Worksheet, table: Part, top: int, formats: Formats) -> int:
    """Write the table from line ``top`` on and return its last line."""
    sheet.freeze_panes(top + 1, 1)
    for position, column in enumerate(table["columns"]):
        sheet.write_string(top, position, column["label"], formats.heading)
        longest = max([len(column["label"]) // 2, *(len(_texts(row)[position]) for row in table["rows"])])
        sheet.set_column(position, position, min(longest + 3, WIDEST))
    for line, row in enumerate(table["rows"], start=top + 1):
        sheet.write_string(line, 0, row["header"])
        for position, (cell, number) in enumerate(zip(row["cells"], row["numbers"], strict=True), start=1):
            if number is None:
                sheet.write_string(line, position, cell)
            else:
                sheet.write_number(line, position, number["value"], _as_read(book, number["pattern"], formats))
    return top + len(table["rows"])


def _as_read(book: Workbook, pattern: str, formats: Formats) -> Format:
    if pattern not in formats.numbers:
        formats.numbers[pattern] = book.add_format({"num_format": pattern})
    return formats.numbers[pattern]


def _texts(row: Part) -> list[str]:
    return [row["header"], *row["cells"]]
