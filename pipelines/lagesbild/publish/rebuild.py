"""A snapshot made again from its recorded inputs, in a project of its own, and compared byte by byte."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lagesbild.briefs import jobs_of, load_edition
from lagesbild.checks import build_checked_store
from lagesbild.files import work_folder
from lagesbild.publish.code_version import code_version
from lagesbild.publish.drawings import is_here
from lagesbild.publish.edition import Run
from lagesbild.publish.inputs import restore_inputs
from lagesbild.publish.manifest import Manifest
from lagesbild.publish.since import EARLIER
from lagesbild.publish.site import PageOf, Report, page_of
from lagesbild.publish.snapshot import make_files
from lagesbild.publish.verify import compare, files_of
from lagesbild.publish.written import digests
from lagesbild.store import Store


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild found: paths that it did not make, made besides, and made otherwise; ``failures`` as in a run."""

    id: str
    files: int
    missing: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    failures: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether every file came out with the same bytes."""
        return not (self.missing or self.added or self.changed)


def code_differences(manifest: Manifest) -> list[str]:
    """Return in words what of the program is another than when the snapshot was made; empty where nothing is."""
    drew = manifest.recipe.browser
    browser = [f"{drew}, which is not here: drawings are taken as they are"] if drew and not is_here(drew) else []
    return code_version().differences(manifest.recipe.code) + browser


def rebuild(folder: Path, *, run: Run | None = None, report: Report = print, paged: PageOf = page_of) -> Rebuilt:
    """Make the snapshot in ``folder`` again from the inputs kept beside it and compare every file.

    The pages bear the recorded date, id and program, whichever makes them now. Pages that stood in for ones that could
    not be renewed were made from other inputs: they are taken from the snapshot itself. ``paged`` is as it was then,
    ``run`` as for ``make_edition``.

    Raises:
        NoSnapshot: the folder has no manifest that can be read.
        InputsMissing: recorded inputs are not kept, or are not what they were.
    """
    manifest = Manifest.read(folder)
    recipe = manifest.recipe
    with work_folder() as root, _at_home(root.resolve()) as home:
        project = restore_inputs(recipe.inputs, folder.parent, home)
        report(f"{len(recipe.inputs)} recorded inputs are whole.")
        build_checked_store(project, report=report)
        edition = load_edition(project, recipe.edition)
        with Store.open(project) as store:
            jobs = jobs_of(store, name=recipe.edition, edition=edition)
        _, files, failures = make_files(
            project,
            jobs,
            recipe=recipe,
            edition=edition,
            before=folder,
            earlier=folder / EARLIER if recipe.earlier.id else None,
            run=run,
            report=report,
            held=manifest.kept,
            paged=paged,
        )
    missing, added, changed = compare(files_of(folder), digests(files))
    return Rebuilt(manifest.id, len(files), tuple(missing), tuple(added), tuple(changed), failures)


@contextmanager
def _at_home(root: Path) -> Iterator[Path]:
    """Let everything that is started from here work in another project."""
    before = os.environ.get("LAGESBILD_HOME")
    os.environ["LAGESBILD_HOME"] = str(root)
    try:
        yield root
    finally:
        if before is None:
            del os.environ["LAGESBILD_HOME"]
        else:
            os.environ["LAGESBILD_HOME"] = before
