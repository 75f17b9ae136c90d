"""Adult education: the commands of its parts in one group."""

from typing import Final

import typer

from lagesbild.cli.adult_criteria import criteria, follow_up
from lagesbild.cli.adult_mirror import mirror, overview, provider
from lagesbild.cli.adult_need import need
from lagesbild.cli.adult_protect import attack, protect, receive
from lagesbild.cli.adult_record import check, key, load
from lagesbild.cli.adult_sample import intervals, sample
from lagesbild.cli.cleared import cleared
from lagesbild.cli.described import first_sentence
from lagesbild.cli.quiet import quietly

PAGES: Final = (need, mirror, provider, overview, follow_up)
COMMANDS: Final = (*PAGES, criteria, key, check, load, protect, receive, attack, sample, intervals)
MAKING: Final = {*PAGES, protect, sample}
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Adult education of Stockholm County.")
for command in COMMANDS:
    app.command(command.__name__.replace("_", "-"), short_help=first_sentence(command))(
        quietly(cleared(command)) if command in MAKING else command
    )
