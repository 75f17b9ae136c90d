"""Handouts: a published brief as a single file for e-mail and as a PDF."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import Output, short
from lagesbild.errors import UnknownName, counted

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def handout(
    named: Annotated[
        str,
        typer.Argument(
            metavar="[ID|FOLDER|PAGE]",
            help="A snapshot, a preview (reports/site) or one page; else the newest snapshot.",
        ),
    ] = "",
    language: Annotated[str, typer.Option(help="Only this language: fi, sv or en.")] = "",
    as_slides: Annotated[
        bool, typer.Option("--slides", help="Slides instead: the projector view as a PDF, one screen a page.")
    ] = False,
    output: Output = None,
) -> None:
    """Write each brief as a single file for e-mail and as a PDF of few pages; what is published stays as it is."""
    from lagesbild.publish.handout import opened, pages_of
    from lagesbild.publish.shelf import find_snapshot

    if language not in ("", *settings.LANGUAGES):
        raise UnknownName("language", language, settings.LANGUAGES)
    start, project = time.monotonic(), settings.project()
    place = Path(named) if named and Path(named).exists() else find_snapshot(project, named)
    pages = [page for page in pages_of(place) if language in ("", page.parent.name)]
    folder = output or project.reports / "handouts" / place.stem
    with opened() as browser:
        for said in (_write_slides if as_slides else _write)(browser, pages, folder):
            typer.echo(said)
    typer.echo(f"{counted(len(pages), 'brief')} in {time.monotonic() - start:.0f} s: {short(folder, project)}")


def _write(browser: "Browser", pages: Sequence[Path], folder: Path) -> Iterator[str]:
    """Write both forms of each page and say so."""
    from lagesbild.files import write_public
    from lagesbild.publish.handout import handouts

    for made in handouts(browser, pages):
        for ending, content in (("html", made.html), ("pdf", made.pdf)):
            write_public(folder / made.language / f"{made.name}.{ending}", content)
        yield f"{made.language}/{made.name}: {len(made.html) / 1e6:.1f} MB as one file, PDF beside it"


def _write_slides(browser: "Browser", pages: Sequence[Path], folder: Path) -> Iterator[str]:
    """Write the slides of each page and say so."""
    from lagesbild.files import write_public
    from lagesbild.publish.handout import slides

    for made in slides(browser, pages):
        write_public(folder / made.language / f"{made.name}-slides.pdf", made.pdf)
        yield f"{made.language}/{made.name}: {made.screens} slides"
