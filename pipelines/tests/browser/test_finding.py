"""The index as a reader meets it: typing a name, by keyboard, on the map, on a phone, without a script."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lagesbild.publish.pages import index_page
from lagesbild.settings import LANGUAGES
from tests.browser.made_up import DIRECTORY, ENTRIES
from tests.browser.sample import HOSTILE
from tests.browser.soundness import assert_accessible, opened, show_as

pytestmark = pytest.mark.browser
NO_BRIEF = {
    "fi": "ei vielä tilannekuvaa. Täällä ei ole tilannekuvaa myöskään sen maakunnasta. Kuka tahansa voi tehdä "
    "tilannekuvan mistä tahansa kunnasta avoimella Lägesbild-ohjelmalla; apua antaa esimerkiksi kunnan tilastoista "
    "vastaava.",
    "sv": "ingen lägesbild ännu. Här finns ingen lägesbild från landskapet heller. Vem som helst kan göra en lägesbild "
    "av vilken kommun som helst med det öppna programmet Lägesbild; hjälp ger till exempel den som svarar för "
    "kommunens statistik.",
}
PHONE = {"viewport": {"width": 390, "height": 844}}
NARROW = {"viewport": {"width": 320, "height": 700}}
FOUND = "#find-results > li"


def index(site: Path, language: str) -> str:
    return (site / language / "index.html").as_uri()


def typed(page: Page, words: str) -> tuple[list[str], str]:
    """What is found when these words are typed, each on one line, and what is said of how many they are."""
    page.fill("#find", words)
    found = [" ".join(text.split()) for text in page.locator(FOUND).all_inner_texts()]
    return found, page.locator("#find-count").inner_text()


@pytest.mark.parametrize(
    ("words", "found", "said"),
    [
        ("tavastehus", [f"Hämeenlinna (Tavastehus) Kanta-Häme {HOSTILE}"], "1 osuma"),
        ("HAMEEN", [f"Hämeenlinna (Tavastehus) Kanta-Häme {HOSTILE}"], "1 osuma"),
        ("nastola", [f"Lahti (Lahtis) · myös entinen Nastola {HOSTILE}"], "1 osuma"),
        ("esbo", [f"Espoo (Esbo): {NO_BRIEF['fi']}"], "1 osuma"),
        ("sjöbyg", ["Järviseutu"], "1 osuma"),
        ("häme", [f"Hämeenlinna (Tavastehus) Kanta-Häme {HOSTILE}", "Kanta-Häme"], "2 osumaa"),
        ("e", ["Evijärvi Järviseutu", "Kanta-Häme", f"Espoo (Esbo): {NO_BRIEF['fi']}"], "3 osumaa"),
        ("xyz", [], "Ei osumia. Tarkista kirjoitusasu."),
        (" ", [], ""),
    ],
)
def test_typing_finds_names_in_every_language(
    browser: Browser, site: Path, words: str, found: list[str], said: str
) -> None:
    with opened(browser, index(site, "fi"), offline=True) as (page, heard):
        assert typed(page, words) == (found, said)
        assert page.locator("main img").count() == 0
    assert heard.complaints == []
    assert heard.outside(site.as_uri()) == []


def test_the_index_over_http_asks_for_its_own_files_only(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/sv/index.html") as (page, heard):
        assert typed(page, "espoo")[0] == [f"Esbo (Espoo): {NO_BRIEF['sv']}"]
    assert {url.removeprefix(served) for url in heard.requests} - {"/assets/icon.svg"} == {
        "/sv/index.html",
        "/assets/lagesbild.css",
        "/assets/find.js",
    }
    assert heard.complaints == []


def test_the_keyboard_goes_through_what_is_found_and_opens_it(browser: Browser, site: Path) -> None:
    with opened(browser, index(site, "en")) as (page, _):
        typed(page, "hämeen")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.textContent") == "Kanta-Häme"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.textContent") == HOSTILE
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "find"
        page.keyboard.press("Escape")
        assert (page.input_value("#find"), page.locator(FOUND).count()) == ("", 0)
        page.keyboard.type("evijärvi")
        page.keyboard.press("Enter")
        page.wait_for_url((site / "en" / "brief.html").as_uri())


def test_the_map_has_named_links_that_the_keyboard_reaches(browser: Browser, site: Path) -> None:
    with opened(browser, index(site, "en")) as (page, _):
        links = page.locator(".country a")
        assert links.evaluate_all("all => all.map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')])") == [
            ["brief.html", "Järviseutu"],
            ["other.html", HOSTILE],
            ["#place-KU109", f"Hämeenlinna: Kanta-Häme, {HOSTILE}"],
        ]
        links.last.focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("#place-KU109")
        listed = page.locator(".place a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
        assert {"brief.html", "home.html", "other.html"} == set(listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_is_accessible_day_and_night_and_fits_a_narrow_phone(
    browser: Browser, site: Path, language: str
) -> None:
    with opened(browser, index(site, language), **NARROW) as (page, _):
        typed(page, "a")
        for scheme in ("light", "dark"):
            show_as(page, color_scheme=scheme)
            assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_the_search_at_once_and_the_municipalities_before_2500_pixels(
    browser: Browser, site: Path, language: str
) -> None:
    with opened(browser, index(site, language), **PHONE) as (page, _):
        assert page.evaluate("document.getElementById('find').getBoundingClientRect().bottom") < 500
        assert page.evaluate("document.querySelector('.municipalities').offsetTop") < 2500
        assert not page.evaluate("document.querySelector('.municipalities details').open")


def test_without_a_script_the_whole_list_is_there(browser: Browser, site: Path) -> None:
    with opened(browser, index(site, "fi"), java_script_enabled=False, **PHONE) as (page, _):
        assert not page.locator("#find").is_visible()
        assert page.locator(".place .name").all_inner_texts() == ["Alajärvi", "Evijärvi", "Hämeenlinna", "Lahti"]
        assert page.locator(".place .name").last.is_visible()
        assert page.locator(".place").nth(2).locator("a").all_inner_texts() == ["Kanta-Häme", HOSTILE]


def test_a_municipality_without_a_brief_leads_to_those_of_its_region(browser: Browser, site: Path) -> None:
    near = replace(DIRECTORY, regions={"KU049": "MK14", "KU052": "MK14", "KU398": "MK07"})
    path = site / "en" / "near.html"
    path.write_text(index_page(ENTRIES, language="en", directory=near), encoding="utf-8")
    with opened(browser, path.as_uri()) as (page, _):
        assert typed(page, "espoo")[0] == ["Espoo (Esbo): no brief yet. From the same region: Järviseutu"]
        page.keyboard.press("Enter")
        page.wait_for_url((site / "en" / "brief.html").as_uri())


def test_a_phone_has_room_for_a_finger_and_the_name_of_a_municipality_is_touched_too(
    browser: Browser, site: Path
) -> None:
    with opened(browser, index(site, "fi"), **PHONE) as (page, _):
        typed(page, "evijärvi")
        page.locator(".municipalities summary").click()
        for links in (page.locator("#find-results a"), page.locator(".place a")):
            assert links.count() > 0
            assert min(box["height"] for link in links.all() if (box := link.bounding_box())) >= 44
        page.locator(".place .name").nth(1).click(force=True)  # the link lies over it
        page.wait_for_url((site / "fi" / "brief.html").as_uri())
