"""One brief, all briefs of an edition as a preview, the overview of an edition."""

import time
from dataclasses import replace
from typing import Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import (
    Edition,
    Explain,
    Fresh,
    Horizon,
    LanguageOption,
    Members,
    Output,
    Scheduler,
    Workers,
    open_store,
    processes,
    runner,
    short,
    tell_own_files,
    tell_strays,
)
from lagesbild.errors import counted
from lagesbild.settings import USUAL_EDITION, USUAL_HORIZON, USUAL_NOTEBOOK
from lagesbild.unchanged import Standing, remember, standing_of, state_of


def brief(
    area: Annotated[
        str,
        typer.Argument(
            help="Code of a municipality (049), subregion (SK146), employment area (TA18), wellbeing services county "
            "(HV16), region (MK06), SSS, or a group's id."
        ),
    ] = "",
    language: LanguageOption = "fi",
    horizon: Horizon = USUAL_HORIZON,
    members: Members = "",
    scenario: Annotated[
        str, typer.Option(help="Your own what-if scenario beside the projection; see notebooks/scenario_workbench.")
    ] = "",
    example_measures: Annotated[
        bool, typer.Option("--example-measures", help="Show the made-up measures that ship for kopa-jarviseutu.")
    ] = False,
    notebook: Annotated[
        str,
        typer.Option(help="A notebook of your own: its path, or its name in notebooks/own; its page has its own name."),
    ] = USUAL_NOTEBOOK,
    output: Output = None,
) -> None:
    """Run one brief and write its page."""
    from lagesbild.briefs import job_of, own_notebook

    if bool(area) == bool(members):
        raise typer.BadParameter("name one AREA, or municipalities with --members 005,052")
    project = settings.project()
    own = own_notebook(project, notebook)
    tell_strays(project)
    with open_store(project) as store:
        job = job_of(
            store,
            notebook=USUAL_NOTEBOOK,
            area=area,
            members=members,
            language=language,
            horizon=horizon,
            scenario=scenario,
        )
    from lagesbild.publish import publish_one  # Papermill: only once the parameters are right

    job = replace(job, custom_horizon=horizon != USUAL_HORIZON, example_measures=example_measures, own=own)
    page = publish_one(job, output or project.reports / "briefs", report=typer.echo)
    typer.echo(f"Written: {short(page, project)}")


def briefs(
    edition: Edition = USUAL_EDITION,
    workers: Workers = 0,
    scheduler: Scheduler = "",
    language: Annotated[
        list[str] | None, typer.Option(help="Languages in the place of the edition's own; may be given again.")
    ] = None,
    fresh: Fresh = False,
    explain: Explain = False,
) -> None:
    """Run every brief of an edition and put the whole site in place as a preview, without a date."""
    start, project = time.monotonic(), settings.project()
    asked = (edition, *(language or ()))
    if not (fresh or explain) and (standing := standing_of(project, edition, state_of(project, *asked))):
        said = f"Nothing has changed; {counted(standing.briefs, 'brief')} as before"
        typer.echo(f"{said}: open {short(standing.site, project)}/index.html")
        return
    from lagesbild.briefs import jobs_of, load_edition
    from lagesbild.notebook import check_language

    known = load_edition(project, edition)
    if language:
        known = known.model_copy(update={"languages": tuple(map(check_language, language))})
    with open_store(project) as store:
        jobs = jobs_of(store, name=edition, edition=known)
    state = state_of(project, *asked)
    from lagesbild.publish import publish_edition
    from lagesbild.publish.ledger import open_ledger

    typer.echo(f"Edition {edition}: {counted(len(jobs), 'brief')} on {processes(workers, scheduler)}.")
    tell_own_files(project)
    ledger = open_ledger(project, is_fresh=fresh, explains=explain)
    run = runner(project, ledger, workers=workers, scheduler=scheduler)
    published = publish_edition(project, jobs, edition=edition, run=run, report=typer.echo, ledger=ledger)
    seconds, site = time.monotonic() - start, short(published.site, project)
    typer.echo(f"{counted(published.briefs, 'brief')} with indexes in {seconds:.0f} s: open {site}/index.html")
    if published.failures:
        typer.echo(f"{len(published.failures)} of {len(jobs)} could not be renewed, see above.", err=True)
        raise typer.Exit(1)
    if not any(job.own for job in jobs) and state == state_of(project, *asked):  # nobody knows what own notebooks read
        remember(project, edition, state, Standing(published.site, published.briefs))


def overview(
    edition: Edition = USUAL_EDITION,
    language: LanguageOption = "fi",
    horizon: Annotated[int, typer.Option(help="Projected year; 0 is the edition's.")] = 0,
    output: Output = None,
) -> None:
    """Write the page that shows all areas of an edition side by side."""
    from lagesbild.briefs import load_edition, overview_job

    project = settings.project()
    with open_store(project) as store:
        known = load_edition(project, edition)
        job = overview_job(
            store,
            notebook=known.overview or "network_overview",
            edition=edition,
            language=language,
            horizon=horizon or known.horizon,
        )
    from lagesbild.publish import publish_one

    page = publish_one(replace(job, custom_horizon=job.horizon != known.horizon), output or project.reports / "briefs")
    typer.echo(f"Written: {short(page, project)}")
