"""The preview of an edition: all pages into a new folder, then one link swapped; complete or absent, without a date.

``reports/site`` leads to the preview of the usual edition, ``reports/site-<edition>`` to that of any other.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lagesbild.briefs import Job
from lagesbild.files import refuse_unwritable
from lagesbild.leftovers import sweep
from lagesbild.publish.edition import Run, make_edition
from lagesbild.publish.folders import copy_folder, is_free, swap_link, write_folder
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.ledger import Ledger
from lagesbild.publish.manifest import MANIFEST, entries_of
from lagesbild.publish.site import Report
from lagesbild.publish.written import as_json, digests
from lagesbild.settings import USUAL_EDITION, Project

LETTERS: Final = 12


@dataclass(frozen=True)
class Published:
    """What a run put in place; ``failures`` are the briefs that could not be renewed, with the reason.

    ``site`` is the link that leads to the ``folder``, or a copy of it on a disk without links; the folder itself where
    something else has that name.
    """

    folder: Path
    site: Path
    briefs: int
    failures: tuple[str, ...]


def site_of(project: Project, edition: str) -> Path:
    """Return the link that leads to the preview of an edition."""
    return project.reports / ("site" if edition == USUAL_EDITION else f"site-{edition}")


def publish_edition(
    project: Project,
    jobs: Sequence[Job],
    *,
    edition: str = USUAL_EDITION,
    run: Run | None = None,
    report: Report = print,
    ledger: Ledger | None = None,
) -> Published:
    """Run every job, write a whole site into a new folder and swap the link of the edition to it.

    A brief that fails stops no other: its last version stays, and page and index give day and reason; where there is
    none, the index leaves it out. With a ``ledger`` what has not changed stays as it is; ``run`` is as for
    ``make_edition``.

    Raises:
        NothingToPublish: every brief failed; the site is untouched.
    """
    site, today = site_of(project, edition), date.today().isoformat()
    refuse_unwritable(project.previews)
    sweep(project.reports, project.previews)
    made = make_edition(project, jobs, imprint=PREVIEW, before=site, day=today, run=run, report=report, ledger=ledger)
    manifest = as_json({"files": digests(made.files), "entries": entries_of(made.pages)})
    folder = project.previews / hashlib.sha256(manifest).hexdigest()[:LETTERS]
    write_folder({**made.files, MANIFEST: manifest}, folder)
    return Published(folder, _linked(site, folder), len(made.pages), made.failures)


def _linked(site: Path, folder: Path) -> Path:
    if not is_free(site, sign=MANIFEST):
        return folder
    try:
        swap_link(site, folder)
    except OSError:
        copy_folder(folder, site)
    return site
