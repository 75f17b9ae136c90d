"""A page that was taken out of its folder says so and what to do; one that stands in it, and a single file, never."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.publish.handout.make import handouts
from lagesbild.settings import LANGUAGES, Language
from tests.browser.soundness import visited

pytestmark = pytest.mark.browser
SAID: dict[Language, str] = {
    "fi": "Kuviot, ulkoasu ja ladattavat tiedostot puuttuvat, koska sivu on irrotettu kansiostaan: "
    "avaa sivu koko kansiosta tai pyydä tilannekuva yhtenä tiedostona.",
    "sv": "Figurer, utseende och filer att ladda ner saknas, eftersom sidan har tagits ur sin mapp: "
    "öppna den i hela mappen eller be om lägesbilden som en enda fil.",
    "en": "Charts, layout and downloads are missing because this page was taken out of its folder: "
    "open it in the whole folder, or ask for the brief as a single file.",
}
PAGES = ("brief.html", "brief-in-depth.html", "index.html", "accessibility.html")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_without_its_folder_says_so_and_one_in_it_does_not(
    browser: Browser, site: Path, tmp_path: Path, language: Language, *, scripts: bool
) -> None:
    for name in PAGES:
        alone = Path(shutil.copy(site / language / name, tmp_path))
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(alone.as_uri())
            assert page.get_by_text(SAID[language]).is_visible(), name
            assert page.locator("body").inner_text().startswith(SAID[language]), name
            page.goto((site / language / name).as_uri())
            assert page.locator(".alone").count() == 1, name
            assert not page.locator(".alone").is_visible(), name


def test_a_folder_that_was_moved_as_a_whole_lacks_nothing(browser: Browser, site: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(site, tmp_path / "moved")
    with visited(browser, (moved / "sv" / "brief.html").as_uri()) as (page, heard):
        assert not page.locator(".alone").is_visible()
        assert heard.complaints == []


def test_the_single_file_has_all_with_it_and_does_not_say_it(browser: Browser, site: Path, tmp_path: Path) -> None:
    (made,) = handouts(browser, [site / "sv" / "brief.html"])
    single = tmp_path / "single.html"
    single.write_bytes(made.html)
    with visited(browser, single.as_uri()) as (page, _):
        assert page.get_by_text(SAID["sv"]).count() == 0
        assert page.locator(".alone").count() == 0
