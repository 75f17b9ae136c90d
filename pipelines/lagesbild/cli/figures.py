"""The figures: fetched, built into the store, listed, bundled."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import open_store, tell_strays
from lagesbild.errors import ChecksFailed


def build() -> None:
    """Build the store from the available figures, check it, and swap it in."""
    from lagesbild.checks import build_checked_store

    project = settings.project()
    tell_strays(project)
    build_checked_store(project, report=typer.echo)


def fetch(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]…", help="Source id, table id, table or service; all by default."),
    ] = None,
    base_url: Annotated[
        str, typer.Option(help="Address of the one service that SOURCE belongs to; statfin's where none is named.")
    ] = "",
    accept: Annotated[bool, typer.Option(help="Take a table also where it lost something.")] = False,
) -> None:
    """Fetch the newest official figures into the archive, report what they change, and build the store.

    LAGESBILD_STATFIN_URL, LAGESBILD_SCB_URL and their like set the address of a service for good.
    """
    from lagesbild.sources.fetch import fetch as fetch_tables

    project = settings.project()
    named = names or (["statfin"] if base_url else [])
    fetched = fetch_tables(project, named, at=base_url, accept=accept, report=typer.echo)
    try:
        with open_store(project):
            if fetched.new or fetched.unchanged:
                typer.echo(f"New: {len(fetched.new)}, unchanged: {len(fetched.unchanged)}. The store holds them.")
    except ChecksFailed:
        typer.echo("To go back, move the table's newest snapshot out of its folder in data/raw; see below.", err=True)
        raise
    if fetched.failures:
        reasons = "\n  ".join(dict.fromkeys(fetched.failures.values()))
        typer.echo(f"Did not come: {', '.join(fetched.failures)}. The figures at hand stay:\n  {reasons}", err=True)
        raise typer.Exit(1)


def sources(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, one object per table.")] = False,
) -> None:
    """List every table of the store: who publishes it, of which time the figures are, and what is missing."""
    from lagesbild.sources.holdings import holdings

    held = holdings(settings.project())
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in held], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(each.text for each in held))


def bundle(
    public_copies: Annotated[Path, typer.Option(help="Folder with the public copies; see CONTRIBUTING.")],
    base_url: Annotated[str, typer.Option(help="Address of the PxWeb service.")],
) -> None:
    """Make the figures that ship again, from a PxWeb service and a folder of public copies."""
    from lagesbild.sources.bundle import make_bundle

    make_bundle(settings.project(), base_url=base_url, public_copies=public_copies, report=typer.echo)
