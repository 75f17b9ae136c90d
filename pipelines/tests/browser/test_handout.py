"""Handouts: a brief as one file that needs no script and no other file, and as a PDF of few pages."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.cli.handout import handout
from lagesbild.errors import UnknownName
from lagesbild.publish.handout import Handout, handouts, opened, pages_of, printed, slides
from lagesbild.publish.handout.chromium import BrowserFailed, BrowserMissing, switches
from lagesbild.publish.handout.make import ROOM, NoPage
from lagesbild.publish.manifest import MANIFEST
from lagesbild.settings import LANGUAGES
from tests.browser.paper import MOST_SHEETS
from tests.browser.sample import CHARTS, DEPTH_CHARTS, EXHIBITS, HOSTILE
from tests.browser.soundness import NARROW, assert_accessible
from tests.browser.soundness import opened as shown

pytestmark = pytest.mark.browser
MOST_BYTES = 2_000_000
SCREENS = 11
"""Nine slides of the made-up brief, of which two charts go on over two screens each."""
PICTURES = """() => [...document.images].map((image) => ({
  alt: image.alt, loaded: image.complete && image.naturalWidth > 300, wide: image.getBoundingClientRect().width }))"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"
DOUBLED = """() => { const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place); }"""


@pytest.fixture(scope="module")
def made(browser: Browser, site: Path) -> dict[str, Handout]:
    return {each.language: each for each in handouts(browser, [site / lang / "brief.html" for lang in LANGUAGES])}


@pytest.fixture(scope="module")
def single(made: dict[str, Handout], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("mail") / "brief.html"
    path.write_bytes(made["en"].html)
    return path.as_uri()


def test_one_file_holds_both_pages_and_needs_nothing_else(browser: Browser, single: str) -> None:
    with shown(browser, single, offline=True, java_script_enabled=False) as (page, heard):
        pictures = page.evaluate(PICTURES)
        assert len(pictures) == CHARTS + DEPTH_CHARTS
        assert all(each["loaded"] and len(each["alt"]) > len("Figure 1. Chart") for each in pictures)
        assert page.locator(".exhibit").count() == EXHIBITS
        assert page.locator("script, button, link, .chart, .downloads").count() == 0
        assert page.evaluate(DOUBLED) == []
        assert HOSTILE in str(page.locator("main").text_content())
    assert heard.requests == [single]
    assert heard.complaints == []


def test_links_lead_within_the_file_or_to_the_publishers(browser: Browser, single: str) -> None:
    with shown(browser, single, java_script_enabled=False) as (page, _):
        links = page.evaluate(LINKS)
        anchors = {link[1:] for link in links if link.startswith("#")}
        assert [each for each in anchors if page.locator(f"[id='{each}']").count() != 1] == []
        assert {"people", "education", "page-closing"} <= anchors
        assert {link for link in links if not link.startswith("#")} == {
            "https://example.org/11re",
            "https://example.org/licence",
        }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_file_is_accessible_and_fits_a_phone(browser: Browser, single: str, scheme: str) -> None:
    with shown(browser, single, color_scheme=scheme, viewport=NARROW, bypass_csp=True) as (page, _):
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert all(0 < each["wide"] <= NARROW["width"] for each in page.evaluate(PICTURES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_small_enough_to_send_and_in_the_language(made: dict[str, Handout], language: str) -> None:
    assert made[language].name == "brief"
    assert len(made[language].html) < MOST_BYTES
    assert f'<html lang="{language}"'.encode() in made[language].html
    assert len(made[language].pdf) < MOST_BYTES


def test_a_pdf_is_tagged_has_bookmarks_and_few_pages(made: dict[str, Handout]) -> None:
    pdf = made["sv"].pdf
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= MOST_SHEETS
    assert b"/StructTreeRoot" in pdf
    assert b"/Outlines" in pdf
    assert b"/Lang (sv)" in pdf


def test_paper_leads_to_the_web_and_does_not_say_whose_folder_it_was_in(browser: Browser, tmp_path: Path) -> None:
    links = '<p><a href="other.html#a">one</a> <a href="https://example.org/x">two</a> <a href="#three">three</a></p>'
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><html lang=en><title>x</title>{links}<h1 id=three>Three</h1>", encoding="utf-8")
    with shown(browser, path.as_uri()) as (page, _):
        assert str(tmp_path).encode() in page.pdf()
        pdf = printed(page)
        assert page.evaluate(LINKS) == ["other.html#a", "https://example.org/x", "#three"]
    assert b"https://example.org/x" in pdf
    assert str(tmp_path).encode() not in pdf


def test_briefs_of_a_preview_are_those_of_its_manifest(site: Path, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"entries": {"fi/brief.html": {}, "sv/brief.html": {}}}')
    assert pages_of(tmp_path) == [tmp_path / "fi/brief.html", tmp_path / "sv/brief.html"]
    assert pages_of(site / "fi" / "brief.html") == [site / "fi" / "brief.html"]


@pytest.mark.parametrize("manifest", ['{"files": {}}', '{"entries": {}}', "[]", "{"])
def test_a_manifest_that_lists_no_brief_is_refused(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(NoPage, match=f"^{tmp_path.name} is neither a snapshot nor the page of a brief"):
        pages_of(tmp_path)


@pytest.mark.parametrize(("user", "has_none"), [(0, True), (1000, False), (None, False)])
def test_only_root_has_no_sandbox(user: int | None, has_none: bool) -> None:
    assert ("--no-sandbox" in switches(user)) is has_none
    assert "--disable-background-networking" in switches(user)


@pytest.mark.parametrize("place", ["", "index.html", "assets/find.js"])
def test_what_is_no_brief_is_refused(browser: Browser, site: Path, place: str) -> None:
    with pytest.raises(NoPage, match="is neither a snapshot nor the page of a brief"):
        list(handouts(browser, pages_of(site / place)))


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    yield


def test_without_a_browser_one_line_says_what_to_do(no_browser: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrowserMissing) as refused, opened():
        pass
    assert str(refused.value) == (
        "There is no Chromium; handouts are drawn and printed by it. On Debian and Ubuntu: apt install chromium"
    )
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(BrowserMissing, match="CHROMIUM names /nowhere/chromium, which is not there"), opened():
        pass


@pytest.mark.parametrize(
    ("says", "why"),
    [
        (
            "chromium: error while loading shared libraries: libnss3.so: cannot open shared object file",
            "its library libnss3.so is missing. Pages need none, PDFs and drawings do. Install it anew: apt install",
        ),
        (
            "[1:1] FATAL:zygote_host_impl_linux.cc: No usable sandbox! Update your kernel",
            "this machine gives it no sandbox. Pages need none, PDFs and drawings do. Let user namespaces be used",
        ),
        ("", "Pages need none, PDFs and drawings do. Try it alone, or name another: CHROMIUM=…"),
    ],
)
def test_a_browser_that_does_not_start_is_one_line_with_why_and_what_to_do(
    says: str, why: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text(f"#!/bin/sh\necho '{says}' >&2\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(broken))
    with ThreadPoolExecutor(1) as beside:  # Playwright runs once in a thread
        refused = beside.submit(_start).exception()
    assert isinstance(refused, BrowserFailed)
    told = str(refused)
    assert told.startswith("chromium does not start: ") and why in told
    assert (told.count("\n"), str(tmp_path) in told) == (0, False)


def _start() -> None:
    with opened():
        pass


def test_the_command_writes_both_forms(browser: Browser, site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from lagesbild.cli import main; main()"]
    given = ["handout", str(site / "fi" / "brief.html"), "--output", str(tmp_path / "out")]
    done = subprocess.run([*command, *given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(each.name for each in (tmp_path / "out" / "fi").iterdir()) == ["brief.html", "brief.pdf"]
    assert done.stdout.startswith("fi/brief: 0.1 MB as one file, PDF beside it\n1 brief in ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_are_the_screens_of_the_projector_one_a_page(browser: Browser, site: Path, language: str) -> None:
    (made,) = slides(browser, [site / language / "brief.html"])
    assert (made.language, made.name, made.screens) == (language, "brief", SCREENS)
    assert len(re.findall(rb"/Type\s*/Page\b", made.pdf)) == SCREENS
    assert f"/Lang ({language})".encode() in made.pdf
    assert b"/MediaBox [0 0 1025" in made.pdf
    assert b"/Outlines" in made.pdf
    assert b"file:" not in made.pdf


def test_a_slide_has_its_chart_as_a_drawing_and_nothing_that_steps_on(browser: Browser, site: Path) -> None:
    with shown(browser, f"{(site / 'en' / 'brief.html').as_uri()}?projector#people") as (page, heard):
        screen = page.evaluate((ROOM / "slides.js").read_text(encoding="utf-8"))
    assert (screen["at"], screen["kind"]) == ("4/9 ", "chart")
    assert re.findall(r'<img [^>]*src="([^,]*),', screen["html"]) == ["data:image/svg+xml"]
    assert "<button" not in screen["html"] and "<script" not in screen["html"]
    assert not [each for each in heard.complaints if "img-src" not in each]


def test_slides_of_what_is_no_brief_are_refused(browser: Browser, site: Path) -> None:
    with pytest.raises(NoPage, match="is neither a snapshot nor the page of a brief"):
        list(slides(browser, [site / "index.html"]))


def test_the_command_writes_slides_beside_the_handouts(browser: Browser, site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from lagesbild.cli import main; main()"]
    given = ["handout", str(site / "sv" / "brief.html"), "--slides", "--output", str(tmp_path / "out")]
    done = subprocess.run([*command, *given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [each.name for each in (tmp_path / "out" / "sv").iterdir()] == ["brief-slides.pdf"]
    assert done.stdout.startswith(f"sv/brief: {SCREENS} slides\n1 brief in ")


def test_a_language_that_does_not_exist_is_refused(site: Path) -> None:
    with pytest.raises(UnknownName, match="language"):
        handout(str(site / "fi" / "brief.html"), language="svenska")
