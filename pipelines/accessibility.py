"""How accessible are the pages? Every form of page is read in every way and language; the record goes to the statement.

A real brief with the kit of its workshop and the overview of groups are made in three languages into a temporary
folder, with all that stands around them; pages of measures, of models and of changes since are made of made-up lines,
since they need a register and an earlier edition. Each is opened in Chromium, asked by axe and by the own gate, and
what they find is written to ``data/reference/pages/accessibility.yml``, which is reviewed like any other change: the
statement says it.
Needs a built store and Chromium: ``make accessibility``, or ``python pipelines/accessibility.py`` with an area's code.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from lagesbild.briefs import DocumentJob, Job
from lagesbild.contracts.accessibility import FORMS, RECORD, Assessment, Form
from lagesbild.files import write_atomic
from lagesbild.publish.documents import make_documents
from lagesbild.publish.edition import make_edition
from lagesbild.publish.handout import handouts, opened
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.measures_page import measures_files
from lagesbild.publish.since import since_page, told
from lagesbild.settings import LANGUAGES, USUAL_EDITION, USUAL_HORIZON, USUAL_NOTEBOOK, Language, Project, project
from lagesbild.workshop.published import page_with_kit
from tests.browser.gate import Found, look
from tests.unit.test_measures_page import LINES
from tests.unit.test_since import PUPILS, THEN, with_fact

USUAL_AREA: Final = "kopa-jarviseutu"
HEADER: Final = """\
# Written by `make accessibility`, never by hand; the accessibility statement says what stands here.
# pages: form of page → language → way of reading → rule that is broken → in how many places; {} is none.
"""
KIT: Final[tuple[Form, ...]] = ("facilitator", "questions", "placemat", "answers")
PATHS: Final[dict[Form, str]] = {
    "start": "index.html",
    "list": "{language}/index.html",
    "overview": "{language}/network-overview.html",
    "story": "{language}/{area}.html",
    "depth": "{language}/{area}-in-depth.html",
    "handout": "handouts/{language}/{area}.html",
    **{form: f"{{language}}/{{area}}-{form}.html" for form in KIT},
    "measures": "{language}/measures.html",
    "models": "models/{language}/models.html",
    "since": "{language}/since-since.html",
    "statement": "{language}/accessibility.html",
}
Pages = dict[Form, dict[Language, dict[str, Found]]]


def write_site(home: Project, area: str, folder: Path) -> None:
    """Write every form of page but the handouts below ``folder``: measures, models and changes as made-up examples."""
    jobs = [Job(USUAL_NOTEBOOK, area, "", language, USUAL_HORIZON) for language in LANGUAGES]
    overview = Job("network_overview", "", "", "fi", USUAL_HORIZON, edition=USUAL_EDITION)
    jobs += [replace(overview, language=language) for language in LANGUAGES]
    made = make_edition(home, jobs, imprint=PREVIEW, before=None, day="", paged=page_with_kit)
    files = {**measures_files(LINES, public=False, day="2026-11-29"), **dict(_since_pages()), **made.files}
    for path, content in files.items():
        write_atomic(folder / path, content)
    documents = [
        DocumentJob("models", language, USUAL_HORIZON, "2026-11-29", example_measures=True) for language in LANGUAGES
    ]
    make_documents(home, documents, folder / "models", with_pdf=False)


def _since_pages() -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        words = told(THEN, with_fact(PUPILS, value=1100), day="2026-11-01", language=language)
        page = since_page(words, title="–", file="since.html", language=language, assets="../assets", imprint=None)
        yield f"{language}/since-since.html", page.encode()


def write_handouts(browser: Browser, area: str, folder: Path) -> None:
    """Write the brief of each language as a single file."""
    pages = [folder / language / f"{area}.html" for language in LANGUAGES]
    for made in handouts(browser, pages):
        write_atomic(folder / "handouts" / made.language / f"{area}.html", made.html)


def page_of(form: Form, language: Language, area: str) -> str:
    """Where a form of page is below the folder; the choice of language is one page for all."""
    return PATHS[form].format(language=language, area=area)


def read_all(browser: Browser, area: str, folder: Path) -> Pages:
    """What is found on every form of page, in every language and way of reading."""
    found: Pages = {}
    for form in FORMS:
        print(f"{form} …", flush=True)
        addresses = {each: (folder / page_of(form, each, area)).as_uri() for each in LANGUAGES}
        found[form] = {each: look(browser, address) for each, address in addresses.items()}
    return found


def recorded(pages: Pages, tools: dict[str, str], *, day: str) -> str:
    """The record as it is written; what it holds is what the statement will read."""
    Assessment.model_validate({"day": day, "tools": tools, "pages": pages})
    lines = [f'day: "{day}"', f"tools: {_in_a_line(tools)}", "pages:"]
    for form, languages in pages.items():
        lines += [f"  {form}:", *(f"    {each}: {_in_a_line(ways)}" for each, ways in languages.items())]
    return HEADER + "\n".join(lines) + "\n"


def _in_a_line(content: object) -> str:
    return str(yaml.safe_dump(content, sort_keys=False, default_flow_style=True, width=10_000)).strip()


def tools_of(browser: Browser) -> dict[str, str]:
    """What the pages are read with, by name and version."""
    page = browser.new_page()
    axe = Axe().run(page).response["testEngine"]["version"]
    page.close()
    return {
        "axe-core": axe,
        "axe-playwright-python": metadata.version("axe-playwright-python"),
        "Chromium": browser.version,
    }


def _broken(pages: Pages) -> Iterator[str]:
    for form, languages in pages.items():
        for language, ways in languages.items():
            yield from (f"{form} {language} {way}: {rules}" for way, rules in ways.items() if rules)


def main(area: str = USUAL_AREA) -> int:
    """Make the pages, read them, write the record; exit code 1 where anything is broken."""
    home = project()
    with TemporaryDirectory(prefix="lagesbild-") as made, opened() as browser:
        folder = Path(made).resolve()
        write_site(home, area, folder)
        write_handouts(browser, area, folder)
        pages = read_all(browser, area, folder)
        text = recorded(pages, tools_of(browser), day=date.today().isoformat())
    write_atomic(home.pages / RECORD, text.encode())
    broken = list(_broken(pages))
    print(*broken or ["Nothing is broken."], f"Written: data/reference/pages/{RECORD}", sep="\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
