"""The pages of protected tables: a municipality's mirror, a provider's report, the county's overview."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import LanguageOption, Output, open_store, short

if TYPE_CHECKING:
    from lagesbild.briefs import Job
    from lagesbild.settings import Project


def mirror(
    municipality: Annotated[str, typer.Argument(help="Code of a municipality of Stockholm County: 0127.")],
    language: LanguageOption = "sv",
    output: Output = None,
) -> None:
    """Write the mirror of one municipality: its learners, how they do, who teaches, what the labour market lacks."""
    from lagesbild.briefs import MirrorJob

    project = settings.project()
    with open_store(project) as store:
        job = MirrorJob.of(store, municipality=municipality, language=language)
    _publish(job, project, output)


def provider(
    number: Annotated[str, typer.Argument(metavar="ORGNO", help="Organisation number of a provider, ten digits.")],
    language: LanguageOption = "sv",
    output: Output = None,
) -> None:
    """Write the report of one provider, the same for all its buyers: who buys, how it goes beside all and by buyer."""
    from lagesbild.adult.reported import read_reported
    from lagesbild.briefs import ProviderJob

    project = settings.project()
    job = ProviderJob.of(read_reported(project), provider=number, language=language)
    with open_store(project):
        _publish(job, project, output)


def overview(language: LanguageOption = "sv", output: Output = None) -> None:
    """Write the overview of the county: what is taught and where, who needs it, what the labour market lacks."""
    from lagesbild.briefs import CountyJob

    project = settings.project()
    job = CountyJob.of(language=language)
    with open_store(project):
        _publish(job, project, output)


def _publish(job: "Job", project: "Project", output: Path | None) -> None:
    from lagesbild.publish import publish_one  # Papermill: only once the parameters are right

    page = publish_one(job, output or project.reports / "briefs", report=typer.echo)
    typer.echo(f"Written: {short(page, project)}")
