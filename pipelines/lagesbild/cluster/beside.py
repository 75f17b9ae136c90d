"""Files that one job needs beside those of the whole run: what the ledger kept of it, its earlier record."""

from collections.abc import Callable
from pathlib import Path

from lagesbild.briefs import Job
from lagesbild.publish.ledger import Ledger
from lagesbild.publish.ledger.shelf import LINE, NOTEBOOK
from lagesbild.publish.shelf import shelf_of
from lagesbild.publish.since.record import record_paths
from lagesbild.settings import Project


def files_beside(project: Project, ledger: Ledger, earlier: str) -> Callable[[Job], list[Path]]:
    """Return what names the files of a job; ``earlier`` is the snapshot that pages are compared with, or empty."""

    def beside(job: Job) -> list[Path]:
        kept = [ledger.place(job, part) for part in (LINE, NOTEBOOK)]
        records = record_paths(job.slug, job.language) if earlier else ()
        return kept + [shelf_of(project) / earlier / path for path in records]

    return beside
