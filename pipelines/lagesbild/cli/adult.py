"""The group of commands of adult education; each part of it brings its own."""

import typer

from lagesbild.cli.adult_protect import attack, protect, receive
from lagesbild.cli.described import first_sentence

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The common quality follow-up of adult education.")
for command in (protect, receive, attack):
    app.command(short_help=first_sentence(command))(command)
