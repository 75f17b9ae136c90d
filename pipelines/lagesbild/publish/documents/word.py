"""A document as a file for a word processor (DOCX): real headings, tables and lists, to be edited by anybody.

What people wrote is text of a run and nothing else. The same content gives the same bytes.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from lagesbild.language import Texts
from lagesbild.publish.documents import word_parts as xml
from lagesbild.publish.documents.content import Content
from lagesbild.publish.exporter import Part
from lagesbild.settings import Language

HEADINGS: Final = {2: "Heading 1", 3: "Heading 2"}
"""Which style a part's heading has; the document's own is its title."""
BELOW: Final = "Heading 3"
INK: Final = RGBColor(0x12, 0x43, 0x6D)
FONT: Final = "Calibri"
MARGIN: Final = Mm(20)
LONGEST: Final = 255
"""Letters of a property."""
SHORT: Final = 9
"""Rows of a table that is not torn by the end of a page."""


def word_file(content: Content, *, language: Language) -> bytes:
    """The file of one document in its language."""
    book = docx.Document()
    _set_up(book, content.opening, language)
    places = {f"#{part['id']}": f"part_{number}" for number, part in enumerate(content.parts)}
    writer = _Writer(book, places)
    writer.opening(content.opening)
    for number, part in enumerate(content.parts):
        writer.part(part, starts_sheet=_starts_sheet(content, number))
    writer.sources(content.closing)
    return xml.fixed_bytes(book)


def _starts_sheet(content: Content, number: int) -> bool:
    """Whether a part begins a new page: each model, the first of a theme with the theme's heading before it."""
    part, before = content.parts[number], content.parts[number - 1] if number else None
    follows_theme = before is not None and not before["blocks"]
    return not part["blocks"] or (part["level"] == max(HEADINGS) and not follows_theme)


def _set_up(book: Document, opening: Part, language: Language) -> None:
    """Language, title, A4, styles, and what each page says at its foot."""
    xml.set_language(book, language)
    day = datetime.fromisoformat(opening["day"])
    told = {"title": opening["title"], "author": "Lägesbild", "comments": "", "language": xml.LOCALES[language]}
    told |= {"subject": opening["running"], "last_modified_by": "Lägesbild", "keywords": ""}
    for name, value in told.items():
        setattr(book.core_properties, name, value[:LONGEST])
    book.core_properties.created = book.core_properties.modified = day
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _set_styles(book)
    section.header.paragraphs[0].add_run(opening["title"])
    section.footer.paragraphs[0].add_run(opening["running"])
    xml.add_page_numbers(
        section.footer.add_paragraph(style="Footer"), Texts(language)("models.page_of", page="\0", pages="\0")
    )


def _set_styles(book: Document) -> None:
    for name in ("Normal", "Title", "Caption", "Header", "Footer", *HEADINGS.values(), BELOW):
        xml.set_font(book.styles[name], FONT)
    for name in ("Title", "Caption", *HEADINGS.values(), BELOW):
        book.styles[name].font.color.rgb = INK
    book.styles["Normal"].font.size = Pt(11)
    for name in ("Header", "Footer", "Caption"):
        book.styles[name].font.size = Pt(9)


class _Writer:
    """The file as it grows; ``places`` has the bookmark of each part by the address that leads to it."""

    def __init__(self, book: Document, places: Mapping[str, str]) -> None:
        self.book, self.places = book, places

    def opening(self, opening: Part) -> None:
        """Title, notices, and what the document is."""
        self.book.add_paragraph(opening["title"], style="Title")
        for notice in opening["notices"]:
            self.book.add_paragraph().add_run(notice).bold = True
        self.book.add_paragraph(opening["lead"])

    def part(self, part: Part, *, starts_sheet: bool) -> None:
        """One part under its heading."""
        heading = self.book.add_paragraph(style=HEADINGS[part["level"]])
        heading.paragraph_format.page_break_before = starts_sheet
        self._words(heading, part["title"])
        xml.add_bookmark(heading, self.places[f"#{part['id']}"])
        for block in part["blocks"]:
            if block["kind"] == "table":
                self._table(block, is_named=block["title"] == part["title"]["text"])
            else:
                getattr(self, f"_{block['kind']}")(block)

    def sources(self, closing: Part) -> None:
        """Where the figures are from."""
        self.book.add_paragraph(closing["title"], style=HEADINGS[2])
        for source in closing["sources"]:
            xml.add_link(self.book.add_paragraph(style="List Bullet"), source["text"], address=source["href"])

    def _paragraph(self, block: Part) -> None:
        self._words(self.book.add_paragraph(), block["words"], is_italic=block["is_note"])

    def _fields(self, block: Part) -> None:
        for row in block["rows"]:
            paragraph = self.book.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(f"{row['label']}: ").bold = True
            self._words(paragraph, row["words"])

    def _texts(self, block: Part) -> None:
        for row in block["rows"]:
            self.book.add_paragraph(row["label"], style=BELOW)
            self._words(self.book.add_paragraph(), row["words"])

    def _items(self, block: Part) -> None:
        self.book.add_paragraph(block["title"], style=BELOW)
        self.book.add_paragraph(block["about"])
        for words in block["items"]:
            self._words(self.book.add_paragraph(style="List Bullet"), words)

    def _table(self, block: Part, *, is_named: bool) -> None:
        """A table under its title, where the heading above ``is_named`` otherwise; a short one stays on its page."""
        if not is_named:
            caption = self.book.add_paragraph(block["title"], style="Caption")
            caption.paragraph_format.keep_with_next = True
        table = self.book.add_table(rows=1, cols=len(block["columns"]), style="Table Grid")
        for cell, name in zip(table.rows[0].cells, block["columns"], strict=True):
            _paragraph_of(cell).add_run(name).bold = True
        for row in block["rows"]:
            self._row(table, row)
        xml.mark_header_row(table, block["title"])
        for short in table.rows[:-1] if len(table.rows) <= SHORT else table.rows[:1]:
            for cell in short.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self.book.add_paragraph()

    def _row(self, table: Table, words: list[Part]) -> None:
        for cell, each in zip(_new_row(table).cells, words, strict=True):
            self._words(_paragraph_of(cell), each)

    def _words(self, paragraph: Paragraph, words: Part, *, is_italic: bool = False) -> None:
        """Words in their language, as a link where they lead to a part, with what is said of their language."""
        if place := self.places.get(words["href"]):
            xml.add_link(paragraph, words["text"], place=place, language=words["language"])
        else:
            run = paragraph.add_run(words["text"])
            run.italic = is_italic or None
            xml.set_run_language(run._r, words["language"])
        if words["mark"]:
            paragraph.add_run(f" ({words['mark']})")


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _paragraph_of(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph
