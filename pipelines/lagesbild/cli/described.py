"""What the program says of itself: its version, and each command in one sentence."""

import inspect
from collections.abc import Callable

import typer


def version(wanted: bool) -> None:
    """Say which program this is, the version and the digest of its files as a snapshot records them, and end."""
    if wanted:
        from lagesbild.publish.code_version import code_version

        code = code_version()
        typer.echo(f"lagesbild {code.version}, program files {code.sha256[:8]}")
        raise typer.Exit


def first_sentence(command: Callable[..., None]) -> str:
    """Return the first line of the command's help, whole."""
    return (inspect.getdoc(command) or "").partition("\n")[0]
