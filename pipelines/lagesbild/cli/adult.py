"""The group of commands of adult education; each part of it brings its own."""

import typer

from lagesbild.cli.adult_record import check, key, load
from lagesbild.cli.described import first_sentence

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The shared record of adult education.")
for command in (check, load, key):
    app.command(short_help=first_sentence(command))(command)
