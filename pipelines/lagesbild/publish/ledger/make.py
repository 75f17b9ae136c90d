"""Make the page of one brief in a process of its own, of its kept notebook where that stays, and keep what is new."""

from contextlib import suppress

from nbformat import NotebookNode

from lagesbild import settings
from lagesbild.briefs import Job
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import parts_of, sources_of
from lagesbild.publish.imprint import PREVIEW, Imprint
from lagesbild.publish.ledger.grounds import cited_digest, grounds_of
from lagesbild.publish.ledger.line import Line
from lagesbild.publish.ledger.parts import notebook_bytes, notebook_of, page_bytes
from lagesbild.publish.ledger.shelf import NOTEBOOK, PAGE, Ledger
from lagesbild.publish.site import Page, PageOf, page_of
from lagesbild.settings import Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import TracedStore, store_of_process
from lagesbild.store.digests import table_digest, tables_named, tables_of


def made_page(job: Job, *, imprint: Imprint, ledger: Ledger | None, paged: PageOf = page_of) -> Page:
    """Make the page of a brief for the publication ``imprint``; for a process that makes the briefs of one area.

    Where the ledger says that the notebook stays, and what it kept is whole, only the page is made, by ``paged``.
    Without a ledger nothing is kept, nor is an own notebook, which runs in a kernel: nobody knows what it asked.

    Raises:
        BriefFailed: the notebook could not be run to its end, or is not whole.
    """
    project = settings.project()
    if job.own:
        return paged(job, run_brief(job, project, engine="nbclient"), imprint=imprint)
    if ledger is None:
        store_of_process(project)
        return paged(job, run_brief(job, project, engine="lagesbild"), imprint=imprint)
    line = ledger.line(job) if job.path in ledger.kept else None
    if line and (kept := ledger.part(job, NOTEBOOK, line)):
        page = paged(job, notebook_of(kept), imprint=imprint)
        _keep(ledger, job, _page_part(page, imprint), line)
        return page
    return _run_and_keep(job, project, imprint, ledger, paged)


def _run_and_keep(job: Job, project: Project, imprint: Imprint, ledger: Ledger, paged: PageOf) -> Page:
    store = store_of_process(project)
    store.asked.clear()
    before = grounds_of(job, project, program=ledger.program)
    notebook = run_brief(job, project, engine="lagesbild")
    page = paged(job, notebook, imprint=imprint)
    if before == grounds_of(job, project, program=ledger.program):  # else nobody knows which of them it was made from
        line = _line(notebook, project, store, before, ledger.figures)
        _keep(ledger, job, {NOTEBOOK: notebook_bytes(notebook), **_page_part(page, imprint)}, line)
    return page


def _line(notebook: NotebookNode, project: Project, store: TracedStore, grounds: dict[str, str], figures: str) -> Line:
    ids = tuple(sorted(sources_of(parts_of(notebook))))
    known = tables_of(store)
    read = {table for question in store.asked for table in tables_named(question.statement, known)}
    tables = {table: table_digest(store, table=table) for table in sorted(read)}
    return Line(grounds, ids, cited_digest(cited_sources(project), ids), dict(store.asked), tables, figures, {})


def _page_part(page: Page, imprint: Imprint) -> dict[str, bytes]:
    """The page of a preview; that of a snapshot names the snapshot, and no other has the same."""
    return {PAGE: page_bytes(page)} if imprint == PREVIEW else {}


def _keep(ledger: Ledger, job: Job, parts: dict[str, bytes], line: Line) -> None:
    with suppress(OSError):  # no room for it: the brief is made all the same, and again the next time
        ledger.keep(job, parts, line)
