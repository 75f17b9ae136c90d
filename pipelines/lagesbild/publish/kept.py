"""A brief that could not be renewed: its version in the site before, with a dated notice on page, kit and index."""

import json
import re
from pathlib import Path
from typing import Any, Final

from markupsafe import escape

from lagesbild.briefs import Job
from lagesbild.language import Numbers, Texts
from lagesbild.publish.downloads import resources_in
from lagesbild.publish.entry import Entry
from lagesbild.publish.executed import notebook_path
from lagesbild.publish.exporter import data_folder, in_depth_file
from lagesbild.publish.kit_files import kit_pages, kit_record
from lagesbild.publish.manifest import MANIFEST
from lagesbild.publish.since import record_paths, since_file
from lagesbild.publish.site import Page

HEADS: Final = re.compile(r'<div class="name">\n|(?=<h1[ >])')
"""Where a notice stands: above the name of the area on a brief and a placemat, above the title on every other page."""
SHEETS: Final = re.compile(r'<p class="sheet-area">.*</p>\n')
"""What begins each sheet of paper of the questions, which are handed out one by one: the notice follows on each."""


def last_published(before: Path | None, job: Job, *, day: str, figures: str = "") -> Page | None:
    """Return the brief as the site ``before`` has it, with the notice of the ``day`` (ISO) of the first failure.

    ``figures`` are those that broke a check, in the words of the page; empty where the brief itself failed. None where
    it was never published.
    """
    path = job.path
    entry = _entries(before).get(path) if before else None
    if before is None or entry is None or not (before / path).exists():
        return None
    notice = entry["notice"] or _notice(job, day, figures)
    story = (before / path).read_text(encoding="utf-8")
    beside = [before / job.language / name(f"{job.slug}.html") for name in (in_depth_file, since_file)]
    beside += [before / kit_page for kit_page in kit_pages(job)]
    beside += [*_tables(before / job.language / data_folder(path))]
    files = _contents(beside, before)
    return Page(
        path,
        _with_notice(story, notice),
        Entry.of(entry | {"notice": notice}),
        {name: _noted(name, content, notice) for name, content in files.items()},
        _contents([before / path for path in _records(job)], before),
        resources_in(before, files),
    )


def _entries(site: Path) -> dict[str, dict[str, Any]]:
    """The index entries of a site: path → entry; none where its manifest is gone or cannot be read."""
    try:
        found: dict[str, dict[str, Any]] = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["entries"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return found


def _notice(job: Job, day: str, figures: str) -> str:
    text, said = Texts(job.language), Numbers(job.language).day(day)
    if figures:
        return text("brief.held_back", day=said, figures=figures)
    return text("brief.not_renewed", day=said)


def _records(job: Job) -> tuple[str, ...]:
    return notebook_path(job), kit_record(job), *record_paths(job.slug, job.language)


def _tables(folder: Path) -> list[Path]:
    """Every file in the folder of a brief's tables and those beside it that have its name."""
    return sorted(path for path in (*folder.rglob("*"), *folder.parent.glob(f"{folder.name}.*")) if path.is_file())


def _contents(files: list[Path], root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files if file.exists()}


def _noted(name: str, content: bytes, notice: str) -> bytes:
    return _with_notice(content.decode(), notice).encode() if name.endswith(".html") else content


def _with_notice(html: str, notice: str) -> str:
    """The page with the notice at its head, and on each sheet that leaves it; one that has it already stays."""
    told = f'<p class="notice">{escape(notice)}</p>\n'
    if told in html:
        return html
    headed = HEADS.sub(lambda head: head[0] + told, html, count=1)
    return SHEETS.sub(lambda sheet: sheet[0] + told, headed)
