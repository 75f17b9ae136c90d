"""The commands of protected tables: make them, take those of others in, attack them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import short
from lagesbild.errors import counted

if TYPE_CHECKING:
    from lagesbild.adult.protect.desk import Attacked

Folder = Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="data/local/adult/tables by default.")]


def protect(
    out: Annotated[Path | None, typer.Option(help="Folder to write to; data/local/adult/protected by default.")] = None,
) -> None:
    """Make the protected tables of the record: a file of each municipality and half-year, small counts hidden."""
    from lagesbild.adult.protect.desk import protect_record

    project = settings.project()
    looked_at, paths = protect_record(project, out or project.local / "adult" / "protected")
    _tell(looked_at)
    for path in paths:
        typer.echo(f"Written: {short(path, project)}")


def receive(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Protected tables of other municipalities.")],
) -> None:
    """Check protected tables that arrived and take them in; one with a fault is not taken, the others are."""
    from lagesbild.adult.protect.desk import receive as take

    project = settings.project()
    taken, refused = take(project, files)
    for path in taken:
        typer.echo(f"Taken: {short(path, project)}")
    for fault in refused:
        typer.echo(f"lagesbild: {fault}", err=True)
    if refused:
        raise typer.Exit(2)


def attack(folder: Folder = None) -> None:
    """Say how many figures of protected tables are hidden and how many of them all sums together give away."""
    from lagesbild.adult.protect.cells import name_of
    from lagesbild.adult.protect.desk import attack_folder, received

    project = settings.project()
    looked_at = attack_folder(project, folder or received(project))
    _tell(looked_at)
    for found in (found for each in looked_at for found in each.recovered):
        typer.echo(f"lagesbild: {name_of(found.key)} is {found.low} to {found.high}", err=True)
    if any(each.recovered for each in looked_at):
        raise typer.Exit(1)


def _tell(looked_at: "Iterable[Attacked]") -> None:
    told = [str(each) for each in looked_at]
    typer.echo("\n".join(told) or f"{counted(0, 'table')}: take them in by lagesbild adult receive FILE…")
