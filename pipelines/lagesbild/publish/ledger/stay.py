"""What stays of the briefs of a run: pages as they are, notebooks that do not run; and why the others are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lagesbild.briefs import Job
from lagesbild.publish.imprint import PREVIEW, Imprint
from lagesbild.publish.ledger.areas import keep_by_area
from lagesbild.publish.ledger.check import Check
from lagesbild.publish.ledger.parts import page_from
from lagesbild.publish.ledger.shelf import PAGE, Ledger
from lagesbild.publish.site import Page, Report
from lagesbild.settings import Project
from lagesbild.store import Store


@dataclass(frozen=True)
class Stay:
    """``pages`` are those that stay as they are, ``ledger`` knows whose notebook does not run; none where none is."""

    pages: Mapping[Job, Page] = field(default_factory=dict)
    ledger: Ledger | None = None


NOTHING_STAYS: Final = Stay()


def what_stays(project: Project, jobs: Sequence[Job], *, imprint: Imprint, ledger: Ledger, report: Report) -> Stay:
    """Hold every brief against what it was made from, and say how many stay.

    Pages stay in a preview only: those of a snapshot name it.

    Raises:
        StoreMissing, StoreOutOfDate: build the store first.
    """
    with Store.open(project) as store:
        check = Check(store, project, ledger)
        reasons = {job: check.reason(job) for job in jobs}
        figures = keep_by_area(check.by_area, ledger.folder) if any(reasons.values()) else ""
    kept = [job for job, reason in reasons.items() if not reason]
    found = {job: _page(ledger, job) for job in kept} if imprint == PREVIEW else {}
    pages = {job: page for job, page in found.items() if page}
    if ledger.explains:
        for job, reason in reasons.items():
            report(f"{job}: {'as it was' if job in pages else reason or 'its page is made of the notebook as it was'}")
    if kept:
        report(f"{len(kept)} of {len(jobs)} notebooks have nothing new to say; they are not run again.")
    return Stay(pages, replace(ledger, figures=figures, kept=frozenset(job.path for job in kept)))


def _page(ledger: Ledger, job: Job) -> Page | None:
    content = ledger.part(job, PAGE, ledger.line(job))
    return page_from(content) if content else None
