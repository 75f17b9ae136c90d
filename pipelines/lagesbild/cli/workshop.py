"""The commands of a workshop: make the kit of a group, collect what its tables answered."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lagesbild import settings
from lagesbild.cli.cleared import cleared
from lagesbild.cli.measures import told_of_register
from lagesbild.cli.quiet import quietly
from lagesbild.cli.shared import Horizon, open_store, short
from lagesbild.settings import LANGUAGES, USUAL_HORIZON

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The evening of a group: its kit, and its answers.")


@app.command()
@quietly
@cleared
def kit(
    group: Annotated[str, typer.Argument(help="A group's id, or the code of another area.")],
    language: Annotated[str, typer.Option(help="Only this language: fi, sv or en.")] = "",
    horizon: Horizon = USUAL_HORIZON,
    snapshot: Annotated[str, typer.Option(help="Snapshot of the brief that the group looks at.")] = "",
) -> None:
    """Write all that a group's evening needs: brief, script, question sheets, A3 placemat, form of the tables."""
    from lagesbild.notebook import check_language, resolve

    project = settings.project()
    languages = (check_language(language),) if language else LANGUAGES
    with open_store(project) as store:
        asked = resolve(store, area=group, members="", language=languages[0], horizon=horizon)
        from lagesbild.workshop.edition import Asked
        from lagesbild.workshop.kit import write_kit  # Papermill: only once the parameters are right

        made = Asked(asked.area, asked.horizon, languages, snapshot)
        folder = write_kit(store, project, made, report=typer.echo)
    typer.echo(f"Written: open {short(folder, project)}/{languages[0]}/facilitator.html")
    typer.echo("The tables' files come back by: lagesbild workshop collect FILE.json…")


@app.command()
@quietly
@cleared
def collect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="What the tables saved.")],
) -> None:
    """Take the files of several tables: measures into the register, all else into a summary; none is taken twice."""
    from lagesbild.workshop.collect import collect as take
    from lagesbild.workshop.summary import write_summaries

    project = settings.project()
    found = take(project, files, today=date.today())
    told_of_register(found.taken)
    typer.echo(f"Tables: {found.new_count} new or renewed, {found.known_count} kept already")
    for page in write_summaries(project, found.kits, today=date.today()):
        typer.echo(f"Summary: {short(page, project)}")
