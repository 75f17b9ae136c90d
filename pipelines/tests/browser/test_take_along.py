"""What a reader takes along from an exhibit: its picture as PNG and SVG, its table as CSV, the link to it."""

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from lagesbild.publish.downloads import csv_file, tables_of
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import LANGUAGES, Language
from tests.browser.sample import CHARTS, HOSTILE, sample_notebook
from tests.browser.soundness import assert_accessible, opened

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Made-up figures, Järviseutu 2005–2040, persons on 31 December"


def brief(site: Path) -> str:
    return (site / "en" / "brief.html").as_uri()


def picture(page: Page, exhibit: str, kind: str) -> tuple[str, bytes]:
    """Press the button; the suggested name and the content of what is downloaded."""
    with page.expect_download() as started:
        page.locator(f"#{exhibit} button[data-picture={kind}]").click()
    return started.value.suggested_filename, started.value.path().read_bytes()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_png_is_white_and_twice_the_size_of_its_drawing(browser: Browser, site: Path, scheme: str) -> None:
    with opened(browser, brief(site), offline=True, color_scheme=scheme) as (page, heard):
        name, png = picture(page, "people", "png")
        _, svg = picture(page, "people", "svg")
        corner = page.evaluate(CORNER, list(png))
    drawn = ElementTree.fromstring(svg)
    assert name == "brief-people.png"
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1920, 2 * int(drawn.attrib["height"]))
    assert corner == [255, 255, 255, 255]
    assert heard.complaints == []


CORNER = """async (bytes) => {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
  const brush = document.createElement('canvas').getContext('2d');
  brush.drawImage(image, 0, 0);
  return [...brush.getImageData(1, 1, 1, 1).data];
}"""


def test_an_svg_says_what_it_shows_and_where_from(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), offline=True) as (page, heard):
        found = {exhibit: picture(page, exhibit, "svg") for exhibit in ("people", "change-by-band", "vacancies")}
    assert heard.complaints == []
    for exhibit, (name, svg) in found.items():
        words = "".join(ElementTree.fromstring(svg).itertext())
        assert name == f"brief-{exhibit}.svg"
        assert TITLE in words
        assert "Situation brief: Järviseutu 2005–2040" in words
        assert "Sources: Made-up office, population structure 11re, 2026-04-01" in words
    people = "".join(ElementTree.fromstring(found["people"][1]).itertext())
    assert "There were 6 900 children in 2005 and 4 905 in 2024;" in people
    assert "Municipalities of the" in people
    hostile = ElementTree.fromstring(found["change-by-band"][1])
    assert f"in {HOSTILE[:14]}" in "".join(hostile.itertext())
    assert list(hostile.iter(f"{SVG}image")) == []


def test_words_of_a_picture_stay_inside_it(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, _):
        for exhibit in ("people", "change-by-band", "vacancies"):
            _, svg = picture(page, exhibit, "svg")
            file = site / "en" / "picture.svg"
            file.write_bytes(svg)
            with opened(browser, file.as_uri()) as (shown, _):
                assert shown.evaluate(OUTSIDE) == []
            file.unlink()


OUTSIDE = """() => [...document.querySelectorAll('text')].filter((text) => {
  const [at, frame] = [text.getBoundingClientRect(), document.documentElement.getBoundingClientRect()];
  return at.width && (at.left < frame.left || at.right > frame.right || at.bottom > frame.bottom);
}).map((text) => text.textContent)"""


def sheet(page: Page, exhibit: str) -> tuple[str, bytes]:
    """Press the button; the suggested name and the content of what is downloaded."""
    with page.expect_download() as started:
        page.locator(f"#{exhibit} button[data-sheet]").click()
    return started.value.suggested_filename, started.value.path().read_bytes()


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Year,Järviseutu,Same size", "2005,6900,6100"]),
        ("sv", ["Year;Järviseutu;Same size", "2005;6900;6100"]),
    ],
)
def test_a_table_is_made_into_a_csv_for_the_reader_s_spreadsheet(
    browser: Browser, site: Path, language: Language, lines: list[str]
) -> None:
    with opened(browser, (site / language / "brief.html").as_uri(), offline=True) as (page, heard):
        name, content = sheet(page, "people")
    assert name == "brief-people.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n")[:2] == lines
    assert heard.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_a_page_is_the_one_of_the_data_package(browser: Browser, site: Path, language: Language) -> None:
    wanted = {each["id"]: csv_file(each["table"], language) for each in tables_of(parts_of(sample_notebook(language)))}
    found: dict[str, bytes] = {}
    for file in ("brief.html", "brief-in-depth.html"):
        with opened(browser, (site / language / file).as_uri()) as (page, _):
            shown = page.locator("article:has(button[data-sheet])").evaluate_all("all => all.map(({ id }) => id)")
            found |= {exhibit: sheet(page, exhibit)[1] for exhibit in shown}
    assert found == wanted


def test_a_link_leads_to_its_exhibit_and_is_copied(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), permissions=["clipboard-read", "clipboard-write"]) as (page, heard):
        link = page.get_by_role("link", name="Link to figure 3")
        link.focus()
        page.keyboard.press("Enter")
        assert page.url == brief(site) + "#vacancies"
        page.locator("#vacancies .permalink", has_text="Link copied").wait_for()
        assert page.locator("#page-spoken").inner_text() == "Link copied"
        assert page.evaluate("navigator.clipboard.readText()") == brief(site) + "#vacancies"
        assert_accessible(page)
        page.keyboard.press("Tab")
        assert link.inner_text() == "Link"
    assert heard.complaints == []


def test_where_nothing_can_be_copied_the_address_has_the_link(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, heard):
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
        page.get_by_role("link", name="Link to figure 1").click()
        assert page.url == brief(site) + "#people"
        assert page.locator("#people .permalink").inner_text() == "Link"
    assert heard.complaints == []


def test_pictures_are_offered_where_there_is_a_chart_and_a_script(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, _):
        assert page.locator(".pictures").filter(visible=True).count() == CHARTS
        assert page.locator("#dropouts .pictures").count() == 0
        assert page.locator("#dropouts .permalink").count() == 1
    with opened(browser, brief(site), java_script_enabled=False) as (page, _):
        assert page.locator(".pictures").filter(visible=True).count() == 0
        assert page.locator(".sheet").filter(visible=True).count() == 0
        assert page.locator("#people a[download]").filter(visible=True).count() == 1
