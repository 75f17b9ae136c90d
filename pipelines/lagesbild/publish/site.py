"""Pages: one brief run and turned into its page, with what stands beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nbformat import NotebookNode

from lagesbild import settings
from lagesbild.briefs import Job
from lagesbild.briefs.run import Engine, run_brief
from lagesbild.files import refuse_unwritable, write_public
from lagesbild.language import Texts
from lagesbild.leftovers import sweep
from lagesbild.publish.adapted import left_out
from lagesbild.publish.downloads import csv_file, resources_of, tables_of, workbook
from lagesbild.publish.entry import Entry
from lagesbild.publish.executed import notebook_file
from lagesbild.publish.exporter import (
    Frame,
    Part,
    brief_page,
    data_folder,
    in_depth_file,
    in_depth_page,
    parts_of,
    sources_of,
)
from lagesbild.publish.imprint import PREVIEW, Imprint, imprint_said
from lagesbild.publish.leaks import refuse_leaks, secrets_of
from lagesbild.publish.pages import STATEMENT, asset_files, statement_page
from lagesbild.publish.since import (
    AreaRecord,
    Told,
    read_record,
    record_files,
    record_of,
    since_file,
    since_page,
    source_versions,
    told,
)
from lagesbild.settings import Language
from lagesbild.sources.holdings import cited_sources

Report = Callable[[str], None]
PageOf = Callable[..., "Page"]
"""What turns an executed brief into a page of a site: ``page_of``, or what takes the same and puts more beside it."""


@dataclass(frozen=True)
class Page:
    """One brief ready to be written: where it goes, what it holds, how the index names it.

    ``files`` are its second page, where it has one, the workbook of its tables and what changed since an earlier
    snapshot, ``records`` what only a snapshot holds, each table as CSV, its executed notebook and its keyed facts: path
    below the site → content. ``resources`` are what the snapshot's data package says of workbook and tables.
    ``left_out`` is what of an own notebook is not on the page, cell by cell.
    """

    path: str
    html: str
    entry: Entry
    files: Mapping[str, bytes] = field(default_factory=dict)
    records: Mapping[str, bytes] = field(default_factory=dict)
    resources: tuple[Part, ...] = ()
    left_out: tuple[str, ...] = ()


def make_page(
    job: Job,
    *,
    standalone: bool = False,
    is_watched: bool = False,
    imprint: Imprint = PREVIEW,
    engine: Engine = "nbclient",
) -> Page:
    """Run one brief and turn it into a page of the publication ``imprint``; ``standalone`` without links to others.

    ``is_watched`` shows on a terminal how far the run is; ``engine`` is what runs the notebook, an own one a kernel.

    Raises:
        BriefFailed: the notebook could not be run to its end, or is not whole.
    """
    notebook = run_brief(job, settings.project(), is_watched=is_watched, engine="nbclient" if job.own else engine)
    return page_of(job, notebook, standalone=standalone, imprint=imprint)


def page_of(job: Job, notebook: NotebookNode, *, standalone: bool = False, imprint: Imprint = PREVIEW) -> Page:
    """Turn an executed brief into a page.

    Raises:
        BriefFailed: it is not whole.
    """
    file, parts = f"{job.slug}.html", parts_of(notebook)
    record = record_of(parts, source_versions(settings.project()))
    since = _since(record, job, imprint)
    imprint = replace(imprint, since=since.line, since_file=since_file(file)) if since else imprint
    frame = Frame(job.language, file, standalone=standalone, imprint=imprint, is_adapted=bool(job.own))
    html, depth = brief_page(notebook, frame), in_depth_page(notebook, frame)
    opening = dict(parts)["opening"]
    entry = Entry(
        file=file,
        programme=opening["programme"],
        area_name=opening["area_name"],
        kind=opening["kind"],
        period=opening["period"],
        members=tuple(opening["members"]),
        core_message=next((message["text"] for message in opening["core_messages"]), ""),
        messages=tuple(message["text"] for message in opening["core_messages"]),
        updated=_newest_source(parts),
    )
    folder = f"{job.language}/{data_folder(file)}"
    text = Texts(job.language)
    used = sources_of(parts)
    said = imprint_said(imprint, language=job.language, title=opening["title"], path=job.path, sources=used)
    files = {f"{folder}.xlsx": workbook(parts, said=said, text=text, day=imprint.day)}
    files |= {f"{job.language}/{in_depth_file(file)}": depth.encode()} if depth else {}
    files |= _changes_page(since, opening["title"], job, imprint) if since else {}
    tables = {f"{folder}/{each['id']}.csv": csv_file(each["table"], job.language) for each in tables_of(parts)}
    records = notebook_file(notebook, job) | record_files(record, job) | tables
    resources = resources_of(parts, folder=folder, sources=cited_sources(settings.project()), text=text)
    missing = left_out(notebook) if job.own else ()
    return Page(job.path, html, entry, files, records, resources, missing)


def _since(record: AreaRecord, job: Job, imprint: Imprint) -> Told | None:
    """What changed since the earlier snapshot; none where there is no such or it does not have the brief."""
    earlier = imprint.earlier_records
    then = read_record(earlier, job.slug, job.language) if earlier else None
    return told(then, record, day=imprint.earlier_day, language=job.language) if then else None


def _changes_page(since: Told, title: str, job: Job, imprint: Imprint) -> dict[str, bytes]:
    file = f"{job.slug}.html"
    path = f"{job.language}/{since_file(file)}"
    said = imprint_said(replace(imprint, since=""), language=job.language, title=title, path=path)
    page = since_page(since, title=title, file=file, language=job.language, assets="../assets", imprint=said)
    return {path: page.encode()}


def publish_one(job: Job, folder: Path, *, report: Report = print) -> Path:
    """Write one brief and the files it needs below ``folder`` and return the page; each file is whole or absent.

    Of an own notebook it is reported what is not on the page.

    Raises:
        BriefFailed: the notebook could not be run to its end, or is not whole.
        LeakFound: the page of an own notebook holds what only this machine should know.
        NotWritten: nothing can be written there; it is raised before the notebook runs.
    """
    refuse_unwritable(folder)
    page = make_page(job, standalone=True, is_watched=True, engine="lagesbild")
    if job.own:
        refuse_leaks({page.path: page.html.encode(), **page.files}, secrets_of(settings.project()))
    for missing in page.left_out:
        report(f"Not on the page – {missing}")
    files = files_of(page, job.language)
    sweep(*{(folder / path).parent for path in files})
    for path, content in files.items():
        write_public(folder / path, content)
    return folder / page.path


def files_of(page: Page, language: Language) -> dict[str, bytes]:
    """Return all that a page needs that stands alone, itself last: path → content."""
    assets = {f"assets/{name}": content for name, content in asset_files().items()}
    statement = statement_page(language=language, standalone=True, imprint=PREVIEW)
    beside = {f"{language}/{STATEMENT}": statement.encode(), **page.files}
    return assets | beside | {page.path: page.html.encode()}


def _newest_source(parts: Sequence[tuple[str, Part]]) -> str:
    """The newest day (ISO) on which a source of the brief was updated."""
    cited = [source for kind, part in parts if kind == "exhibit" for source in part["sources"]]
    sources = cited_sources(settings.project())
    return max((sources[name].updated for source in cited for name in source["ids"]), default="")
