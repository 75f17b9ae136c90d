"""What commands share: their options, the store opened, paths as a person reads them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.errors import StoreMissing, StoreOutOfDate, StoreUnreadable, counted
from lagesbild.settings import LANGUAGES, Project

if TYPE_CHECKING:
    from lagesbild.publish.edition import Run
    from lagesbild.publish.ledger import Ledger
    from lagesbild.store import Store

Horizon = Annotated[int, typer.Option(help="Projected year that today is compared with.")]
Members = Annotated[str, typer.Option(help="Municipalities of your own group instead of AREA: 005,052,403.")]
LanguageOption = Annotated[str, typer.Option(help="fi, sv or en.", autocompletion=lambda: list(LANGUAGES))]
Edition = Annotated[str, typer.Argument(help="Name in data/reference/editions.yml.")]
Workers = Annotated[int, typer.Option(min=0, help="Processes; 0 is one per core.")]


def writable(folder: Path | None) -> Path | None:
    """Return the folder that is named for what a command writes, once something can be written there.

    Raises:
        NotWritten: it cannot.
    """
    if folder is None:
        return None
    from lagesbild.files import refuse_unwritable

    named = folder.expanduser()
    refuse_unwritable(named)
    return named


Output = Annotated[Path | None, typer.Option(help="Folder to write to; one in reports by default.", callback=writable)]
Scheduler = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="Make the briefs on a Dask cluster: the address of its scheduler, tcp://…"),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Run every notebook, also where nothing has changed.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say of every brief whether it is made anew, and why.")]


def processes(workers: int, scheduler: str = "") -> str:
    """Where a run takes place: ``2 processes`` (0 is one per core), or the workers of a cluster."""
    if scheduler:
        return f"the workers of {scheduler}"
    return counted(workers or os.cpu_count() or 1, "process", "processes")


def runner(project: Project, ledger: "Ledger", *, workers: int, scheduler: str, earlier: str = "") -> "Run":
    """What runs the jobs of an edition: so many processes here, or the workers of a cluster.

    ``earlier`` is the snapshot that pages are compared with, empty where there is none.

    Raises:
        DaskMissing: there is a scheduler, but nothing here that could talk to it.
    """
    if not scheduler:
        from lagesbild.briefs import run_many

        return partial(run_many, workers=workers)
    if find_spec("distributed") is None:
        from lagesbild.cluster.refused import DaskMissing

        raise DaskMissing
    from lagesbild.cluster.beside import files_beside
    from lagesbild.cluster.run import run_on

    return partial(run_on, address=scheduler, project=project, beside=files_beside(project, ledger, earlier))


@contextmanager
def open_store(project: Project, *, err: bool = False) -> Iterator["Store"]:
    """Open the store; build it first where there is none that can be read (told as an error where ``err``)."""
    from lagesbild.store import Store

    try:
        store = Store.open(project)
    except (StoreMissing, StoreOutOfDate, StoreUnreadable):
        from lagesbild.checks import build_checked_store

        typer.echo(
            "The store is missing, unreadable or older than its files; it is built first, some minutes.", err=err
        )
        build_checked_store(project, report=partial(typer.echo, err=err))
        store = Store.open(project)
    with store:
        yield store


def tell_own_files(project: Project) -> None:
    """Say which of the user's own files are in use, and as a remark which ones nobody reads."""
    from lagesbild.store.own_files import own_files

    for name in own_files(project):
        typer.echo(f"Your own figures are in use: {name}. The pages say so where they count.")
    tell_strays(project)


def tell_strays(project: Project) -> None:
    """Say which files in data/local nobody reads although they look so."""
    from lagesbild.store.own_files import stray_files

    for stray in stray_files(project):
        typer.echo(f"Please look: {stray}", err=True)


def short(path: Path, project: Project) -> str:
    """The path below the project's root; the whole one of a file elsewhere."""
    return str(path.relative_to(project.root)) if path.is_relative_to(project.root) else str(path)
