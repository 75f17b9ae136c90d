"""Adult education: the commands of its parts in one group."""

import typer

from lagesbild.cli.adult_criteria import criteria, follow_up
from lagesbild.cli.adult_need import need

app = typer.Typer(help="Adult education of Stockholm County.", no_args_is_help=True)
app.command("need")(need)
app.command("criteria")(criteria)
app.command("follow-up")(follow_up)
