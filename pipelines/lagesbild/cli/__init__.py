"""The command line: parse, call one function, print. Every target of the Makefile is one of these commands."""

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any, Final, NoReturn

import typer
from typer.core import TyperGroup

from lagesbild.cli.adult import app as adult
from lagesbild.cli.asking import areas, backtest, contracts, wording
from lagesbild.cli.briefs import brief, briefs, overview
from lagesbild.cli.cleared import cleared
from lagesbild.cli.described import first_sentence, version
from lagesbild.cli.doctor import doctor
from lagesbild.cli.figures import build, bundle, fetch, sources
from lagesbild.cli.handout import handout
from lagesbild.cli.lab import lab
from lagesbild.cli.measures import follow_up, form, measures
from lagesbild.cli.models import models
from lagesbild.cli.new import new
from lagesbild.cli.own import own
from lagesbild.cli.quiet import quietly
from lagesbild.cli.since import since
from lagesbild.cli.snapshots import publish, rebuild, snapshots, verify
from lagesbild.cli.terminal import show_what_it_can
from lagesbild.cli.unforeseen import reported
from lagesbild.cli.workshop import app as workshop
from lagesbild.errors import LagesbildError, of_the_machine

INTERRUPTED: Final = 130
FORESEEN: Final = 2
UNFORESEEN: Final = 1
TRACEBACK: Final = "LAGESBILD_TRACEBACK"


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
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
LISTED: Final[tuple[Callable[..., None], ...]] = (
    *(brief, briefs, overview),
    *(publish, verify, snapshots, since, rebuild, handout),
    *(form, measures, follow_up, models),
    *(own, build, doctor, lab, areas, backtest, contracts, wording),
    *(fetch, sources, bundle),
)
"""The commands in the order of the help."""
MAKING: Final = {
    *(brief, briefs, overview, publish, rebuild, handout),
    *(form, follow_up, models, build, contracts, wording, fetch, bundle),
}
"""Those that make something: they can be told to say nothing unless it fails."""


@app.callback()
def everywhere(
    is_version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Say version and digest of the program.")
    ] = False,
) -> None:
    """Situation briefs for groups of municipalities, made from open statistics."""


for command in LISTED:
    app.command(command.__name__.replace("_", "-"), short_help=first_sentence(command))(
        quietly(cleared(command)) if command in MAKING else command
    )
app.add_typer(new, name="new")
app.add_typer(workshop, name="workshop", short_help=workshop.info.help)
app.add_typer(adult, name="adult", short_help=adult.info.help)


def main() -> None:
    """Run the command line; our own errors, and those of the machine, become one line and exit code 2.

    What was not foreseen becomes one line that names a report, and exit code 1; ``LAGESBILD_TRACEBACK`` shows it whole.
    """
    show_what_it_can()
    try:
        app(prog_name="lagesbild")
    except LagesbildError as error:
        _stop(str(error), FORESEEN)
    except Exception as error:
        if refused := of_the_machine(error):
            _stop(str(refused), FORESEEN)
        if os.environ.get(TRACEBACK):
            raise
        _stop(reported(error, sys.argv[1:]), UNFORESEEN)


def _stop(line: str, code: int) -> NoReturn:
    typer.echo(f"lagesbild: {line}", err=True)
    sys.exit(code)
