"""The commands of adult education, of which each part has a module of its own."""

import typer

from lagesbild.cli.adult_protect import attack, protect, receive

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The common quality follow-up of adult education.")
for command in (protect, receive, attack):
    app.command()(command)
