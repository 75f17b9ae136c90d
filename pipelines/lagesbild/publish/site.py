"""Pages: one brief run and turned into its page, with what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lagesbild import settings
from lagesbild.briefs import Job
from lagesbild.briefs.run import run_brief
from lagesbild.files import write_atomic
from lagesbild.publish.downloads import downloads
from lagesbild.publish.entry import Entry
from lagesbild.publish.executed import notebook_file
from lagesbild.publish.exporter import Part, brief_page, data_folder, in_depth_file, in_depth_page, parts_of
from lagesbild.publish.imprint import PREVIEW, Imprint
from lagesbild.publish.keyed import facts_file
from lagesbild.publish.pages import STATEMENT, asset_files, statement_page
from lagesbild.sources.holdings import cited_sources


@dataclass(frozen=True)
class Page:
    """One brief ready to be written: where it goes, what it holds, how the index names it.

    ``files`` are its second page, where it has one, and the tables to download; ``records`` are what only a snapshot
    holds, its executed notebook and its keyed facts: path below the site → content.
    """

    path: str
    html: str
    entry: Entry
    files: Mapping[str, bytes] = field(default_factory=dict)
    records: Mapping[str, bytes] = field(default_factory=dict)


def make_page(job: Job, *, standalone: bool = False, imprint: Imprint = PREVIEW) -> Page:
    """Run one brief and turn it into a page of the publication ``imprint``; ``standalone`` without links to others.

    Raises:
        BriefFailed: the notebook could not be run to its end, or is not whole.
    """
    notebook = run_brief(job, settings.project())
    file = f"{job.slug}.html"
    html = brief_page(notebook, language=job.language, file=file, standalone=standalone, imprint=imprint)
    depth = in_depth_page(notebook, language=job.language, file=file, standalone=standalone, imprint=imprint)
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
    return Page(job.path, html, entry, files, notebook_file(notebook, job) | facts_file(parts, job.slug))


def publish_one(job: Job, folder: Path) -> Path:
    """Write one brief and the files it needs below ``folder`` and return the page; each file is whole or absent."""
    page = make_page(job, standalone=True)
    for name, content in asset_files().items():
        write_atomic(folder / "assets" / name, content)
    statement = statement_page(language=job.language, standalone=True, imprint=PREVIEW)
    write_atomic(folder / job.language / STATEMENT, statement.encode())
    for path, content in {**page.files, page.path: page.html.encode()}.items():
        write_atomic(folder / path, content)
    return folder / page.path


def _newest_source(parts: Sequence[tuple[str, Part]]) -> str:
    """The newest day (ISO) on which a source of the brief was updated."""
    cited = [source for kind, part in parts if kind == "exhibit" for source in part["sources"]]
    sources = cited_sources(settings.project())
    return max((sources[name].updated for source in cited for name in source["ids"]), default="")
