"""What the program says of itself: its version, and each command in one sentence."""

import inspect
from collections.abc import Callable

import typer

import lagesbild
from lagesbild.program import PACKAGE, package_digest


def version(wanted: bool) -> None:
    """Say which program this is, the version and the digest of its files as a snapshot records them, and end."""
    if wanted:
        typer.echo(f"lagesbild {lagesbild.__version__}, program files {package_digest(PACKAGE)[:8]}")
        raise typer.Exit


def first_sentence(command: Callable[..., None]) -> str:
    """Return the first line of the command's help, whole."""
    return (inspect.getdoc(command) or "").partition("\n")[0]
