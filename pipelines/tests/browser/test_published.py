"""Real briefs in a real browser: whole, in one language, and the same number in chart and table.

By default a few briefs are made for the test; ``--site reports/site`` checks a published site, page by page.
"""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import lagesbild
from lagesbild.briefs import Job
from lagesbild.exhibits import declared
from lagesbild.language.texts import Template, catalogue
from lagesbild.publish import publish_edition
from lagesbild.settings import LANGUAGES, Language, Project
from tests.browser.paper import LONG_SOURCES, assert_paper_version
from tests.browser.screens import LAPTOP, all_screens, assert_screen_is_sound
from tests.browser.soundness import (
    MOST_WORDS,
    NARROW,
    SCREENS,
    assert_nothing_is_cut,
    assert_page_is_sound,
    opened,
    show_as,
    words_beside_tiles,
)
from tests.drawn import whole
from tests.notebooks import exhibit_ids, story_ids
from tests.prose.rules import of_headline, of_text

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HEADLINES = ".core li a, .takeaway"
SENTENCES = ".lead, .statistical-title, .reading, .notes li"
WIDE = {"viewport": {"width": 1280, "height": 900}}
AREAS = ("vpk-pirkanmaa-satakunta", "vpk-tuusula")
IN_DEPTH = "-in-depth"
PAGES = (*AREAS, *(f"{area}{IN_DEPTH}" for area in AREAS), "network-overview")
OTHERS = ("index.html", "accessibility.html")
TALL = "document.documentElement.scrollHeight"
TALLEST_STORY_PX = 12_000
MADE = [f"{language}/{page}.html" for page in PAGES for language in LANGUAGES]
SPOKEN = """() => {
  const main = document.querySelector('main').cloneNode(true);
  const drawn = [...main.querySelectorAll('.exhibit script[id$=-figure]')];
  const figures = drawn.map((script) => JSON.parse(script.textContent));
  const { things, lists } = JSON.parse(document.getElementById('page-figures').textContent);
  main.querySelectorAll('script').forEach((script) => script.remove());
  const all = [...figures.flatMap(({ data }) => data), ...things.filter(({ type }) => type)];
  const pointed = all.flatMap(({ name, hovertext }) => [name, hovertext?.begin, hovertext?.each ?? hovertext]);
  return [document.title, main.textContent, ...[pointed, lists].flat(2)].join(' ');
}"""
IDS = "exhibits => exhibits.map((exhibit) => exhibit.id)"
NOT_SHOWN = ("unanswered-of-labour",)
OF_MEMBERS = "members"
"""What the page of one municipality has not."""
"""Exhibits without a chart: a group of one member has none to compare, and what is unanswered is a table."""
NUMBER = re.compile(r"[−+]?\d[\d\N{NO-BREAK SPACE}]*(?:[.,]\d+)*")
FIXED = re.compile(r"\{[^}]*\}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "brief" in metafunc.fixturenames:
        site = metafunc.config.getoption("--site")
        pages = [path for path in sorted(Path(site).glob("??/*.html")) if path.name not in OTHERS] if site else []
        metafunc.parametrize("brief", [str(path.relative_to(site)) for path in pages] if site else MADE)


@pytest.fixture(scope="module")
def published(request: pytest.FixtureRequest, built_home: Project, checkout: Project) -> Iterator[Path]:
    if given := request.config.getoption("--site"):
        yield Path(given).resolve()
        return
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(checkout.notebooks)
    before = os.environ.get("LAGESBILD_HOME")
    os.environ["LAGESBILD_HOME"] = str(built_home.root)
    jobs = [Job("situation_brief", area, "", language, 2040) for area in AREAS for language in LANGUAGES]
    jobs += [Job("network_overview", "", "", language, 2040, edition="pilot-groups") for language in LANGUAGES]
    yield publish_edition(built_home, jobs).folder
    os.environ.pop("LAGESBILD_HOME") if before is None else os.environ.update(LAGESBILD_HOME=before)


def test_brief_is_sound_without_network(browser: Browser, published: Path, checkout: Project, brief: str) -> None:
    listed = exhibits_of(brief, checkout)
    without_chart = [name for name in NOT_SHOWN if name in listed]
    with opened(browser, (published / brief).as_uri(), **WIDE, offline=True) as (page, heard):
        assert page.locator(".exhibit").evaluate_all(IDS) == listed
        assert page.locator(".exhibit:has(.not-shown)").evaluate_all(IDS) == without_chart
        assert_page_is_sound(page, len(listed) - len(without_chart))
    assert heard.outside(published.as_uri()) == []
    assert heard.complaints == []


def exhibits_of(brief: str, checkout: Project) -> list[str]:
    """Ids of the exhibits that a page must have, in order: those of the story, or of what is in depth."""
    if "network-overview" in brief:
        return exhibit_ids(checkout.notebooks / "network_overview.ipynb")
    path = checkout.notebooks / "situation_brief.ipynb"
    optional, story = {exhibit.id for exhibit in declared() if exhibit.needs}, story_ids(path)
    listed = [name for name in exhibit_ids(path) if name not in story] if IN_DEPTH in brief else story
    return [name for name in listed if name not in optional and not (name == OF_MEMBERS and "tuusula" in brief)]


def test_every_exhibit_has_its_anchor_on_the_story(
    browser: Browser, published: Path, checkout: Project, brief: str
) -> None:
    depth = brief.replace(".html", f"{IN_DEPTH}.html")
    if not (published / depth).exists():
        assert IN_DEPTH in brief or "network-overview" in brief
        return
    with opened(browser, (published / brief).as_uri(), java_script_enabled=False) as (page, _):
        for name in exhibits_of(depth, checkout):
            assert page.locator(f"#{name} a").get_attribute("href") == f"{Path(depth).name}#{name}"
        for name in exhibits_of(brief, checkout):
            assert page.locator(f"article[id='{name}']").count() == 1


def test_the_opening_is_one_screen_and_the_story_is_short(browser: Browser, published: Path, brief: str) -> None:
    if IN_DEPTH in brief:
        return
    for width, height, within_px in SCREENS:
        with opened(browser, (published / brief).as_uri(), viewport={"width": width, "height": height}) as (page, _):
            assert words_beside_tiles(page) <= MOST_WORDS
            first = page.locator(".chart").first.evaluate("(chart) => chart.getBoundingClientRect().top")
            assert first <= within_px
            assert height > width or page.evaluate(TALL) <= TALLEST_STORY_PX


def test_what_a_story_says_keeps_the_rules_of_prose(browser: Browser, published: Path, brief: str) -> None:
    if IN_DEPTH in brief:
        return
    with opened(browser, (published / brief).as_uri(), java_script_enabled=False) as (page, _):
        headlines = page.locator(HEADLINES).all_text_contents()
        sentences = page.locator(SENTENCES).all_text_contents()
    assert 6 < len(headlines) < len(sentences)
    assert [found for text in headlines for found in of_headline(text)] == []
    language = next(each for each in LANGUAGES if brief.startswith(f"{each}/"))
    assert [found for text in (*headlines, *sentences) for found in of_text(text, language)] == []


def test_brief_speaks_one_language(browser: Browser, published: Path, brief: str) -> None:
    with opened(browser, (published / brief).as_uri()) as (page, _):
        own = page.get_attribute("html", "lang")
        text = spoken(page)
    for language in LANGUAGES:
        if language != own:
            assert [words for words in only_in(language) if words in text] == []


def test_every_number_of_a_chart_stands_in_its_table(browser: Browser, published: Path, brief: str) -> None:
    with opened(browser, (published / brief).as_uri()) as (page, _):
        common = json.loads(page.locator("#page-figures").text_content() or "")
        for exhibit in page.locator(".exhibit:has(.chart)").all():
            figure = whole(json.loads(exhibit.locator("script[id$=-figure]").text_content() or ""), common)
            table = numbers(" ; ".join(exhibit.locator("th, td").all_text_contents()))
            said = numbers(" ; ".join(text for trace in figure["data"] for text in trace.get("hovertext", [])))
            name = exhibit.get_attribute("id")
            assert said - table == set(), name


def test_a_story_prints_on_few_full_sheets(browser: Browser, published: Path, brief: str) -> None:
    if IN_DEPTH in brief:
        return
    with opened(browser, (published / brief).as_uri(), **WIDE) as (page, _):
        assert_paper_version(page)
        show_as(page, media="print")
        assert page.evaluate(LONG_SOURCES) == []


def test_every_exhibit_fits_a_projector(browser: Browser, published: Path, brief: str) -> None:
    with opened(browser, f"{(published / brief).as_uri()}?projector", viewport=LAPTOP, offline=True) as (page, heard):
        exhibits = page.locator(".exhibit").evaluate_all(IDS)
        shown = []
        for screen in all_screens(page):
            assert_screen_is_sound(page)
            shown.append(screen.id)
    assert [name for name in dict.fromkeys(shown) if name in exhibits] == exhibits
    assert heard.complaints == []


def test_map_names_every_member_on_a_phone(browser: Browser, published: Path, brief: str) -> None:
    with opened(browser, (published / brief).as_uri(), viewport=NARROW) as (page, _):
        if not page.locator("#map-of-change").count():
            assert "network-overview" in brief or IN_DEPTH in brief
            return
        rows = page.locator("#map-of-change tbody th").all_text_contents()
        listed = page.locator("#map-of-change .map-key li").all_text_contents()
        members = page.locator("#page-about .members li").count()
        members = members if members > 1 else len(rows)  # one alone is seen among its neighbours
        assert [re.sub(r"^\d+ | [−+]?[\d,.]+\s?%$", "", name) for name in listed] == rows[:members]
        numbers = page.locator("#map-of-change .annotation-text").all_text_contents()
        assert numbers == [str(number) for number in range(1, members + 1)]
        assert_nothing_is_cut(page)


def spoken(page: Page) -> str:
    """All text of a page, also of closed tables and of what charts say when pointed at; not the choice of language."""
    return str(page.evaluate(SPOKEN))


@cache
def only_in(language: Language) -> set[str]:
    """Words that a page in another language must not hold: the fixed parts of strings that are said in one only."""
    parts: dict[str, set[Language]] = {}
    files = sorted(Path(lagesbild.__file__).parent.glob("*/**/*.yml"))
    for strings in (strings for path in files if is_catalogue(path) for strings in catalogue(path).values()):
        for each in LANGUAGES:
            for part in (part for form in forms(strings[each]) for part in FIXED.split(form)):
                parts.setdefault(part.strip(" .,:;–"), set()).add(each)
    elsewhere = " ; ".join(part for part, spoken_in in parts.items() if spoken_in != {language})
    return {
        part
        for part, spoken_in in parts.items()
        if spoken_in == {language} and len(part) > len("Satakunta") and part not in elsewhere
    }


def is_catalogue(path: Path) -> bool:
    """Whether a file holds strings of pages: those of the language and of the exhibits."""
    return bool({"language", "exhibits"} & {*path.parts})


def forms(template: Template) -> list[str]:
    """A string, or all of its plural forms."""
    return [template] if isinstance(template, str) else list(template.values())


def numbers(text: str) -> set[str]:
    """Every number as it is written, without its sign."""
    return {found.strip("\N{NO-BREAK SPACE}").lstrip("−+") for found in NUMBER.findall(text)}
