"""The page of a municipality of Stockholm County: who needs adult education, from open figures."""

from typing import Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import LanguageOption, Output, open_store, short


def need(
    municipality: Annotated[str, typer.Argument(help="Code of a municipality of Stockholm County: 0127.")],
    language: LanguageOption = "sv",
    output: Output = None,
) -> None:
    """Write the page of one municipality: adults without upper secondary education, and the unemployed."""
    from lagesbild.briefs import NeedJob

    project = settings.project()
    with open_store(project) as store:
        job = NeedJob.of(store, municipality=municipality, language=language)
    from lagesbild.publish import publish_one  # Papermill: only once the parameters are right

    page = publish_one(job, output or project.reports / "briefs", report=typer.echo)
    typer.echo(f"Written: {short(page, project)}")
