"""The command line: parse, call one function, print. Every target of the Makefile is one of these commands.

One module although it is long: one short function per command, which stay side by side as the help lists them.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.core import TyperGroup

from lagesbild import settings
from lagesbild.errors import ChecksFailed, LagesbildError, StoreMissing, StoreOutOfDate
from lagesbild.follow_up.commands import add_commands
from lagesbild.settings import Project

if TYPE_CHECKING:
    import pandas as pd

    from lagesbild.store import Store

INTERRUPTED: Final = 130


class Commands(TyperGroup):
    """The commands; Ctrl-C in any of them is one line and exit code 130, as a shell gives it."""

    def invoke(self, ctx: Any) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            typer.echo("lagesbild: stopped. What was in place is still there; the same command starts again.", err=True)
            raise typer.Exit(INTERRUPTED) from stopped


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Situation briefs for groups of municipalities, made from open statistics.",
)

USUAL_HORIZON: Final = 2040
Horizon = Annotated[int, typer.Option(help="Projected year that today is compared with.")]
Members = Annotated[str, typer.Option(help="Municipalities of your own group instead of AREA: 005,052,403.")]
LanguageOption = Annotated[str, typer.Option(help="fi, sv or en.")]

BACKTEST: Final = {
    "rules": "Intervals of the rule now and before, %: launches up to 2001, which it was chosen on, later, left out",
    "bands": "Outcomes of later launches inside, %: by years after launch and age band",
    "sizes": "Outcomes of later launches inside, %: by years after launch and size of the area",
    "municipalities": "Totals of municipalities around rounds of the official projection, their own region left out, %",
}
OFFICIAL: Final = {
    "municipalities": "municipalities, all residents",
    "size_classes": "municipalities by inhabitants in the year observed, all residents",
    "regions": "19 regions by age band",
    "country": "the whole country by age band, the errors themselves",
    "each_region": "each region by age band in the newest year, the errors themselves",
}


@app.command()
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
    notebook: Annotated[str, typer.Option(help="Name of the notebook.")] = "situation_brief",
    output: Annotated[Path | None, typer.Option(help="Folder to write to; reports/briefs by default.")] = None,
) -> None:
    """Run one brief and write its page."""
    from lagesbild.briefs import check_notebook, job_of

    if bool(area) == bool(members):
        raise typer.BadParameter("name one AREA, or municipalities with --members 005,052")
    project = settings.project()
    check_notebook(project, notebook)
    with _open_store(project) as store:
        job = job_of(
            store, notebook=notebook, area=area, members=members, language=language, horizon=horizon, scenario=scenario
        )
    from lagesbild.publish import publish_one  # Papermill: only once the parameters are right

    job = replace(job, custom_horizon=horizon != USUAL_HORIZON, example_measures=example_measures)
    page = publish_one(job, output or project.reports / "briefs")
    typer.echo(f"Written: {_short(page, project)}")


@app.command()
def briefs(
    edition: Annotated[str, typer.Argument(help="Name in data/reference/editions.yml.")] = "pilot-groups",
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is one per core.")] = 0,
) -> None:
    """Run every brief of an edition and put the whole site in place."""
    from lagesbild.briefs import jobs_of, load_edition

    start, project = time.monotonic(), settings.project()
    with _open_store(project) as store:
        jobs = jobs_of(store, name=edition, edition=load_edition(project, edition))
    from lagesbild.publish import publish_edition

    typer.echo(f"Edition {edition}: {len(jobs)} briefs on {workers or os.cpu_count()} processes.")
    for name in project.own_files:
        typer.echo(f"Your own figures are in use: {name}. The pages say so where they count.")
    published = publish_edition(project, jobs, workers=workers, report=typer.echo)
    seconds = time.monotonic() - start
    typer.echo(f"{published.briefs} briefs and their indexes in {seconds:.0f} s: open reports/site/index.html")
    if published.failures:
        typer.echo(f"{len(published.failures)} of {len(jobs)} could not be renewed, see above.", err=True)
        raise typer.Exit(1)


@app.command()
def overview(
    edition: Annotated[str, typer.Argument(help="Name in data/reference/editions.yml.")] = "pilot-groups",
    language: LanguageOption = "fi",
    horizon: Annotated[int, typer.Option(help="Projected year; 0 is the edition's.")] = 0,
    output: Annotated[Path | None, typer.Option(help="Folder to write to; reports/briefs by default.")] = None,
) -> None:
    """Write the page that shows all areas of an edition side by side."""
    from lagesbild.briefs import load_edition, overview_job

    project = settings.project()
    with _open_store(project) as store:
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
    typer.echo(f"Written: {_short(page, project)}")


@app.command()
def build() -> None:
    """Build the store from the available figures, check it, and swap it in."""
    from lagesbild.checks import build_checked_store

    build_checked_store(settings.project(), report=typer.echo)


@app.command()
def areas(
    word: Annotated[str, typer.Argument(help="Part of a name or code; all areas where it is left out.")] = "",
    kind: Annotated[
        str, typer.Option(help="municipality, subregion, employment-area, wellbeing-county, region, country or group.")
    ] = "",
) -> None:
    """List the areas that a brief can be made for."""
    from lagesbild.store import list_areas

    with _open_store(settings.project()) as store:
        rows = list_areas(store, word=word, kind=kind)
    for code, each, *names in rows[["area_code", "kind", "name_fi", "name_sv", "name_en"]].to_numpy().tolist():
        typer.echo(f"{code:<26}{each:<18}{' / '.join(dict.fromkeys(names))}")


@app.command()
def backtest(
    as_json: Annotated[
        bool, typer.Option("--json", help="Only the official projection's record, as JSON: one object per row.")
    ] = False,
) -> None:
    """Say how projections have fared: a simple one launched from every past year, and each round of the official one.

    A deviation is the observed number less the projected one, in percent of the projected one. An error of the
    official projection is the projected number less the observed one, in percent of the observed one: plus is too high.
    """
    from lagesbild.measures.accuracy import compared_rounds, official_accuracy
    from lagesbild.measures.trials import median_deviations, projection_trials

    with _open_store(settings.project(), err=as_json) as store:
        start, rounds = time.monotonic(), compared_rounds(store)
        deviations, trials = (None, {}) if as_json else (median_deviations(store), projection_trials(store))
    if deviations is None:
        typer.echo(json.dumps({"official_record": rounds.to_dict("records")}))
        return
    typer.echo("Median absolute deviation by years after launch and age band, %: all launches, 19 regions")
    typer.echo(f"{_percentages(deviations)}\n")
    for name, title in BACKTEST.items():
        typer.echo(f"{title}\n{_percentages(trials[name])}\n")
    for name, rows in official_accuracy(rounds).items():
        typer.echo(f"Error of the official projection, %: {OFFICIAL[name]}\n{_percentages(rows)}\n")
    typer.echo(f"Read and tried in {time.monotonic() - start:.1f} s; the record itself is made with the store.")


@app.command()
def contracts() -> None:
    """Write what is made from the contracts: the suites of Great Expectations and the data dictionary."""
    from lagesbild.checks import write_derived

    project = settings.project()
    changed = write_derived(project)
    typer.echo("\n".join(f"Written: {_short(path, project)}" for path in changed) or "Nothing changed.")


@app.command()
def wording() -> None:
    """Write every template with examples of real areas in three languages, for people who edit language."""
    from lagesbild.wording import write_wording

    project = settings.project()
    with _open_store(project) as store:
        path = write_wording(store, project)
    typer.echo(f"Written: {_short(path, project)}")


@app.command()
def fetch(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]…", help="Source id, table id, table or service; all by default."),
    ] = None,
    base_url: Annotated[
        str, typer.Option(help="Address of the one service that SOURCE belongs to; statfin's where none is named.")
    ] = "",
    accept: Annotated[bool, typer.Option(help="Take a table also where it lost something.")] = False,
) -> None:
    """Fetch the newest official figures into the archive, report what they change, and build the store.

    LAGESBILD_STATFIN_URL, LAGESBILD_SCB_URL and their like set the address of a service for good.
    """
    from lagesbild.sources.fetch import fetch as fetch_tables

    project = settings.project()
    named = names or (["statfin"] if base_url else [])
    fetched = fetch_tables(project, named, at=base_url, accept=accept, report=typer.echo)
    try:
        with _open_store(project):
            if fetched.new or fetched.unchanged:
                typer.echo(f"New: {len(fetched.new)}, unchanged: {len(fetched.unchanged)}. The store holds them.")
    except ChecksFailed:
        typer.echo("To go back, move the table's newest snapshot out of its folder in data/raw; see below.", err=True)
        raise
    if fetched.failures:
        reasons = "\n  ".join(dict.fromkeys(fetched.failures.values()))
        typer.echo(f"Did not come: {', '.join(fetched.failures)}. The figures at hand stay:\n  {reasons}", err=True)
        raise typer.Exit(1)


@app.command()
def sources(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, one object per table.")] = False,
) -> None:
    """List every table of the store: who publishes it, of which time the figures are, and what is missing."""
    from lagesbild.sources.holdings import holdings

    held = holdings(settings.project())
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in held], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(each.text for each in held))


@app.command()
def bundle(
    public_copies: Annotated[Path, typer.Option(help="Folder with the public copies; see CONTRIBUTING.")],
    base_url: Annotated[str, typer.Option(help="Address of the PxWeb service.")],
) -> None:
    """Make the figures that ship again, from a PxWeb service and a folder of public copies."""
    from lagesbild.sources.bundle import make_bundle

    make_bundle(settings.project(), base_url=base_url, public_copies=public_copies, report=typer.echo)


def main() -> None:
    """Run the command line; our own errors become one line and exit code 2."""
    try:
        app()
    except LagesbildError as error:
        typer.echo(f"lagesbild: {error}", err=True)
        sys.exit(2)


@contextmanager
def _open_store(project: Project, *, err: bool = False) -> Iterator["Store"]:
    """Open the store; build it first where it is missing or older than its files (told as an error where ``err``)."""
    from lagesbild.store import Store

    try:
        store = Store.open(project)
    except (StoreMissing, StoreOutOfDate):
        from lagesbild.checks import build_checked_store

        build_checked_store(project, report=partial(typer.echo, err=err))
        store = Store.open(project)
    with store:
        yield store


def _percentages(rows: "pd.DataFrame") -> str:
    return rows.to_string(float_format="{:.1f}".format, na_rep="–")


def _short(path: Path, project: Project) -> str:
    return str(path.relative_to(project.root)) if path.is_relative_to(project.root) else str(path)


add_commands(app, _open_store)
