"""Every page on the need for adult education, derived from the raw figures; what is altered is refused."""

from collections.abc import Iterator
from typing import Any

import pytest

from lagesbild.exhibits import declared
from lagesbild.language import Sentence
from lagesbild.notebook.need import Need
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from tests.derivations.judge import derived_exhibits, of_exhibit
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, problems
from tests.derivations.swedish import SwedishCase
from tests.in_process import part_of
from tests.notebooks import exhibit_ids
from tests.prose.rules import of_headline, of_text
from tests.swedish import CODES, need_of, said_by


@pytest.fixture(scope="module")
def pages(store: Store, checkout: Project) -> list[Need]:
    return [need_of(store, checkout, code, language) for code in CODES for language in LANGUAGES]


def case_of(page: Need, raw: Raw) -> SwedishCase:
    return SwedishCase(raw, page.municipality.code, page.language)


def test_every_exhibit_of_the_notebooks_has_a_derivation(checkout: Project) -> None:
    notebooks = (checkout.notebooks / f"{name}.ipynb" for name in ("adult_education_need", "quality_followup"))
    shown = [name for path in notebooks for name in exhibit_ids(path)]
    assert sorted(shown) == derived_exhibits(of_sweden=True)


@pytest.mark.slow
def test_every_finding_and_cell_is_what_the_raw_figures_give(pages: list[Need], raw: Raw) -> None:
    assert len(pages) == 26 * 3
    refused = [
        f"{page.municipality.code} {page.language} {shown.id}: {each}"
        for page in pages
        for shown in page.exhibits
        for each in of_exhibit(case_of(page, raw), part_of(shown))  # type: ignore[arg-type]
    ]
    assert refused == []


def test_a_value_and_a_cell_that_are_altered_are_refused(store: Store, checkout: Project, raw: Raw) -> None:
    page = need_of(store, checkout, "0127", "sv")
    assert [each for shown in page.exhibits for each in of_exhibit(case_of(page, raw), part_of(shown))] == []  # type: ignore[arg-type]
    part = part_of(page["without-upper-secondary"])
    part["findings"][0]["values"]["own"] = 18.6
    part["table"]["rows"][1]["numbers"][1]["value"] = 126349
    refused = of_exhibit(case_of(page, raw), part)  # type: ignore[arg-type]
    assert [each.partition(":")[0] for each in refused] == ["without_upper_secondary.unlike", "table"]


def test_the_expected_figures_of_the_county_are_there(raw: Raw) -> None:
    """Statistics Sweden 2019: 126 348 of 1 299 324; Danderyd 3.1 %, Botkyrka 18.5 %."""
    case = SwedishCase(raw, "0127", "sv")
    assert case.adults("01")[:2] == (1_299_324, 126_348)
    assert case.adults("0127")[:2] == (50_486, 9_365)
    assert [round(100 * case.adults(code)[1] / case.adults(code)[0], 1) for code in ("0162", "0127")] == [3.1, 18.5]


@pytest.mark.slow
def test_every_sentence_is_read_back(pages: list[Need]) -> None:
    of_language = {each: Templates(each, [exhibit.room for exhibit in declared()]) for each in LANGUAGES}
    refused = [
        f"{page.municipality.code} {page.language}: {each}"
        for page in pages
        for _, text in said_by(page)
        if isinstance(text, Sentence)
        for each in problems(text, of_language[page.language])
    ]
    assert refused == []


def prose(page: Need, language: Language) -> Iterator[str]:
    for where, text in said_by(page):
        found = [*of_text(text, language), *(of_headline(text) if where.endswith("takeaway") else [])]
        yield from (f"{where}: {each} – {text}" for each in found)


@pytest.mark.slow
def test_headlines_and_texts_keep_the_rules_of_prose(pages: list[Need]) -> None:
    refused: list[Any] = [each for page in pages for each in prose(page, page.language)]
    assert refused == []
