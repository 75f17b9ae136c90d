"""Readers without scripts see every chart, from files that come out the same again."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.publish.drawings import browser_here, drawings_of, is_here, make
from lagesbild.publish.exporter import Frame, brief_page, in_depth_page
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.pages import asset_files
from tests.browser.gate import read
from tests.browser.sample import sample_notebook
from tests.browser.soundness import opened, visited, written

pytestmark = pytest.mark.browser
NAMES = [f"en/drawings/brief/{each}.svg" for each in ("people", "change-by-band", "vacancies")]
DEEP = "en/drawings/brief-in-depth/education.svg"
LOADED = """() => [...document.querySelectorAll('noscript img')].map((image) => [
  image.alt, image.complete && image.naturalWidth > 0,
  document.getElementById(image.getAttribute('aria-describedby')).textContent])"""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Both pages of the made-up brief as a publication with drawings has them, and what they share."""
    notebook = sample_notebook("en")
    frame = Frame(language="en", file="brief.html", imprint=replace(PREVIEW, has_drawings=True))
    pages = {"en/brief.html": brief_page(notebook, frame), "en/brief-in-depth.html": in_depth_page(notebook, frame)}
    assets = {f"assets/{name}": content for name, content in asset_files().items()}
    return assets | {path: page.encode() for path, page in pages.items()}


@pytest.fixture(scope="module", autouse=True)
def one_browser(browser: Browser) -> Iterator[None]:
    """The browser of the tests draws: Playwright starts no second one in a process that has one open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(make, "opened", lambda: nullcontext(browser))
        browser_here.cache_clear()
        yield
    browser_here.cache_clear()


@pytest.fixture(scope="module")
def drawn(browser: Browser, files: dict[str, bytes]) -> dict[str, bytes]:
    assert browser_here() == f"Chromium {browser.version}"
    return drawings_of(files, browser_here(), before=None)


def test_every_chart_is_a_file_beside_its_page(drawn: dict[str, bytes]) -> None:
    assert [*drawn] == [*NAMES, DEEP]
    assert all(
        content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" width="760" ') for content in drawn.values()
    )
    assert max(map(len, drawn.values())) < 40_000
    assert "Change in persons 2024–2040" in drawn[NAMES[1]].decode()
    assert ">1 180 (+100,0 %)<" in drawn[NAMES[1]].decode().replace("+1 180", "1 180").replace("+1180", "1 180")


def test_the_same_pages_give_the_same_bytes(files: dict[str, bytes], drawn: dict[str, bytes]) -> None:
    assert drawings_of(files, browser_here(), before=None) == drawn


def test_a_reader_without_scripts_sees_them_named_and_described(
    browser: Browser, files: dict[str, bytes], drawn: dict[str, bytes], tmp_path: Path
) -> None:
    page_file = written(tmp_path, files | drawn) / "en/brief.html"
    with visited(browser, page_file.as_uri(), java_script_enabled=False) as (page, heard):
        for image in page.locator("noscript img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        said = page.evaluate(LOADED)
    assert said[0] == [
        "Figure 1. Made-up figures, Järviseutu 2005–\N{WORD JOINER}2040, persons on 31 December",
        True,
        "Chart: There were 6 900 children in 2005 and 4 905 in 2024; the projection has 3 193 in 2040.",
    ]
    assert [loaded for _, loaded, _ in said] == [True, True, True]
    assert heard.complaints == []
    assert read(browser, page_file.as_uri(), "scriptless") == {}


def test_a_reader_with_scripts_asks_for_none_of_them(
    browser: Browser, files: dict[str, bytes], drawn: dict[str, bytes], tmp_path: Path
) -> None:
    page_file = written(tmp_path, files | drawn) / "en/brief.html"
    with opened(browser, page_file.as_uri()) as (page, heard):
        assert page.locator("main img").count() == 0
    assert [url for url in heard.requests if "drawings" in url] == []


def test_drawings_of_another_browser_are_taken_as_they_are(files: dict[str, bytes], tmp_path: Path) -> None:
    there = written(tmp_path, {"en/page.html": b"", "assets/icon.svg": b"<svg/>"})
    (there / "en/drawings/brief").mkdir(parents=True)
    (there / "en/drawings/brief/people.svg").write_bytes(b"<svg>as it was</svg>")
    assert is_here("Chromium 1.2.3") is False
    assert drawings_of(files, "Chromium 1.2.3", before=there) == {
        "en/drawings/brief/people.svg": b"<svg>as it was</svg>"
    }
    assert drawings_of(files, "", before=there) == {}
