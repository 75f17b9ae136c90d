"""What python-docx has no words for: languages, links, page numbers, header rows, and bytes that do not change."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from lagesbild.publish.environment import is_web_address
from lagesbild.settings import Language

LOCALES: Final[Mapping[Language, str]] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can name."""
THUMBNAIL: Final = "docProps/thumbnail.jpeg"
TODAY: Final = "15"
"""The format of word processors since 2013; an older one would open as a file of the past."""
FONTS: Final = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
THEMED: Final = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")


def element(tag: str, **attributes: str) -> Any:
    """An element of the format; names of attributes are without their prefix."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_language(book: Document, language: Language) -> None:
    """Say the language of all text that has no other, and that the file is of today's format."""
    for each in book.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), LOCALES[language])
    for each in book.settings.element.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), TODAY)


def set_run_language(run: Any, language: str) -> None:
    """Say the language of one run (its element); nothing where it is that of the document."""
    if language:
        run.get_or_add_rPr().append(element("lang", val=LOCALES[language]))  # type: ignore[index]


def set_font(style: Any, name: str) -> None:
    """Give a style one font for all letters, in the place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in THEMED:
        fonts.attrib.pop(qn(attribute), None)
    for attribute in FONTS:
        fonts.set(qn(attribute), name)


def add_bookmark(paragraph: Paragraph, name: str) -> None:
    """Let links lead to a paragraph."""
    number = name.rpartition("_")[2]
    paragraph._p.append(element("bookmarkStart", id=number, name=name))
    paragraph._p.append(element("bookmarkEnd", id=number))


def add_link(paragraph: Paragraph, text: str, *, place: str = "", address: str = "", language: str = "") -> None:
    """Add text that leads to a bookmark or to a web address; text alone where it leads nowhere."""
    run = paragraph.add_run(text)
    set_run_language(run._r, language)
    if not place and not is_web_address(address):
        return
    link = element("hyperlink", **({"anchor": place} if place else {}))
    if address:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.font.underline = True
    paragraph._p.replace(run._r, link)
    link.append(run._r)


def add_page_numbers(paragraph: Paragraph, words: str) -> None:
    """Write words with the number of the page and of all pages where each ``\\0`` stands."""
    before, between, after = words.split("\0")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            paragraph.add_run(text)
        if field:
            made = element("fldSimple", instr=field)
            paragraph._p.append(made)


def mark_header_row(table: Table, title: str) -> None:
    """Repeat the first row on every page, tear no row, and say what the table is to those who do not see it."""
    for number, row in enumerate(table.rows):
        settings = row._tr.get_or_add_trPr()
        settings.append(element("cantSplit"))
        if number == 0:
            settings.append(element("tblHeader"))
    about = table._tbl.tblPr
    about.append(element("tblCaption", val=title))


def fixed_bytes(book: Document) -> bytes:
    """The file, with its parts in one order and without times; the template's picture of itself is left out."""
    for key, related in list(book.part.package.rels.items()):
        if str(related.target_part.partname).lstrip("/") == THUMBNAIL:
            del book.part.package.rels[key]
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as packed, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as again:
        for name in sorted(packed.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            again.writestr(zipfile.ZipInfo(name, NO_TIME), packed.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
