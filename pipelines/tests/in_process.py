"""Pages made in this process, without a kernel: the cells of their notebooks are run one after the other.

Opening and closing are not run, as they show and close; what they would say is asked of the page itself.
"""

import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import nbformat

from lagesbild.contracts import read_edition
from lagesbild.measures.scenarios import saved_scenario
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.overview import Overview
from lagesbild.notebook.request import BriefRequest, OverviewRequest
from lagesbild.notebook.shown import Shown, findings_json
from lagesbild.settings import Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Area, Store, find_area

Page = Brief | Overview
Parts = list[tuple[str, dict[str, Any]]]
SPOKEN = ("takeaway", "core", "title", "alt", "reading", "reason")
LISTED = ("notes", "remarks")
NOT_RUN = {"parameters", "opening", "closing"}


def brief_of(
    store: Store, home: Project, area: str, *, language: Language, horizon: int, scenario: str = "", only: str = ""
) -> Brief:
    """The brief of one area, all cells run, or only that of one exhibit."""
    own = find_area(store, area)
    kept = saved_scenario(store, project=home, area=own, name=scenario) if scenario else None
    page = Brief(BriefRequest(own, language, horizon, kept), store, cited_sources(home))
    run_cells(home, "situation_brief", {"brief": page}, only)
    return page


def overview_of(
    store: Store, home: Project, edition: str, *, language: Language, horizon: int, only: str = ""
) -> Overview:
    """The overview of one edition, all cells run, or only that of one exhibit."""
    areas = edition_areas(store, home, edition)
    page = Overview(OverviewRequest(areas, language, horizon), store, cited_sources(home))
    run_cells(home, "network_overview", {"overview": page}, only)
    return page


def edition_areas(store: Store, home: Project, edition: str) -> tuple[Area, ...]:
    """The areas of an edition, in its order."""
    return tuple(find_area(store, code) for code in edition_codes(home, edition))


def edition_codes(home: Project, edition: str) -> tuple[str, ...]:
    """Their codes."""
    return tuple(read_edition(home.reference, edition).areas)


def run_cells(home: Project, notebook: str, names: dict[str, Any], only: str = "") -> None:
    """Run what is between opening and closing, or one cell only."""
    path = notebooks_of(home) / f"{notebook}.ipynb"
    cells = (cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    with redirect_stdout(StringIO()):
        for cell in cells:
            if cell.id not in NOT_RUN and only in {"", cell.id}:
                exec(cell.source, names)


def notebooks_of(home: Project) -> Path:
    """The home's own notebooks, else the checkout's: homes of tests have none."""
    return home.notebooks if home.notebooks.exists() else Path(__file__).resolve().parents[2] / "notebooks"


def parts_of(page: Page) -> Parts:
    """The page as the notebook's outputs have it: every exhibit, the core messages, the questions for discussion."""
    exhibits = [("exhibit", part_of(shown)) for shown in page.exhibits]
    questions = [each._asdict() | {"findings": findings_json(each.text)} for each in page.discussion()]
    opening = ("opening", {"core_messages": page.core_messages()})
    return [opening, *exhibits, ("closing", {"discussion": {"questions": questions}})]


def part_of(shown: Shown) -> dict[str, Any]:
    """One exhibit as the notebook's output has it, and what its notes report besides."""
    part: dict[str, Any] = json.loads(json.dumps(shown.payload(), default=str))
    return part | {"notes_findings": [findings_json(note) for note in shown.presented.notes]}


def said_by(page: Page) -> Iterator[tuple[str, str]]:
    """Everything that the page says in whole sentences: where, and what; nothing twice for the same place."""
    for shown in page.exhibits:
        yield f"{shown.id}, question", shown.question
        for name in SPOKEN:
            yield f"{shown.id}, {name}", getattr(shown.presented, name)
        for name in LISTED:
            yield from ((f"{shown.id}, {name}", text) for text in getattr(shown.presented, name))
        for column in shown.presented.table.columns if shown.presented.table else ():
            yield f"{shown.id}, table", column.label
    yield from ((f"discussion, {each.exhibit}", each.text) for each in page.discussion())
    yield from (("remarks", text) for text in page.head()["remarks"])
    yield from (("method", page.method(name)[part]) for name in page.methods for part in ("term", "text"))
