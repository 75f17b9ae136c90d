"""The whole way of a real group, once: snapshot → evening → answers → register → newer figures → follow-up → model.

Every step is the command that people run; the tables fill the kit's real form in Chromium. The newer figures are those
of a small service on this machine: Suupohja's municipality of Kauhajoki has ten residents more at each age from 7 to
12 than Statistics Finland projected for 2024, made up for this test.
"""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from lagesbild.checks.results import CheckResult, save_results
from lagesbild.chosen import Measure, read_register
from lagesbild.chosen.writing import change_rows
from lagesbild.publish.handout.chromium import found
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.fetch import fetch
from lagesbild.store import build_candidate, swap_in
from tests.browser.soundness import opened
from tests.conftest import CHECKOUT, new_home
from tests.integration.fetching import PLACES, Service, running
from tests.workshop import FACT, GROUP

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EDITION: Final = """\
editions:
  one: {notebook: situation_brief, languages: [sv], horizon: 2040, areas: [kopa-suupohja]}
"""
PROJECTION: Final = "StatFin/vaenn/14wx.px"
PUBLISHED: Final = "2026-11-20T06:00:00Z"
KAUHAJOKI: Final = "KU232"
TABLES: Final = ("Bord 1", "Bord 2", "Bord 3")
SPACES: Final = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{WORD JOINER}": None, "\N{NARROW NO-BREAK SPACE}": " "})


class Way:
    """A home in which the way is gone, one command after the other."""

    def __init__(self, home: Project) -> None:
        self.home = home

    def __call__(self, *words: str, browser: str = "") -> str:
        """Run a command, with the path of a ``browser`` or without one; it must end well."""
        paths = {"LAGESBILD_HOME": str(self.home.root), "PYTHONPATH": str(CHECKOUT.root / "pipelines"), "PATH": ""}
        paths |= {"CHROMIUM": browser} if browser else {}
        command = [sys.executable, "-c", "from lagesbild.cli import main; main()", *words]
        run = subprocess.run(command, env=paths, capture_output=True, text=True, check=False, timeout=600)
        assert run.returncode == 0, f"{words}: {run.stdout}{run.stderr}"
        return run.stdout


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Way]:
    """The way, gone to its end."""
    home = new_home(tmp_path_factory.mktemp("way") / "home")
    (home.reference / "editions.yml").write_text(EDITION, encoding="utf-8")
    shutil.copytree(CHECKOUT.notebooks, home.notebooks, ignore=shutil.ignore_patterns("own"))
    build(home)
    gone = Way(home)
    gone("publish", "one", "--date", "2026-09-01", "--workers", "1")
    (snapshot,) = (path.name for path in home.snapshots.glob("one-*"))
    gone("workshop", "kit", GROUP, "--language", "sv", "--snapshot", snapshot)
    beside = home.snapshots / snapshot / "sv" / f"{GROUP}-answers.html"
    of_kit = home.reports / "workshop" / GROUP / "sv" / "answers.html"
    saved = [filled(browser, home, form, table) for form, table in zip((beside, of_kit, beside), TABLES, strict=True)]
    gone("workshop", "collect", *map(str, saved))
    describe_a_model(home)
    newer_figures(home)
    gone("brief", GROUP, "--language", "sv")
    gone("follow-up", GROUP, "--language", "sv")
    gone("models", "--pdf", browser=found())
    gone("handout", snapshot, browser=found())
    yield gone


def filled(browser: Browser, home: Project, form: Path, table: str) -> Path:
    """The file that a table saves after it filled a form of the kit."""
    with opened(browser, form.as_uri(), offline=True) as (page, heard):
        page.locator("#table").fill(table)
        page.locator("[name^='agreement.'][value=mostly]").first.check()
        page.locator("#knowledge").fill(f"Påhittad kunskap, {table}")
        for name, text in {"measure": "Gemensam lärare", "aim": "Ämnen finns kvar", "responsible": "Nämnden"}.items():
            page.locator(f"[name='measures.0.{name}']").fill(f"{text}, {table}")
        for name, code in {"fact_key": FACT, "theme": "basic_education", "is_public": "yes"}.items():
            page.locator(f"[name='measures.0.{name}']").select_option(code)
        with page.expect_download() as download:
            page.locator("[data-save]").click()
        path = home.root / f"{table}.json"
        download.value.save_as(path)
        assert heard.complaints == []
    return path


def describe_a_model(home: Project) -> None:
    """The first measure was tried and is described for others, in made-up words."""
    register = read_register(home)
    names = [name for name in Measure._fields if name.startswith("model_")]
    first = register.measures[0]._replace(state="done", **{name: f"Påhittat: {name}" for name in names})
    change_rows(register, changed=[first])


def newer_figures(home: Project) -> None:
    """A later round of the same table, fetched into the archive and built into the store."""
    service = Service()
    rows = service.rows[PROJECTION]
    ages = rows["age_code"].isin([f"{age:03d}" for age in range(7, 13)])
    rows.loc[(rows["area_code"] == KAUHAJOKI) & (rows["year"] == 2024) & ages, "population_persons"] += 10
    service.updated[PROJECTION] = PUBLISHED
    with running(service):
        taken = fetch(home, [PLACES[PROJECTION].source], at=service.base_url, report=lambda _: None)
    assert taken.new == ["raw_statfin__projection_municipality"]
    build(home)


def build(home: Project) -> None:
    """A store that says its checks: Great Expectations takes longer than all the way."""
    candidate = build_candidate(home)
    save_results(candidate, [CheckResult("mart_area__area", "", "made up", "error", True)])
    swap_in(candidate, home)


def sheets_of(pdf: Path) -> list[str]:
    """The words of each sheet of a PDF that is tagged and has bookmarks."""
    content = pdf.read_bytes()
    assert b"/StructTreeRoot" in content and b"/Outlines" in content
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [" ".join(sheet.translate(SPACES).split()) for sheet in read.stdout.split("\f") if sheet.strip()]


def words_of(path: Path) -> str:
    return " ".join(re.sub("<[^>]*>", " ", path.read_text(encoding="utf-8")).translate(SPACES).split())


def test_what_three_tables_filled_in_is_in_the_register_with_the_figure_that_they_saw(way: Way) -> None:
    register = read_register(way.home)
    assert [(each.measure, each.value_then, each.year_then, each.projected_then) for each in register.measures] == [
        (f"Gemensam lärare, {table}", "1239", "2024", "734") for table in TABLES
    ]
    assert {each.snapshot[:14] for each in register.measures} == {"one-2026-09-01"}
    (summary,) = way.home.reports.glob(f"workshop/{GROUP}/collected-*/sv/collected.html")
    assert [table for table in TABLES if f"Påhittad kunskap, {table}" not in words_of(summary)] == []


def test_the_next_brief_says_then_and_now(way: Way) -> None:
    said = words_of(way.home.reports / "briefs" / "sv" / f"{GROUP}.html")
    assert "Gemensam lärare, Bord 1" in said
    assert "1 239" in said
    assert "1 299" in said


def test_the_follow_up_sheet_has_then_and_now(way: Way) -> None:
    book = load_workbook(way.home.reports / "forms" / f"{GROUP}-follow-up-sv.xlsx")
    texts = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert [each for each in ("1 239", "1 299") if each not in texts.translate(SPACES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_is_in_the_compendium_as_page_and_document(way: Way, language: Language) -> None:
    folder = way.home.reports / "models" / "internal" / language
    said = words_of(folder / "models.html")
    document = docx.Document(io.BytesIO((folder / "models.docx").read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join([*(each.text for each in document.paragraphs), *cells]).translate(SPACES)
    thousand = "," if language == "en" else " "
    for text in ("Påhittat: model_name", f"1{thousand}239", f"1{thousand}299"):
        assert text in said, text
        assert text in written, text
    assert "Gemensam lärare, Bord 2" not in said


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext reads the sheets; it is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compendium_on_paper_says_the_model_with_its_figures_and_where_a_sheet_belongs(
    way: Way, language: Language
) -> None:
    sheets = sheets_of(way.home.reports / "models" / "internal" / language / "models.pdf")
    thousand = "," if language == "en" else " "
    for text in ("Påhittat: model_name", f"1{thousand}239", f"1{thousand}299"):
        assert any(text in sheet for sheet in sheets), text
    said = words_of(way.home.reports / "models" / "internal" / language / "models.html")
    title = said.partition(" – ")[0]
    assert [sheet for sheet in sheets if not sheet.startswith(title)] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext reads the sheets; it is not installed")
def test_the_handout_of_the_snapshot_is_the_brief_as_it_was_then(way: Way) -> None:
    (pdf,) = way.home.reports.glob(f"handouts/**/{GROUP}.pdf")
    sheets = sheets_of(pdf)
    assert len(sheets) <= 4
    assert "den 1 september 2026" in " ".join(sheets)
    assert "Gemensam lärare" not in " ".join(sheets)  # chosen after it was published
