"""From notebook to page without a browser: same bytes, escaping, and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from lagesbild.errors import BriefFailed
from lagesbild.publish.entry import Entry
from lagesbild.publish.environment import is_web_address, json_block, longest_word
from lagesbild.publish.exporter import Frame, brief_page, in_depth_page, parts_of
from lagesbild.publish.pages import asset_files, index_page, root_page, statement_page
from tests.browser.sample import HOSTILE, sample_notebook

pytestmark = pytest.mark.slow

Json = dict[str, Any]


def page_of(change: Callable[[dict[str, Json]], object]) -> str:
    """The page of the sample after ``change`` was made to its parts: kind or exhibit id → content."""
    notebook = sample_notebook("en")
    change({content.get("id", kind): content for kind, content in parts_of(notebook)})
    return brief_page(notebook, Frame(language="en", file="brief.html"))


def test_same_notebook_gives_the_same_page() -> None:
    assert page_of(lambda parts: None) == page_of(lambda parts: None)


def test_the_notebook_is_left_as_it_was() -> None:
    notebook = sample_notebook("sv")
    brief_page(notebook, Frame(language="sv", file="brief.html"))
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in sample_notebook("sv").cells]


def test_a_standalone_page_leads_to_no_other_page() -> None:
    page = brief_page(sample_notebook("sv"), Frame(language="sv", file="brief.html", standalone=True))
    assert 'href="index.html"' not in page
    assert "/brief.html" not in page
    assert 'href="brief-in-depth.html#education"' in page
    assert 'href="../fi/brief.html"' in brief_page(sample_notebook("sv"), Frame(language="sv", file="brief.html"))


def test_what_is_shown_after_the_story_stands_on_the_second_page_with_sources_and_methods() -> None:
    story = page_of(lambda parts: None)
    depth = in_depth_page(sample_notebook("en"), Frame(language="en", file="brief.html"))
    assert ('<article class="exhibit" id="education"' in story, 'id="page-closing-title"' in story) == (False, False)
    assert ('<article class="exhibit" id="education"' in depth, 'id="page-closing-title"' in depth) == (True, True)
    assert '<li id="education"><a href="brief-in-depth.html#education">' in story
    assert 'href="../sv/brief-in-depth.html"' in depth
    assert 'data-file="brief-education.csv"' in depth
    assert 'href="tables/brief.xlsx"' in depth


@pytest.mark.parametrize(("notice", "times"), [("Example <1>.", 1), ("", 0)])
def test_the_second_page_of_an_example_says_that_it_is_one(notice: str, times: int) -> None:
    notebook = sample_notebook("en")
    dict(parts_of(notebook))["in_depth"]["notice"] = notice
    depth = in_depth_page(notebook, Frame(language="en", file="brief.html"))
    assert depth.count('<p class="notice">Example &lt;1&gt;.</p>') == times
    assert depth.count('class="notice"') == times


def test_a_notebook_without_in_depth_has_all_on_one_page() -> None:
    notebook = sample_notebook("en")
    del notebook.cells[-4]
    page = brief_page(notebook, Frame(language="en", file="brief.html"))
    assert '<article class="exhibit" id="education"' in page
    assert 'id="page-closing-title"' in page
    assert "in-depth" not in page
    assert in_depth_page(notebook, Frame(language="en", file="brief.html")) == ""


def test_every_page_leads_to_the_accessibility_statement() -> None:
    pages = [page_of(lambda parts: None), index_page([], language="en"), statement_page(language="en")]
    assert all('href="accessibility.html"' in page for page in pages)
    assert "WCAG 2.1" in pages[-1]


def test_code_markdown_and_other_outputs_stay_out() -> None:
    page = page_of(lambda parts: None)
    assert "secret" not in page
    assert page.startswith('<!doctype html>\n<html lang="en">')


def test_json_cannot_end_its_script() -> None:
    assert json_block({"a": "</script>&"}) == '{"a":"\\u003c/script\\u003e\\u0026"}'


def test_json_of_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_block(float("nan"))


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://stat.fi/", True),
        ("http://127.0.0.1/", True),
        ("javascript:alert(1)", False),
        ("//example.org", False),
        (" https://example.org", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(href: str, link: bool) -> None:
    assert is_web_address(href) is link


REFUSED: dict[str, tuple[Callable[[dict[str, Json]], object], str]] = {
    "another language": (lambda parts: parts["opening"].update(language="fi"), "is in fi, asked for en"),
    "two core messages": (
        lambda parts: parts["opening"]["core_messages"].pop(),
        "has 2 core messages instead of three",
    ),
    "a message without exhibit": (lambda parts: parts["opening"]["core_messages"][0].update(exhibit="gone"), "gone"),
    "certainty without exhibit": (lambda parts: parts["opening"]["certainty"].update(exhibit="lost"), "lost"),
    "two exhibits of one id": (lambda parts: parts["dropouts"].update(id="people"), "two exhibits have the same id"),
    "an exhibit too few": (lambda parts: parts["closing"].update(exhibits=6), "shows 5 exhibits, 6 were expected"),
    "a chart too few": (lambda parts: parts["vacancies"].update(figure=None), "shows 3 charts, 4 were expected"),
    "nothing and no reason": (lambda parts: parts["dropouts"].update(not_shown=""), "says no reason: dropouts"),
    "a row too short": (lambda parts: parts["people"]["table"]["rows"][3]["cells"].pop(), "table has columns: people"),
    "a trace without code": (lambda parts: parts["people"]["figure"]["data"][0].update(type="pie"), "cannot draw: pie"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_brief_that_is_not_whole_is_refused(case: str) -> None:
    change, said = REFUSED[case]
    with pytest.raises(BriefFailed, match=said):
        page_of(change)


@pytest.mark.parametrize("missing", [0, -1])
def test_a_notebook_that_stopped_early_is_refused(missing: int) -> None:
    notebook = sample_notebook("en")
    del notebook.cells[[2, len(notebook.cells) - 1][missing]]
    with pytest.raises(BriefFailed, match="one opening and ends with one closing"):
        brief_page(notebook, Frame(language="en", file="brief.html"))


def test_index_groups_by_programme_and_escapes() -> None:
    entry = Entry(
        "a.html", "Pilot groups", HOSTILE, "Group", "2005–2040", ("Evijärvi",), "Fewer.", notice="Not renewed."
    )
    page = index_page([entry, Entry("b.html", "Others", "Kauniainen", "", "", (), "")], language="sv", notice=HOSTILE)
    assert page.index("Pilot groups") < page.index("a.html") < page.index("Others") < page.index("b.html")
    assert "<img" not in page
    assert "Not renewed." in page
    assert '<html lang="sv">' in page


def test_root_page_leads_to_each_language() -> None:
    page = root_page()
    assert [f'<li lang="{code}"><a href="{code}/index.html"' in page for code in ("fi", "sv", "en")] == [True] * 3


def test_shared_files_are_named_as_the_pages_ask_for_them() -> None:
    pages_ask_for = {"find.js", "icon.svg", "lagesbild.css", "lagesbild.js", "licences.txt", "plotly.min.js"}
    assert asset_files().keys() == pages_ask_for
    assert asset_files()["plotly.min.js"].startswith(b"/**\n* plotly.js v")


@pytest.mark.parametrize(
    ("name", "letters"), [("Pirkanmaa–Satakunta", 10), ("Riihimäen seutu", 10), ("Kielisaarekekunnat", 18), ("Ii", 2)]
)
def test_the_longest_word_is_what_a_line_cannot_be_broken_in(name: str, letters: int) -> None:
    assert longest_word(name) == letters
