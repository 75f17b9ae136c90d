"""A dated snapshot of an edition: made whole, looked through for leaks, put in place, and never changed again."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from lagesbild.briefs import Job
from lagesbild.contracts import Edition, Source, load_contracts
from lagesbild.errors import LagesbildError
from lagesbild.files import refuse_unwritable
from lagesbild.leftovers import sweep
from lagesbild.program import PACKAGE, package_digest
from lagesbild.publish.checked import read_checks
from lagesbild.publish.crate import CRATE, crate_metadata
from lagesbild.publish.downloads import DATA_PACKAGE, data_package
from lagesbild.publish.drawings import drawings_of
from lagesbild.publish.edition import Made, Run, make_edition
from lagesbild.publish.folders import write_folder
from lagesbild.publish.imprint import Imprint, imprint_of
from lagesbild.publish.inputs import KEPT, keep_inputs, recorded_inputs
from lagesbild.publish.leaks import refuse_leaks, secrets_of
from lagesbild.publish.ledger import Ledger
from lagesbild.publish.manifest import MANIFEST, Manifest, entries_of, parameters_of
from lagesbild.publish.models import Models, make_models
from lagesbild.publish.recipe import Recipe
from lagesbild.publish.records import RECORDS, write_record
from lagesbild.publish.shelf import latest, point_to_latest, shelf_of
from lagesbild.publish.shipped.bill import BILL, bill_of_materials
from lagesbild.publish.since import copied_records
from lagesbild.publish.site import PageOf, Report, page_of
from lagesbild.publish.verify import compare, files_of
from lagesbild.publish.written import as_json, digests
from lagesbild.publish.zipped import zip_snapshot
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of
from lagesbild.sources.current import table_file
from lagesbild.sources.holdings import cited_sources

CHECKS: Final = "checks.json"


class InputsChanged(LagesbildError):
    """Figures, groups, contracts, notebooks or the program changed while the pages were made."""

    def __str__(self) -> str:
        return "Figures or program changed while the pages were made; nothing is published. Run the same command again."


@dataclass(frozen=True)
class Snapshot:
    """What became of publishing: ``is_new`` is false where the id was published before.

    ``differing`` are then the files that came out otherwise now; ``failures`` the briefs that could not be renewed.
    """

    folder: Path
    manifest: Manifest
    is_new: bool
    differing: tuple[str, ...]
    failures: tuple[str, ...]
    archive: Path | None


def publish_snapshot(
    project: Project,
    jobs: Sequence[Job],
    *,
    recipe: Recipe,
    edition: Edition,
    run: Run | None = None,
    as_zip: bool = False,
    report: Report = print,
    paged: PageOf = page_of,
    ledger: Ledger | None = None,
) -> Snapshot:
    """Make every page and put the snapshot in place whole; one of the same id is compared and stays as it is.

    ``paged`` is what turns a notebook that ran into its page. A brief that fails stops no other: its version in the
    newest snapshot of the edition stays, and says so. With a ``ledger`` a notebook that nothing has changed for does
    not run again; its page is made. ``run`` is as for ``make_edition``.

    Raises:
        NothingToPublish: every brief failed.
        InputsChanged: figures, groups, notebooks or the program changed meanwhile.
        LeakFound: a file holds what only this machine should know.
    """
    shelf = shelf_of(project)
    refuse_unwritable(shelf)
    sweep(shelf, shelf / KEPT, shelf / RECORDS)
    before = latest(shelf, recipe.edition)
    manifest, files, failures = make_files(
        project,
        jobs,
        recipe=recipe,
        edition=edition,
        before=before,
        earlier=shelf / recipe.earlier.id if recipe.earlier.id else None,
        run=run,
        report=report,
        paged=paged,
        ledger=ledger,
    )
    if recorded_inputs(project) != recipe.inputs or package_digest(PACKAGE) != recipe.code.sha256:
        raise InputsChanged
    refuse_leaks(files, secrets_of(project))
    keep_inputs(project, recipe.inputs, shelf)
    folder = shelf / recipe.id
    is_new = write_folder(files, folder)
    differing = () if is_new else _differing(files, folder)
    keep_inputs(project, recipe.inputs, shelf)  # again: who thins out at this moment does not know the snapshot yet
    write_record(shelf, recipe.id, digest_of((folder / MANIFEST).read_bytes()))
    point_to_latest(shelf, recipe.edition)
    archive = zip_snapshot(folder) if as_zip else None
    return Snapshot(folder, manifest, is_new, differing, failures, archive)


def make_files(
    project: Project,
    jobs: Sequence[Job],
    *,
    recipe: Recipe,
    edition: Edition,
    before: Path | None,
    earlier: Path | None,
    run: Run | None,
    report: Report,
    held: Container[str] = (),
    paged: PageOf = page_of,
    ledger: Ledger | None = None,
) -> tuple[Manifest, dict[str, bytes], tuple[str, ...]]:
    """Make all files of a snapshot: its manifest, path → content, and the briefs that could not be renewed.

    ``before`` is the site whose pages stand in for those, and for the paths that are ``held``; ``earlier`` holds the
    records that pages are compared with; ``run`` and ``ledger`` are as for ``make_edition``. Drawings of another
    browser than the one here are those of ``before``.
    """
    checks, told = read_checks(project)
    imprint = imprint_of(edition, recipe, checks, earlier)
    models = make_models(project, imprint, horizon=edition.horizon, report=report)
    imprint = replace(imprint, models_file=models.file)
    made = make_edition(
        project,
        jobs,
        imprint=imprint,
        before=before,
        day=recipe.day,
        run=run,
        report=report,
        held=held,
        paged=paged,
        ledger=ledger,
    )
    drawn = drawings_of(made.files, recipe.browser, before=before)
    made = replace(made, files={**made.files, **drawn})
    compared = copied_records(earlier, jobs) if earlier else {}
    files = compared | _with_records(made, models, recipe, imprint, checks=told, sources=_sources(project))
    manifest = Manifest(
        id=recipe.id,
        recipe=recipe,
        files=digests(files),
        pages=parameters_of(jobs),
        entries=entries_of(made.pages),
        kept=made.kept,
    )
    return manifest, {**files, MANIFEST: manifest.content}, models.failures + made.failures


def _with_records(
    made: Made,
    models: Models,
    recipe: Recipe,
    imprint: Imprint,
    *,
    checks: Mapping[str, Any],
    sources: Mapping[str, Source],
) -> dict[str, bytes]:
    """The files of the site with models, executed notebooks, keyed facts, tables, results of checks, metadata."""
    files = {**made.files, **models.files}
    files |= {path: content for page in made.pages for path, content in page.records.items()}
    files[CHECKS] = as_json(checks)
    resources = [each for page in made.pages for each in page.resources]
    files[DATA_PACKAGE] = data_package(recipe, imprint, files=files, resources=resources)
    files[BILL] = bill_of_materials(recipe, imprint, files=files, sources=sources)
    return {**files, CRATE: crate_metadata(recipe, imprint, files=files, sources=sources)}


def _sources(project: Project) -> dict[str, Source]:
    """The sources of every table that the store holds figures of."""
    tables = load_contracts(project.contracts).values()
    taken = (each for each in tables if each.origin in {"bundled", "fetched"})
    held = {each.source for each in taken if table_file(each, project)}
    return {name: source for name, source in cited_sources(project).items() if name in held}


def _differing(files: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path for paths in compare(files_of(folder), digests(files)) for path in paths))
