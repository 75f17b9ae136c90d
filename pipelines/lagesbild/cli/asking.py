"""What the store holds and how projections fared; what is written from contracts and templates."""

import json
import time
from typing import TYPE_CHECKING, Annotated, Final

import typer

from lagesbild import settings
from lagesbild.cli.shared import open_store, short

if TYPE_CHECKING:
    import pandas as pd

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


def areas(
    word: Annotated[str, typer.Argument(help="Part of a name or code; all areas where it is left out.")] = "",
    kind: Annotated[
        str, typer.Option(help="municipality, subregion, employment-area, wellbeing-county, region, country or group.")
    ] = "",
) -> None:
    """List the areas that a brief can be made for."""
    from lagesbild.store import list_areas

    with open_store(settings.project(), err=True) as store:
        rows = list_areas(store, word=word, kind=kind)
    for code, each, *names in rows[["area_code", "kind", "name_fi", "name_sv", "name_en"]].to_numpy().tolist():
        typer.echo(f"{code:<26}{each:<18}{' / '.join(dict.fromkeys(names))}")


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

    with open_store(settings.project(), err=True) as store:
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


def contracts() -> None:
    """Write what is made from the contracts: the suites of Great Expectations and the data dictionary."""
    from lagesbild.checks import write_derived

    project = settings.project()
    changed = write_derived(project)
    typer.echo("\n".join(f"Written: {short(path, project)}" for path in changed) or "Nothing changed.")


def wording() -> None:
    """Write every template with examples of real areas in three languages, for people who edit language."""
    from lagesbild.wording import write_wording

    project = settings.project()
    with open_store(project) as store:
        path = write_wording(store, project)
    typer.echo(f"Written: {short(path, project)}")


def _percentages(rows: "pd.DataFrame") -> str:
    return rows.to_string(float_format="{:.1f}".format, na_rep="–")
