"""Documents as pages and as files for a word processor: what people wrote stays words, in its language."""

import io
import re
import zipfile
from typing import Any

import docx
import nbformat
import pytest
from docx.oxml.ns import qn

from lagesbild.errors import BriefFailed
from lagesbild.notebook.document import Words
from lagesbild.publish.documents.content import content_of
from lagesbild.publish.documents.make import document_files
from lagesbild.publish.documents.page import document_page
from lagesbild.publish.documents.word import word_file
from lagesbild.settings import LANGUAGES
from tests.documents import NO_EFFECT, document
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

BIDI = "\N{FIRST STRONG ISOLATE}\u202eoikealta\u202c\N{POP DIRECTIONAL ISOLATE}"


def page(text: str = "Yhteinen lukio", *, with_pdf: bool = False) -> str:
    return document_page(document(text), language="en", name="models", spoken=LANGUAGES, with_pdf=with_pdf)


def written(text: str = "Yhteinen lukio") -> Any:
    return docx.Document(io.BytesIO(word_file(document(text), language="en")))


def told(book: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in book.paragraphs if paragraph.text]


def test_a_page_has_its_parts_as_headings_tables_and_lists() -> None:
    html = page()
    assert re.findall(r"<h([1-4])[^>]*>(?:<span[^>]*>)?([^<]+)", html) == [
        ("1", "Solutions"),
        ("2", "By theme"),
        ("2", "Network"),
        ("3", "Yhteinen lukio"),
        ("4", "Need or problem"),
        ("4", "Areas like this one"),
        ("2", "Sources used"),
    ]
    assert html.count('<th scope="col"') == 4 and html.count('<th scope="row"') == 2
    assert NO_EFFECT in html and "Example: made up." in html


def test_words_in_another_language_are_marked_and_links_lead_only_where_they_may() -> None:
    html = page()
    assert '<a href="#model-school" lang="fi">Yhteinen lukio</a> (in Finnish)' in html
    assert html.count('lang="fi">Yhteinen lukio') == 4
    assert re.findall(r'href="(http[^"]*|javascript[^"]*)"', html) == ["https://example.org/11re"]
    assert "models.docx" in html and "models.pdf" not in html
    assert 'href="models.pdf"' in page(with_pdf=True)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_wrote_is_no_markup(text: str) -> None:
    html = page(text)
    assert "<script" not in html and "<img" not in html and "<svg" not in html and "<h1>x" not in html
    assert "content=\"default-src 'none'; script-src 'self'" in html


def test_a_file_has_real_headings_and_tables_with_header_rows() -> None:
    book = written()
    assert told(book) == [
        ("Title", "Solutions"),
        ("Normal", "Example: made up."),
        ("Normal", NO_EFFECT),
        ("Normal", "1 model"),
        ("Heading 1", "By theme"),
        ("Heading 1", "Network"),
        ("Heading 2", "Yhteinen lukio"),
        ("Normal", "Described in Finnish."),
        ("Normal", "Group: Valley"),
        ("Normal", "Responsible: Yhteinen lukio"),
        ("Heading 3", "Need or problem"),
        ("Normal", "Yhteinen lukio"),
        ("Caption", "Figures"),
        ("Heading 3", "Areas like this one"),
        ("Normal", "The nearest:"),
        ("List Bullet", "Coast"),
        ("Heading 1", "Sources used"),
        ("List Bullet", "Statistics Finland, 11re"),
        ("List Bullet", "Elsewhere"),
    ]
    first, second = book.tables
    assert [[cell.text for cell in row.cells] for row in second.rows] == [
        ["Figure", "Then"],
        ["Residents", "17,536 (2020)"],
    ]
    assert first.rows[1].cells[1].text == "Yhteinen lukio (in Finnish)"
    for table, name in ((first, "By theme"), (second, "Figures")):
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == name


def test_a_file_says_its_language_title_and_on_each_page_what_must_be_known() -> None:
    book = written()
    properties, section = book.core_properties, book.sections[0]
    assert (properties.title, properties.language, properties.author) == ("Solutions", "en-GB", "Lägesbild")
    assert properties.created.isoformat()[:10] == properties.modified.isoformat()[:10] == "2026-11-29"
    assert {each.get(qn("w:val")) for each in book.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert section.footer.paragraphs[0].text == f"Example: made up. {NO_EFFECT}"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    foreign = [run.text for each in book.paragraphs for run in each.runs if run._r.findall(f".//{qn('w:lang')}")]
    assert foreign == ["Yhteinen lukio"] * 3


@pytest.mark.parametrize("text", [*HOSTILE, BIDI], ids=range(len(HOSTILE) + 1))
def test_a_file_keeps_letter_by_letter_what_people_wrote_and_runs_nothing(text: str) -> None:
    content = word_file(document(text), language="en")
    assert ("Heading 2", text) in told(docx.Document(io.BytesIO(content)))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        links = packed.read("word/_rels/document.xml.rels").decode()
    assert not [name for name in names if "vba" in name.lower() or "embed" in name or "thumbnail" in name]
    assert re.findall(r'Target="([^"]+)"[^>]*TargetMode="External"', links) == ["https://example.org/11re"]


def test_the_same_content_gives_the_same_file_without_a_time() -> None:
    content = word_file(document(), language="sv")
    assert content == word_file(document(), language="sv")
    assert content != word_file(document("Toinen"), language="sv")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist()[0] == "[Content_Types].xml"


def test_links_within_a_file_lead_to_bookmarks_that_are_there() -> None:
    body = written().element.body
    anchors = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    places = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert anchors == ["part_2"] and places == ["part_0", "part_1", "part_2"]


def test_a_document_in_one_language_leads_to_no_others() -> None:
    whole = document_files({language: document() for language in LANGUAGES}, name="models")
    one = document_files({"en": document()}, name="models")
    kinds = ("models.html", "models.docx", "accessibility.html")
    assert set(one) == {
        "assets/icon.svg",
        "assets/lagesbild.css",
        "assets/licences.txt",
        *(f"en/{kind}" for kind in kinds),
    }
    assert set(one) < set(whole)
    assert b'href="../sv/models.html"' in whole["en/models.html"]
    assert b'href="../sv/models.html"' not in one["en/models.html"]


def notebook(*outputs: tuple[str, dict[str, object]]) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell("")
    cell.outputs = [
        nbformat.v4.new_output("display_data", {f"application/vnd.lagesbild.{kind}+json": data})
        for kind, data in outputs
    ]
    return nbformat.v4.new_notebook(cells=[cell])


OPENING: dict[str, object] = {"title": "Solutions", "language": "en"}
PART: dict[str, object] = {"id": "a", "title": Words("A")._asdict(), "blocks": []}
CLOSING: dict[str, object] = {"exhibits": 1}


def test_what_a_whole_notebook_shows_is_taken() -> None:
    found = content_of(notebook(("opening", OPENING), ("exhibit", PART), ("closing", CLOSING)), "en")
    assert (found.opening, found.parts, found.closing) == (OPENING, (PART,), CLOSING)


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        ([("opening", OPENING), ("exhibit", PART)], "begins with one opening and ends with one closing"),
        ([("exhibit", PART), ("closing", CLOSING)], "begins with one opening and ends with one closing"),
        ([("opening", OPENING), ("closing", CLOSING)], "shows 0 parts, 1 were expected"),
        (
            [("opening", OPENING | {"language": "fi"}), ("exhibit", PART), ("closing", CLOSING)],
            "is in fi, asked for en",
        ),
    ],
)
def test_what_is_not_whole_is_refused(outputs: list[tuple[str, dict[str, object]]], message: str) -> None:
    with pytest.raises(BriefFailed, match=message):
        content_of(notebook(*outputs), "en")
