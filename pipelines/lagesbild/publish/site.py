"""The published site: all pages into a new folder, then one link swapped; complete or absent."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from lagesbild import settings
from lagesbild.briefs import Job, Outcome, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.errors import NothingToPublish
from lagesbild.files import write_atomic
from lagesbild.language import Numbers, Texts, alphabetical
from lagesbild.publish.downloads import downloads
from lagesbild.publish.entry import Entry
from lagesbild.publish.exporter import Part, brief_page, data_folder, in_depth_file, in_depth_page, parts_of
from lagesbild.publish.pages import STATEMENT, asset_files, index_page, root_page, statement_page
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Area, Directory, Store, find_area, group_of, read_directory

DIGEST_LETTERS: Final = 12
MANIFEST: Final = "manifest.json"
Report = Callable[[str], None]


@dataclass(frozen=True)
class Page:
    """One brief ready to be written: where it goes, what it holds, how the index names it.

    ``files`` are its second page, where it has one, and the tables to download: path below the site → content.
    """

    path: str
    html: str
    entry: Entry
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """What a run put in place; ``failures`` are the briefs that could not be renewed, with the reason."""

    folder: Path
    briefs: int
    failures: tuple[str, ...]


def make_page(job: Job, *, standalone: bool = False) -> Page:
    """Run one brief and turn it into a page; ``standalone`` without links to the rest of a site.

    Raises:
        BriefFailed: the notebook could not be run to its end, or is not whole.
    """
    notebook = run_brief(job, settings.project())
    file = f"{job.slug}.html"
    html = brief_page(notebook, language=job.language, file=file, standalone=standalone)
    depth = in_depth_page(notebook, language=job.language, file=file, standalone=standalone)
    parts = parts_of(notebook)
    opening = dict(parts)["opening"]
    entry = Entry(
        file=file,
        programme=opening["programme"],
        area_name=opening["area_name"],
        kind=opening["kind"],
        period=opening["period"],
        members=tuple(opening["members"]),
        core_message=opening["core_messages"][0]["text"],
        messages=tuple(message["text"] for message in opening["core_messages"]),
        updated=_newest_source(parts),
    )
    folder = f"{job.language}/{data_folder(file)}"
    files = {f"{folder}/{name}": content for name, content in downloads(parts, language=job.language).items()}
    files |= {f"{job.language}/{in_depth_file(file)}": depth.encode()} if depth else {}
    return Page(f"{job.language}/{file}", html, entry, files)


def publish_one(job: Job, folder: Path) -> Path:
    """Write one brief and the files it needs below ``folder`` and return the page; each file is whole or absent."""
    page = make_page(job, standalone=True)
    for name, content in asset_files().items():
        write_atomic(folder / "assets" / name, content)
    statement = statement_page(language=job.language, standalone=True)
    write_atomic(folder / job.language / STATEMENT, statement.encode())
    for path, content in {**page.files, page.path: page.html.encode()}.items():
        write_atomic(folder / path, content)
    return folder / page.path


def publish_edition(project: Project, jobs: Sequence[Job], *, workers: int = 0, report: Report = print) -> Published:
    """Run every job, write a whole site into a new folder and swap the link ``reports/site`` to it.

    A brief that fails stops no other: its last published version stays, and the index gives day and reason; where
    there is none, the index leaves it out.

    Raises:
        NothingToPublish: every brief failed; the published site is untouched.
    """
    outcomes = _run(jobs, workers, report)
    failures = tuple(outcome.failure for outcome in outcomes if outcome.failure)
    if len(failures) == len(jobs):
        raise NothingToPublish
    pages = [page for outcome in outcomes if (page := outcome.result or _last_published(project, outcome))]
    directory, areas = read_places(project, jobs)
    files = _site_files([_located(page, areas) for page in pages], directory)
    folder = _put_in_place(project, files)
    return Published(folder, len(pages), failures)


def read_places(project: Project, jobs: Sequence[Job]) -> tuple[Directory, dict[str, Area]]:
    """All municipalities, and the area of each job that is about one, by the name of its page."""
    with Store.open(project) as store:
        areas = {job.slug: _area(store, job) for job in jobs if not job.edition}
        return read_directory(store), areas


def _area(store: Store, job: Job) -> Area:
    return group_of(store, job.members.split(",")) if job.members else find_area(store, job.area)


def _located(page: Page, areas: Mapping[str, Area]) -> Page:
    """The page with its municipalities and its names in all languages; an overview lies nowhere."""
    area = areas.get(Path(page.path).stem)
    if area is None:
        return page
    codes = tuple(member.code for member in area.members)
    names = tuple(area.place.names[language] for language in LANGUAGES)
    return replace(page, entry=replace(page.entry, codes=codes, names=names, documented=area.documented))


def _newest_source(parts: Sequence[tuple[str, Part]]) -> str:
    """The newest day (ISO) on which a source of the brief was updated."""
    cited = [source for kind, part in parts if kind == "exhibit" for source in part["sources"]]
    sources = cited_sources(settings.project())
    return max((sources[name].updated for source in cited for name in source["ids"]), default="")


def _run(jobs: Sequence[Job], workers: int, report: Report) -> list[Outcome[Page]]:
    """Outcomes in the order of the jobs, reported as they come."""
    done: dict[Job, Outcome[Page]] = {}
    for outcome in run_many(jobs, make_page, workers=workers):
        done[outcome.job] = outcome
        line = f"FAILED {outcome.failure}" if outcome.failure else f"{outcome.job}: {outcome.seconds:.1f} s"
        report(f"[{len(done)}/{len(jobs)}] {line}")
    return [done[job] for job in jobs]


def _last_published(project: Project, outcome: Outcome[Page]) -> Page | None:
    """The brief as the site has it now, with a dated notice; none where it was never published."""
    path = f"{outcome.job.language}/{outcome.job.slug}.html"
    site = project.reports / "site"
    if not (site / path).exists():
        return None
    entry = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["entries"][path]
    language = outcome.job.language
    today = Numbers(language).day(date.today().isoformat())
    notice = Texts(language)("brief.not_renewed", day=today)
    kept = Entry(**(_with_tuples(entry) | {"notice": entry["notice"] or notice}))
    beside = [site / language / in_depth_file(path), *sorted((site / language / data_folder(path)).glob("*"))]
    files = {str(file.relative_to(site)): file.read_bytes() for file in beside if file.exists()}
    return Page(path, (site / path).read_text(encoding="utf-8"), kept, files)


def _with_tuples(entry: Mapping[str, object]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}


def _site_files(pages: Sequence[Page], directory: Directory) -> dict[str, bytes]:
    """Every file of a site: path below its root → content."""
    files = {page.path: page.html.encode() for page in pages}
    files |= {path: content for page in pages for path, content in page.files.items()}
    for language in LANGUAGES:
        entries = [page.entry for page in pages if page.path.startswith(f"{language}/")]
        ordered = _by_programme(entries, language)
        files[f"{language}/index.html"] = index_page(ordered, language=language, directory=directory).encode()
        files[f"{language}/{STATEMENT}"] = statement_page(language=language).encode()
    files["index.html"] = root_page([page.entry for page in pages]).encode()
    files |= {f"assets/{name}": content for name, content in asset_files().items()}
    manifest = {
        "files": {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)},
        "entries": {page.path: asdict(page.entry) for page in pages},
    }
    files[MANIFEST] = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    return files


def _by_programme(entries: Sequence[Entry], language: Language) -> list[Entry]:
    """Programmes in the order of the edition, the areas of each in the alphabetical order of the language."""
    order = list(dict.fromkeys(entry.programme for entry in entries))
    return sorted(entries, key=lambda entry: (order.index(entry.programme), alphabetical(entry.area_name, language)))


def _put_in_place(project: Project, files: dict[str, bytes]) -> Path:
    """Write the files below ``reports/snapshots/<digest>`` and let ``reports/site`` point there."""
    digest = hashlib.sha256(files[MANIFEST]).hexdigest()[:DIGEST_LETTERS]
    snapshots = project.reports / "snapshots"
    folder, making = snapshots / digest, snapshots / f".making-{os.getpid()}"
    if not folder.exists():
        for path, content in files.items():
            write_atomic(making / path, content)
        _rename(making, folder)
    link, new = project.reports / "site", project.reports / f".site-{os.getpid()}"
    new.symlink_to(folder.relative_to(project.reports))
    new.replace(link)
    return folder


def _rename(making: Path, folder: Path) -> None:
    """Give a whole snapshot its name; where another run was first, its files are the same bytes and stay."""
    try:
        making.replace(folder)
    except OSError:
        if not (folder / MANIFEST).exists():
            raise
        shutil.rmtree(making)
