"""Documents as a browser shows and prints them: whole, accessible, on a phone, each sheet with what must be known."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.publish.documents.make import document_files
from lagesbild.publish.documents.paper import printed
from lagesbild.settings import LANGUAGES
from tests.browser.soundness import (
    assert_accessible,
    assert_frame_is_there,
    assert_nothing_is_cut,
    assert_reads_on_a_phone,
    opened,
    show_as,
    written,
)
from tests.documents import NO_EFFECT, document
from tests.hostile import HOSTILE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    contents = {language: document("\n".join(HOSTILE[:18])) for language in LANGUAGES}
    return written(tmp_path_factory.mktemp("models"), document_files(contents, name="models"))


def test_a_document_is_sound_and_asks_for_nothing_outside(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "en" / "models.html").as_uri()) as (page, heard):
        assert page.get_by_role("table").count() == page.locator("caption").count() == 2
        assert_frame_is_there(page)
        assert_accessible(page)
        show_as(page, color_scheme="dark")
        assert_accessible(page)
        assert_nothing_is_cut(page)
        assert_reads_on_a_phone(page)
        assert (heard.complaints, heard.outside(folder.as_uri())) == ([], [])


@pytest.fixture(scope="module")
def pdf(browser: Browser, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("printed") / "models.pdf"
    foot = f'Example: "made" \\ up. {NO_EFFECT}'
    (content,) = printed(browser, [(folder / "en" / "models.html", "Solutions", foot)])
    path.write_bytes(content)
    return path


def test_a_pdf_is_tagged_has_bookmarks_and_its_language(pdf: Path) -> None:
    content = pdf.read_bytes()
    assert b"/StructTreeRoot" in content and b"/Outlines" in content and b"/Lang (en)" in content


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext reads the sheets; it is not installed")
def test_each_sheet_says_what_must_be_known(pdf: Path) -> None:
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    sheets = [" ".join(sheet.split()) for sheet in read.stdout.split("\f") if sheet.strip()]
    assert len(sheets) > 1
    assert all(sheet.startswith("Solutions ") for sheet in sheets)
    assert all('Example: "made" \\ up. Statistics of an area are not a measure’s effect' in sheet for sheet in sheets)
    numbers = [f"{number}/{len(sheets)}" for number, _ in enumerate(sheets, start=1)]
    assert all(number in sheet.replace(" / ", "/") for number, sheet in zip(numbers, sheets, strict=True))
