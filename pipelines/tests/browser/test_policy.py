"""Every kind of page holds to a content policy without exceptions, and under it nothing that it does is refused."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.checks.data_docs import data_docs_page
from lagesbild.checks.results import CheckResult
from lagesbild.publish.handout.make import handouts
from lagesbild.settings import LANGUAGES
from lagesbild.wording.listing import Entry, File, wording_page
from tests.browser.soundness import DRAW_ALL
from tests.browser.test_workshop import folder
from tests.conftest import CHECKOUT

__all__ = ["folder"]

pytestmark = pytest.mark.browser

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
LISTEN = """window.refused = [];
document.addEventListener('securitypolicyviolation',
  (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));"""
TEMPLATES = ("publish/templates", "workshop/templates", "wording", "checks")


def refused(browser: Browser, page: Path) -> list[str]:
    """What a page may not do by its own policy, with every chart drawn."""
    with browser.new_context(offline=True) as context:
        context.add_init_script(LISTEN)
        opened = context.new_page()
        opened.goto(page.as_uri())
        opened.evaluate(DRAW_ALL)
        return list(opened.evaluate("() => window.refused"))


def written(tmp_path: Path, html: str | bytes) -> Path:
    page = tmp_path / "page.html"
    page.write_bytes(html if isinstance(html, bytes) else html.encode())
    return page


def test_no_page_has_a_policy_with_an_exception() -> None:
    package = CHECKOUT.root / "pipelines" / "lagesbild"
    texts = {
        path.name: path.read_text(encoding="utf-8") for name in TEMPLATES for path in (package / name).glob("*.j2")
    }
    policies = {name: POLICY.findall(text) for name, text in texts.items() if "<!doctype html>" in text}
    assert [name for name, found in policies.items() if not found] == ["slides.html.j2"]  # printed, never published
    assert len(policies) == 6
    assert not [name for name, found in policies.items() if "unsafe" in str(found) or "*" in str(found)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["brief.html", "brief-in-depth.html", "index.html", "accessibility.html"])
def test_a_page_of_the_site_is_refused_nothing(browser: Browser, site: Path, language: str, name: str) -> None:
    assert refused(browser, site / language / name) == []


def test_the_first_page_is_refused_nothing(browser: Browser, site: Path) -> None:
    assert refused(browser, site / "index.html") == []


@pytest.mark.parametrize("name", ["facilitator.html", "questions.html", "placemat.html", "answers.html"])
def test_a_paper_of_a_workshop_is_refused_nothing(browser: Browser, folder: Path, name: str) -> None:
    assert refused(browser, folder / "sv" / name) == []


def test_a_handout_is_refused_nothing(browser: Browser, site: Path, tmp_path: Path) -> None:
    (handout,) = handouts(browser, [site / "fi" / "brief.html"])
    assert refused(browser, written(tmp_path, handout.html)) == []


def test_the_list_of_wording_finds_words_and_is_refused_nothing(browser: Browser, tmp_path: Path) -> None:
    forms = {language: ["Grows {n}."] for language in LANGUAGES}
    entries = [Entry(key, forms, []) for key in ("all_up", "all_down")]
    page = written(tmp_path, wording_page([File("a.yml", "", entries)]))
    assert refused(browser, page) == []
    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto(page.as_uri())
        opened.fill("#find", "all_up")
        assert opened.locator("#found").inner_text() == "1 of 2"
        assert opened.locator(".entry:visible").count() == 1


def test_the_results_of_checks_look_as_they_should_and_are_refused_nothing(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, data_docs_page([CheckResult("raw_b", "", "has 3 rows", "error", passed=True)]))
    assert refused(browser, page) == []
    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto(page.as_uri())
        assert opened.locator("table").first.evaluate("(table) => getComputedStyle(table).borderCollapse") == "collapse"


@pytest.mark.parametrize(
    ("added", "directive"),
    [
        ("<script>document.title = 'ran'</script>", "script-src-elem inline"),
        ("<style>p { color: red }</style>", "style-src-elem inline"),
        ('<p style="color: red">x</p>', "style-src-attr inline"),
        ('<p onclick="alert(1)">x</p>', "script-src-attr inline"),
        ('<img src="https://example.org/x.png" alt="">', "img-src https"),
    ],
)
def test_what_a_policy_forbids_is_seen(browser: Browser, site: Path, added: str, directive: str) -> None:
    page = site / "en" / "added.html"
    html = (site / "en" / "brief.html").read_text(encoding="utf-8")
    page.write_text(html.replace("</main>", f"{added}</main>"), encoding="utf-8")
    found = refused(browser, page)
    page.unlink()
    assert any(each.startswith(directive) for each in found), found
