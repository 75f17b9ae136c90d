"""The record of accessibility is what the checks give now, for the forms of page that need no brief."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from accessibility import page_of, recorded
from lagesbild.contracts.accessibility import RECORD, Form, read_assessment
from lagesbild.publish.measures_page import measures_files
from lagesbild.settings import LANGUAGES
from tests.browser.gate import look
from tests.browser.soundness import written
from tests.conftest import CHECKOUT
from tests.unit.test_measures_page import LINES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FORMS: tuple[Form, ...] = ("measures", "statement")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("measures"), measures_files(LINES, public=False, day="2026-11-29"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_says_what_the_checks_find(browser: Browser, folder: Path, form: Form, language: str) -> None:
    record = read_assessment(CHECKOUT.pages)
    assert record
    spoken = next(each for each in LANGUAGES if each == language)
    assert look(browser, (folder / page_of(form, spoken, "")).as_uri()) == record.pages[form][spoken]


def test_the_record_is_written_as_it_stands() -> None:
    text = (CHECKOUT.pages / RECORD).read_text(encoding="utf-8")
    kept = yaml.safe_load(text)
    assert recorded(kept["pages"], kept["tools"], day=kept["day"]) == text
