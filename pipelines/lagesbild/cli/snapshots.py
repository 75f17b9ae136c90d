"""Dated snapshots: published, listed, thinned out, verified, made again."""

import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import (
    Edition,
    Explain,
    Fresh,
    Scheduler,
    Workers,
    open_store,
    processes,
    runner,
    short,
    tell_own_files,
)
from lagesbild.errors import counted
from lagesbild.settings import USUAL_EDITION, Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.publish.shelf import Standing
    from lagesbild.publish.snapshot import Snapshot

Named = Annotated[str, typer.Argument(metavar="[ID|FOLDER]", help="A snapshot; the newest where none is named.")]


def publish(
    edition: Edition = USUAL_EDITION,
    day: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the snapshot; today.")] = "",
    base_url: Annotated[
        str, typer.Option(help="Address at which reports/snapshots will be on the web; pages cite themselves by it.")
    ] = "",
    as_zip: Annotated[bool, typer.Option("--zip", help="Write the snapshot as an archive beside it, too.")] = False,
    with_drawings: Annotated[
        bool, typer.Option("--drawings", help="Each chart as a file, too, for readers without scripts: needs Chromium.")
    ] = False,
    workers: Workers = 0,
    scheduler: Scheduler = "",
    fresh: Fresh = False,
    explain: Explain = False,
) -> None:
    """Make every brief of an edition and put them in place as a dated snapshot that stays as it is."""
    from lagesbild.briefs import jobs_of, load_edition
    from lagesbild.contracts.accessibility import read_feedback

    start, project = time.monotonic(), settings.project()
    bears, address = _day(day), _address(base_url)
    known = load_edition(project, edition)
    with open_store(project) as store:
        jobs = jobs_of(store, name=edition, edition=known)
    from lagesbild.publish.drawings import browser_here
    from lagesbild.publish.ledger import open_ledger
    from lagesbild.publish.recipe import recipe_of
    from lagesbild.publish.shelf import earlier_than, shelf_of
    from lagesbild.publish.snapshot import publish_snapshot
    from lagesbild.workshop.published import keep_kits, page_with_kit

    earlier = earlier_than(shelf_of(project), edition, bears)
    browser = browser_here() if with_drawings else ""
    recipe = recipe_of(project, edition=edition, day=bears, address=address, earlier=earlier, browser=browser)
    typer.echo(f"Snapshot {recipe.id}: {counted(len(jobs), 'brief')} on {processes(workers, scheduler)}.")
    tell_own_files(project)
    ledger = open_ledger(project, is_fresh=fresh, explains=explain)
    snapshot = publish_snapshot(
        project,
        jobs,
        recipe=recipe,
        edition=known,
        run=runner(project, ledger, workers=workers, scheduler=scheduler, earlier=earlier.id),
        as_zip=as_zip,
        report=typer.echo,
        paged=page_with_kit,
        ledger=ledger,
    )
    keep_kits(project, snapshot.folder)
    _tell(snapshot, project, seconds=time.monotonic() - start)
    if not read_feedback(project.pages).is_given:
        typer.echo("Nobody is named for feedback: data/reference/pages/feedback.yml. The pages say so.", err=True)
    if snapshot.failures or snapshot.differing:
        raise typer.Exit(1)


def verify(named: Named = "") -> None:
    """Prove that a snapshot is as it was published; name every file that is missing, added or changed."""
    from lagesbild.publish.shelf import find_snapshot, shelf_of
    from lagesbild.publish.verify import verify as verify_snapshot

    project = settings.project()
    found = verify_snapshot(find_snapshot(project, named), shelf_of(project))
    _list_paths(found.missing, found.added, found.changed)
    record = "the record" if found.recorded else "no record of this project"
    typer.echo(f"{found.id}: {counted(found.files, 'file')}, manifest {found.manifest}, {record}.")
    typer.echo(
        "It is as it was published." if found.is_whole else "It is not as it was published.", err=not found.is_whole
    )
    if not found.is_whole:
        raise typer.Exit(1)


def snapshots(
    thin: Annotated[
        bool,
        typer.Option(
            "--thin",
            help="Say which may go: of each edition stay the newest, the newest of each month, the last 30 days.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --thin: remove them.")] = False,
) -> None:
    """List the snapshots: date, edition, pages, size, and whether each is as it was published."""
    from lagesbild.publish.shelf import NOTHING, dispensable, remove, shelf_of, standing

    shelf = shelf_of(settings.project())
    there = standing(shelf)
    chosen = dispensable(there, date.today()) if thin else there
    for line in _listed(chosen):
        typer.echo(line)
    if thin and yes:
        remove(chosen, shelf)
    if thin:
        done = "removed" if yes else "would go; remove them: lagesbild snapshots --thin --yes"
        typer.echo(f"{len(chosen)} of {len(there)} {done if chosen else 'may go.'}")
    elif not there:
        typer.echo(NOTHING)


def rebuild(named: Named = "", workers: Workers = 0) -> None:
    """Make a snapshot again from its recorded inputs and compare every byte; nothing is changed."""
    from lagesbild.briefs import run_many
    from lagesbild.publish.manifest import Manifest
    from lagesbild.publish.rebuild import code_differences
    from lagesbild.publish.rebuild import rebuild as rebuild_snapshot
    from lagesbild.publish.shelf import find_snapshot
    from lagesbild.workshop.published import page_with_kit

    start, folder = time.monotonic(), find_snapshot(settings.project(), named)
    for difference in code_differences(Manifest.read(folder)):
        typer.echo(f"Another program than it was made with: {difference}")
    found = rebuild_snapshot(folder, run=partial(run_many, workers=workers), report=typer.echo, paged=page_with_kit)
    _list_paths(found.missing, found.added, found.changed)
    same = "every byte is the same" if found.is_same else "not the same"
    typer.echo(f"{found.id}: {counted(found.files, 'file')} made again in {time.monotonic() - start:.0f} s, {same}.")
    if not found.is_same:
        raise typer.Exit(1)


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat() if written else date.today().isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is no date; write it as 2026-11-29", param_hint="--date") from error


def _address(written: str) -> str:
    if written and not written.startswith(("https://", "http://")):
        raise typer.BadParameter(f"{written!r}: an address begins with https://", param_hint="--base-url")
    return written


def _tell(snapshot: "Snapshot", project: Project, *, seconds: float) -> None:
    place = short(snapshot.folder, project)
    if snapshot.is_new:
        typer.echo(
            f"{counted(len(snapshot.manifest.entries), 'brief')} published in {seconds:.0f} s: open {place}/index.html"
        )
    elif snapshot.differing:
        _list_paths((), (), snapshot.differing)
        typer.echo(
            f"{place} was published before and stays; {counted(len(snapshot.differing), 'file')} made otherwise now.",
            err=True,
        )
    else:
        typer.echo(f"{place} was published before and stays; every file comes out the same.")
    if snapshot.archive:
        typer.echo(f"As an archive: {short(snapshot.archive, project)}")
    if snapshot.failures:
        typer.echo(f"{counted(len(snapshot.failures), 'brief')} could not be renewed, see above.", err=True)


def _listed(there: "Sequence[Standing]") -> list[str]:
    from lagesbild.publish.verify import verify as verify_snapshot

    found = [(each, verify_snapshot(each.folder, each.folder.parent)) for each in there]
    return [
        f"{each.id:<42}{each.day}  {each.edition:<16}{counted(each.pages, 'brief'):>11} {each.megabytes:>7.1f} MB  "
        f"{'whole' if verified.is_whole else 'NOT WHOLE: lagesbild verify ' + each.id}"
        for each, verified in found
    ]


def _list_paths(missing: "Sequence[str]", added: "Sequence[str]", changed: "Sequence[str]") -> None:
    for what, paths in (("missing", missing), ("added", added), ("changed", changed)):
        for path in paths:
            typer.echo(f"{what}: {path}")
