"""The command line: parse, call one function, print. Every target of the Makefile is one of these commands."""

import sys
from typing import Any, Final

import typer
from typer.core import TyperGroup

from lagesbild.cli.asking import areas, backtest, contracts, wording
from lagesbild.cli.briefs import brief, briefs, overview
from lagesbild.cli.figures import build, bundle, fetch, sources
from lagesbild.cli.measures import follow_up, form, measures
from lagesbild.cli.since import since
from lagesbild.cli.snapshots import publish, rebuild, snapshots, verify
from lagesbild.errors import LagesbildError

INTERRUPTED: Final = 130


class Commands(TyperGroup):
    """The commands; Ctrl-C in any of them is one line and exit code 130, as a shell gives it."""

    def invoke(self, ctx: Any) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            typer.echo("lagesbild: stopped. What was in place is still there; the same command starts again.", err=True)
            raise typer.Exit(INTERRUPTED) from stopped


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Situation briefs for groups of municipalities, made from open statistics.",
)
LISTED: Final = (
    *(brief, briefs, overview),
    *(publish, verify, snapshots, since, rebuild),
    *(form, measures, follow_up),
    *(build, areas, backtest, contracts, wording),
    *(fetch, sources, bundle),
)
"""The commands in the order of the help."""
for command in LISTED:
    app.command()(command)


def main() -> None:
    """Run the command line; our own errors become one line and exit code 2."""
    try:
        app()
    except LagesbildError as error:
        typer.echo(f"lagesbild: {error}", err=True)
        sys.exit(2)
