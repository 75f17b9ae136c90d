"""The kit of each group in a snapshot: pages beside its brief, and what it was shown, kept for the answers.

Charts on the placemat and papers as PDF need a browser, whose bytes differ from one version to the next: a snapshot,
which is made again byte for byte, has neither. ``workshop kit`` makes them.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode

from lagesbild import settings
from lagesbild.briefs import Job
from lagesbild.publish import Page
from lagesbild.publish.exporter import Parts, parts_of
from lagesbild.publish.imprint import PREVIEW, Imprint
from lagesbild.publish.kit_files import RECORDS, SCRIPT, STYLE, kit_file, kit_record
from lagesbild.publish.site import page_of
from lagesbild.publish.withheld import area_of
from lagesbild.settings import LANGUAGES, USUAL_NOTEBOOK, Project
from lagesbild.store import Area, Store, find_area
from lagesbild.workshop.edition import Asked, Figures, edition_of, figures_of
from lagesbild.workshop.environment import asset
from lagesbild.workshop.pages import pages_of_kit
from lagesbild.workshop.record import Kit, keep_kit


def page_with_kit(job: Job, notebook: NotebookNode, *, imprint: Imprint = PREVIEW) -> Page:
    """Turn an executed brief into a page of a snapshot, that of a group with its kit.

    Raises:
        BriefFailed: as for ``page_of``.
    """
    area = _group(job)
    if area is None:
        return page_of(job, notebook, imprint=imprint)
    page = page_of(job, notebook, imprint=replace(imprint, kit_file=kit_file(f"{job.slug}.html", SCRIPT)))
    return _with_kit(page, job, area, parts_of(notebook), imprint)


def keep_kits(project: Project, snapshot: Path) -> None:
    """Keep what the groups of a snapshot were shown where ``workshop collect`` looks for it.

    Raises:
        BadFile: one that is kept already cannot be read.
    """
    for path in sorted((snapshot / RECORDS).rglob("*.json")):
        keep_kit(project, Kit.model_validate_json(path.read_text(encoding="utf-8")))


def _group(job: Job) -> Area | None:
    """The group that has a kit; none where the page is of another kind of area or another notebook."""
    if job.edition or job.own or job.notebook != USUAL_NOTEBOOK:
        return None
    with Store.open(settings.project()) as store:
        area = area_of(store, job)
    return area if area.kind == "group" else None


@lru_cache(maxsize=1)
def _figures(code: str, horizon: int, *, made: tuple[Path, int]) -> Figures:
    """The figures of an area, asked once for its languages, which share a process; ``made`` names the store's file."""
    with Store.open_file(made[0]) as store:
        return figures_of(store, area=find_area(store, code), horizon=horizon)


def _with_kit(page: Page, job: Job, area: Area, parts: Parts, imprint: Imprint) -> Page:
    asked, file = Asked(area, job.horizon, LANGUAGES, imprint.id), page.entry.file
    store = settings.project().store
    figures = _figures(area.code, job.horizon, made=(store, store.stat().st_mtime_ns))
    edition = edition_of(parts, asked, figures, file=file, language=job.language, imprint=imprint)
    pages = {f"{job.language}/{name}": content for name, content in pages_of_kit(edition, {}).items()}
    files = {**page.files, **pages, f"assets/{STYLE}": asset(STYLE).encode()}
    record = f"{edition.kit.model_dump_json(indent=1)}\n".encode()
    entry = replace(page.entry, kit=kit_file(file, SCRIPT))
    return replace(page, entry=entry, files=files, records={**page.records, kit_record(job): record})
