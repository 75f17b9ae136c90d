"""The overview of measures as a browser shows it: whole, accessible, on a phone, without a request or a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.publish.measures_page import measures_files
from lagesbild.settings import LANGUAGES, Language
from tests.browser.soundness import (
    assert_accessible,
    assert_frame_is_there,
    assert_nothing_is_cut,
    assert_reads_on_a_phone,
    opened,
    show_as,
    written,
)
from tests.unit.test_measures_page import LINES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("measures"), measures_files(LINES, public=False, day="2026-11-29"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_sound_and_asks_for_nothing_outside(browser: Browser, folder: Path, language: Language) -> None:
    with opened(browser, (folder / language / "measures.html").as_uri()) as (page, heard):
        assert page.get_by_role("table").count() == page.locator("caption").count() == 4
        assert_frame_is_there(page)
        assert_accessible(page)
        show_as(page, color_scheme="dark")
        assert_accessible(page)
        assert_nothing_is_cut(page)
        assert_reads_on_a_phone(page)
        assert (heard.complaints, heard.outside(folder.as_uri())) == ([], [])
