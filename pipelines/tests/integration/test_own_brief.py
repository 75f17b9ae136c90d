"""A brief from a notebook of the user's own, run in a real kernel: own text and charts, own name, what is left out."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import nbformat
import pytest
from openpyxl import load_workbook

from lagesbild.briefs import Job, run_many
from lagesbild.errors import BriefFailed
from lagesbild.publish import publish_edition, publish_one
from lagesbild.publish.leaks import LeakFound
from lagesbild.settings import Project
from tests.conftest import new_home

JOB = Job("situation_brief", "kopa-jarviseutu", "", "en", 2040)
CHART = """import plotly.graph_objects as go

brief.chart(
    go.Figure(go.Bar(x=["Vimpeli <i>", "Evijärvi"], y=[310, 45])),
    title="Pupils by school", message="The school of Evijärvi is small.", unit="pupils", source="The towns, 2026",
)"""
TEXT = "## What we want\n\nKeep <script>alert(1)</script> both schools."


@pytest.fixture
def own(checkout: Project, built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    return tmp_path / "Two schools.ipynb"


def write(checkout: Project, path: Path, kept: set[str], *added: nbformat.NotebookNode, closes: bool = True) -> None:
    """Copy the standard notebook with only some of its exhibits, and cells of one's own behind them."""
    notebook = nbformat.read(checkout.notebooks / "situation_brief.ipynb", as_version=4)
    begins = {"title", "parameters", "opening"}
    *cells, closing = [cell for cell in notebook.cells if cell.id in begins | kept | {"closing"}]
    notebook.cells = [*cells, *added, *([closing] if closes else [])]
    nbformat.write(notebook, path)


@pytest.mark.slow
def test_an_edition_of_an_own_notebook_is_a_site_of_its_pages(
    checkout: Project, built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = new_home(tmp_path / "home")
    home.store.hardlink_to(built_home.store)
    (home.notebooks / "own").mkdir(parents=True)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    text, chart = nbformat.v4.new_markdown_cell(TEXT), nbformat.v4.new_code_cell(CHART)
    write(checkout, home.notebooks / "own" / "two-schools.ipynb", {"school-stages"}, text, chart, closes=False)
    job = replace(JOB, notebook="own/two-schools", own=Path("own/two-schools.ipynb"))
    said: list[str] = []
    made = publish_edition(home, [job], edition="mine", run=partial(run_many, workers=1), report=said.append)
    page = (made.folder / "en" / "kopa-jarviseutu-own-two-schools.html").read_text(encoding="utf-8")
    assert (made.briefs, made.failures) == (1, ())
    assert [name for name in ("school-stages", "own-chart-1", "cohorts") if f'class="exhibit" id="{name}"' in page] == [
        "school-stages",
        "own-chart-1",
    ]
    assert 'href="kopa-jarviseutu-own-two-schools.html"' in (made.folder / "en" / "index.html").read_text()
    (left_out,) = said
    assert left_out.startswith("Not on the pages – cell 6: no brief.closing()")


@pytest.mark.slow
def test_two_exhibits_with_own_text_and_chart_are_a_page_of_their_own(
    checkout: Project, own: Path, tmp_path: Path
) -> None:
    text, chart = nbformat.v4.new_markdown_cell(TEXT), nbformat.v4.new_code_cell(CHART)
    write(checkout, own, {"section-population", "service-age-bands", "school-stages"}, text, chart)
    site, said = tmp_path / "site", list[str]()
    standard = site / "en" / "kopa-jarviseutu.html"
    standard.parent.mkdir(parents=True)
    standard.write_text("the standard page")
    page = publish_one(replace(JOB, own=own), site, report=said.append)
    assert (page.name, said, standard.read_text()) == (
        "kopa-jarviseutu-own-two-schools.html",
        [],
        "the standard page",
    )
    html = page.read_text(encoding="utf-8")
    assert [f'class="exhibit" id="{name}"' in html for name in ("service-age-bands", "own-chart-1", "cohorts")] == [
        True,
        True,
        False,
    ]
    assert "<h3>What we want</h3>\n<p>Keep &lt;script&gt;alert(1)&lt;/script&gt; both schools.</p>" in html
    assert "An adapted brief. Of the standard brief’s figures, 2 are included and " in html
    assert "The author’s own figures: 1." in html
    assert "Run" not in html.partition("<main")[2].partition("Pupils by school")[0]
    book = load_workbook(site / "en" / "tables" / f"{page.stem}.xlsx")
    rows = [row[:2] for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert {("Vimpeli <i>", 310), ("Evijärvi", 45)} <= set(rows)


@pytest.mark.slow
def test_one_exhibit_without_closing_is_a_page_and_what_is_missing_is_said(
    checkout: Project, own: Path, tmp_path: Path
) -> None:
    write(checkout, own, {"school-stages"}, nbformat.v4.new_code_cell("print('seen')"), closes=False)
    said: list[str] = []
    html = publish_one(replace(JOB, own=own), tmp_path, report=said.append).read_text(encoding="utf-8")
    assert 'class="exhibit" id="school-stages"' in html
    assert ("page-core" in html, 'id="page-closing"' in html) == (False, False)
    assert said == [
        "Not on the page – cell 5: no brief.closing(): core messages, questions, sources and methods",
        "Not on the page – cell 5: printed text or a table; write it as Markdown",
    ]


@pytest.mark.slow
def test_a_notebook_that_fails_has_no_opening_or_tells_of_this_machine_is_no_page(
    checkout: Project, own: Path, tmp_path: Path
) -> None:
    write(checkout, own, set(), nbformat.v4.new_code_cell("brief.chart(None, title='')"))
    with pytest.raises(BriefFailed, match="cell 4: TypeError"):
        publish_one(replace(JOB, own=own), tmp_path)
    write(checkout, own, {"school-stages"}, nbformat.v4.new_markdown_cell(f"Read from {Path.home()}/figures."))
    with pytest.raises(LeakFound):
        publish_one(replace(JOB, own=own), tmp_path)
    assert not (tmp_path / "en").exists()
