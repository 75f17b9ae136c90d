"""A brief on paper: the paper version of the story on few full sheets, and everything with its tables on request."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.settings import LANGUAGES
from tests.browser.conftest import needed
from tests.browser.paper import A4_SHEET, SMALL_WORDS, ask_for, assert_paper_version, printed
from tests.browser.soundness import opened, show_as, wait_until
from tests.browser.test_brief_page import WIDE, bar_colour, brief

pytestmark = pytest.mark.browser


def test_printing_opens_tables_and_closes_them_again(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE, color_scheme="dark") as (page, _):
        ask_for(page, "whole")
        page.evaluate("""() => {
          window.seen = {};
          addEventListener('beforeprint', () => {
            window.seen.open = document.querySelectorAll('details[open]').length;
            window.seen.bar = getComputedStyle(document.querySelector('.point path')).fill;
          });
        }""")
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        assert page.evaluate("window.seen") == {"open": 7, "bar": "rgb(18, 67, 109)"}
        wait_until(page, "document.querySelectorAll('details[open]').length === 0")
        assert bar_colour(page) == "rgb(191, 224, 253)"


def test_all_of_the_story_has_letters_of_eight_points_on_paper(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        ask_for(page, "whole")
        page.set_viewport_size(A4_SHEET)  # type: ignore[arg-type]
        show_as(page, media="print")
        assert page.evaluate(SMALL_WORDS, 8.0) == []
        assert page.locator(".to [aria-hidden]").filter(visible=True).count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_story_prints_on_few_full_sheets_from_any_window(
    browser: Browser, site: Path, language: str, width: int
) -> None:
    with opened(browser, brief(site, language), viewport={"width": width, "height": 900}) as (page, heard):
        assert_paper_version(page)
    assert heard.complaints == []


def test_the_same_page_prints_the_same_by_day_and_night(browser: Browser, site: Path) -> None:
    dated = re.compile(rb"/(?:Creation|Mod)Date \(.*?\)")
    found = set()
    for scheme in ("light", "dark"):
        with opened(browser, brief(site), **WIDE, color_scheme=scheme) as (page, _):
            found.add(dated.sub(b"", printed(page)[0]))
    assert len(found) == 1


def test_every_sheet_says_its_number_the_brief_and_the_newest_source(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    imprint = "Compiled by Lägesbild from open statistics. The newest source is dated 1 April 2026."
    reader = needed("pdftotext")
    with opened(browser, brief(site), **WIDE) as (page, _):
        pdf, pages = printed(page)
    (tmp_path / "brief.pdf").write_bytes(pdf)
    said = subprocess.run([reader, "-layout", tmp_path / "brief.pdf", "-"], capture_output=True, text=True, check=True)
    sheets = said.stdout.split("\f")[:-1]
    assert len(sheets) == pages == 2
    for number, sheet in enumerate(sheets, 1):
        lines = [" ".join(line.split()) for line in sheet.splitlines() if line.strip()]
        assert lines[0] == "Situation brief: Järviseutu 2005–2040"
        assert lines[-1].replace(" / ", "/") == f"{imprint} {number}/2"


def test_what_is_printed_is_what_the_button_says(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
        page.get_by_role("button", name="Print", exact=True).click()
        assert page.evaluate("[window.asked, document.documentElement.dataset.print]") == [1, "short"]
        page.get_by_role("button", name="Print with tables and notes").click()
        assert page.evaluate("[window.asked, document.documentElement.dataset.print]") == [2, "whole"]
        show_as(page, media="print")
        assert page.locator("#people table").is_visible()
        show_as(page, media="screen")
        assert "print" not in page.evaluate("({...document.documentElement.dataset})")
        show_as(page, media="print")
        assert page.locator("#people table").is_visible() is False


def test_after_printing_the_reader_is_where_she_was(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        page.locator("#page-about").scroll_into_view_if_needed()
        before = page.evaluate("[scrollY, document.documentElement.scrollHeight]")
        printed(page)
        wait_until(page, "!('print' in document.documentElement.dataset)")
        assert before[0] > 1000
        assert page.evaluate("[scrollY, document.documentElement.scrollHeight]") == before


def test_what_is_in_depth_prints_whole(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site, name="brief-in-depth"), **WIDE) as (page, _):
        assert page.locator("button[data-print]").all_text_contents() == ["Print"]
        show_as(page, media="print")
        assert page.locator(".exhibit table").first.is_visible()
