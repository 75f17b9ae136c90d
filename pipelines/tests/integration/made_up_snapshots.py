"""Snapshots without kernels: each page is one paragraph, the checks are two, and the store is not asked."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild.briefs import Job, Outcome
from lagesbild.contracts import Edition
from lagesbild.publish import Page, edition, snapshot
from lagesbild.publish.checked import TableChecks
from lagesbild.publish.entry import Entry
from lagesbild.publish.imprint import Imprint, imprint_said
from lagesbild.publish.recipe import recipe_of
from lagesbild.publish.shelf import earlier_than, shelf_of
from lagesbild.publish.snapshot import Snapshot, publish_snapshot
from lagesbild.settings import Project
from lagesbild.store import Directory

JOBS = [Job("n", area, "", language, 2040) for area in ("first", "second") for language in ("fi", "sv")]
EDITION = Edition(notebook="n", languages=("fi", "sv"), horizon=2040, areas=("first", "second"))
NO_WORKBOOK = b"PK\x05\x06" + bytes(18)
CHECKS = (TableChecks("raw_a", frozenset({"a"}), 2, 2),)


def page_of(job: Job, imprint: Imprint, words: str = "") -> Page:
    """A page that says its imprint, with a table and a notebook beside it."""
    entry = Entry(f"{job.slug}.html", "P", f"Area {job.slug}", "Group", "2000–2040", ("A", "B"), "Core.")
    told = imprint_said(imprint, language=job.language, title=str(job), path=job.path)
    html = f'<div class="name">\n<p>{job}{words}</p>\n</div>\n<p>{told.citation}</p>'
    table = f"{job.language}/tables/{job.slug}/a.csv"
    files = {f"{job.language}/tables/{job.slug}.xlsx": NO_WORKBOOK}
    records = {f"notebooks/{job.language}/{job.slug}.ipynb": b"{}\n", table: b"a;b\r\n1;2\r\n"}
    resource = {"name": f"{job.language}-{job.slug}-a", "path": table, "dialect": {"delimiter": ";"}}
    schema = {"fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "integer"}]}
    return Page(job.path, html, entry, files, records, ({**resource, "format": "csv", "schema": schema},))


def without_kernels(monkeypatch: pytest.MonkeyPatch, *, failing: tuple[str, ...] = (), words: str = "") -> None:
    """Let runs of an edition give made-up pages; the ``failing`` ones fail."""

    def outcomes(jobs: list[Job], make: object) -> Iterator[Outcome[Page]]:
        imprint = make.keywords["imprint"]  # type: ignore[attr-defined]
        for job in jobs:
            if str(job) in failing:
                yield Outcome(job, 1.0, failure=f"{job}: cell 3: ValueError")
            else:
                yield Outcome(job, 1.0, page_of(job, imprint, words))

    monkeypatch.setattr(edition, "run_many", outcomes)
    monkeypatch.setattr(edition, "withheld_jobs", lambda project, jobs: {})
    monkeypatch.setattr(edition, "read_places", lambda project, jobs: (Directory((), (), {}, {}), {}))
    monkeypatch.setattr(snapshot, "read_checks", lambda project: (CHECKS, {"checks": 2, "passed": 2}))


def publish(
    home: Project,
    monkeypatch: pytest.MonkeyPatch,
    *,
    day: str = "2026-11-29",
    name: str = "pilots",
    failing: tuple[str, ...] = (),
    words: str = "",
    as_zip: bool = False,
) -> Snapshot:
    """Publish ``JOBS`` as an edition of this name and day."""
    without_kernels(monkeypatch, failing=failing, words=words)
    recipe = recipe_of(home, edition=name, day=day, address="", earlier=earlier_than(shelf_of(home), name, day))
    return publish_snapshot(home, JOBS, recipe=recipe, edition=EDITION, as_zip=as_zip, report=lambda line: None)


def files_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names_on(place: Path) -> list[str]:
    """What readers see on the shelf."""
    return sorted(path.name for path in place.glob("*") if not path.name.startswith("."))
