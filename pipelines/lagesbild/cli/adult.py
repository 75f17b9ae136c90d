"""Adult education: the commands of its parts in one group."""

import typer

from lagesbild.cli.adult_sample import intervals, sample
from lagesbild.cli.described import first_sentence

app = typer.Typer(help="Adult education of Stockholm County.", no_args_is_help=True, rich_markup_mode=None)
app.command("sample", short_help=first_sentence(sample))(sample)
app.command("intervals", short_help=first_sentence(intervals))(intervals)
