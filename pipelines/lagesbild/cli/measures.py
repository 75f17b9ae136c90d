"""The commands of chosen measures: list them, make forms and follow-up sheets, take filled ones in."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from lagesbild import settings
from lagesbild.cli.models import way
from lagesbild.cli.shared import Horizon, LanguageOption, Output, open_store, short
from lagesbild.errors import BadFile
from lagesbild.settings import USUAL_HORIZON, Project

if TYPE_CHECKING:
    from lagesbild.follow_up.intake import Taken
    from lagesbild.store import Store

ADD: Final = "add"
TEMPLATE: Final = "template"


def measures(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GROUP] | add FILE… | template", help="A group; add and filled forms; template."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, one object per measure.")] = False,
    facts: Annotated[bool, typer.Option(help="The figures of GROUP that a measure can rest on.")] = False,
    overview: Annotated[bool, typer.Option(help="Write the overview of all groups as pages.")] = False,
    page: Annotated[bool, typer.Option(help="Write the way of GROUP's measures as pages and DOCX.")] = False,
    language: Annotated[str, typer.Option(help="Of the page only this language: fi, sv or en.")] = "",
    pdf: Annotated[bool, typer.Option(help="The page as PDF, too; needs Chromium.")] = False,
    public: Annotated[bool, typer.Option(help="Of overview or page the edition that may be published.")] = False,
    example_measures: Annotated[
        bool, typer.Option("--example-measures", help="Of the page: the made-up measures that ship.")
    ] = False,
) -> None:
    """List the chosen measures, then and now, with what asks for a look – or add filled forms to the register.

    Filled follow-up sheets are added likewise; template writes an empty register with a guide in three languages.
    """
    named = what or []
    if page or language or pdf or example_measures:
        if len(named) != 1 or not page or overview:
            raise typer.BadParameter("the page is of one group: lagesbild measures GROUP --page [--language sv]")
        way(named[0], language=language, with_pdf=pdf, public=public, example_measures=example_measures)
        return
    if named[:1] == [ADD]:
        _add(settings.project(), [Path(name) for name in named[1:]])
    elif named == [TEMPLATE]:
        _template(settings.project())
    elif overview or public:
        if named or not overview:
            raise typer.BadParameter("the overview is of all groups: lagesbild measures --overview [--public]")
        _overview(settings.project(), public=public)
    elif len(named) > 1 or (facts and not named):
        raise typer.BadParameter("name one GROUP, or: add FILE.xlsx…")
    else:
        with open_store(settings.project(), err=True) as store:
            _facts(store, named[0]) if facts else _list(store, "".join(named), as_json=as_json)


def form(
    group: Annotated[str, typer.Argument(help="A group's id, or the code of another area.")],
    language: LanguageOption = "fi",
    horizon: Horizon = USUAL_HORIZON,
    snapshot: Annotated[str, typer.Option(help="Snapshot of the brief that the group looks at.")] = "",
    output: Output = None,
) -> None:
    """Write the form of a workshop: up to five measures, with the group's own figures to choose from."""
    from lagesbild.files import write_atomic
    from lagesbild.follow_up.form import form as make_form
    from lagesbild.notebook import resolve

    project = settings.project()
    with open_store(project) as store:
        asked = resolve(store, area=group, members="", language=language, horizon=horizon)
        made = {"area": asked.area, "language": asked.language, "horizon": asked.horizon, "snapshot": snapshot}
        content = make_form(store, **made)  # type: ignore[arg-type]
    folder = output or project.reports / "forms"
    path = folder / f"{asked.area.place.code.lower()}-{asked.language}.xlsx"
    write_atomic(path, content)
    typer.echo(f"Written: {short(path, project)}\nFilled in, it comes back by: lagesbild measures add {path.name}")


def follow_up(
    group: Annotated[str, typer.Argument(help="A group's id, or the code of another area.")],
    language: LanguageOption = "fi",
    output: Output = None,
) -> None:
    """Write the half-yearly sheet of a group: its measures, their figures then and now, four questions on each."""
    from lagesbild.files import write_atomic
    from lagesbild.follow_up.sheet import follow_up_sheet
    from lagesbild.notebook import resolve

    project = settings.project()
    with open_store(project) as store:
        asked = resolve(store, area=group, members="", language=language, horizon=USUAL_HORIZON)
        made = {"area": asked.area, "language": asked.language, "horizon": asked.horizon, "today": date.today()}
        content = follow_up_sheet(store, project=project, **made)  # type: ignore[arg-type]
    folder = output or project.reports / "forms"
    path = folder / f"{asked.area.place.code.lower()}-follow-up-{asked.language}.xlsx"
    write_atomic(path, content)
    typer.echo(f"Written: {short(path, project)}\nFilled in, it comes back by: lagesbild measures add {path.name}")


def _list(store: "Store", group: str, *, as_json: bool) -> None:
    from lagesbild.follow_up.listing import listed_measures

    found, refused = listed_measures(store, project=settings.project(), group=group, today=date.today())
    if as_json:
        typer.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(each.as_text() for each in found) or "No measures yet. Begin: lagesbild form GROUP")
    _refuse(refused)


def _facts(store: "Store", group: str) -> None:
    from lagesbild.follow_up.listing import catalogue

    typer.echo("\n".join(catalogue(store, group=group, horizon=USUAL_HORIZON)))


def _overview(project: Project, *, public: bool) -> None:
    from lagesbild.files import write_atomic
    from lagesbild.follow_up.overview import lines_of
    from lagesbild.publish.leaks import refuse_leaks, secrets_of
    from lagesbild.publish.measures_page import FILE, measures_files

    today = date.today()
    with open_store(project) as store:
        lines = lines_of(store, project=project, public=public, today=today)
    files = measures_files(lines, public=public, day=today.isoformat())
    refuse_leaks(files, secrets_of(project))
    folder = project.reports / ("measures-public" if public else "measures-internal")
    for path, content in files.items():
        write_atomic(folder / path, content)
    typer.echo(f"Written: {short(folder, project)}/fi/{FILE}, and in sv and en")


def _template(project: Project) -> None:
    from lagesbild.chosen import contract_of
    from lagesbild.files import write_atomic
    from lagesbild.follow_up.template import template

    write_atomic(project.reports / "forms" / "measures.xlsx", template(contract_of(project)))
    typer.echo("Written: reports/forms/measures.xlsx\nFilled in, it is the register: put it into data/local.")


def _add(project: Project, paths: Sequence[Path]) -> None:
    from lagesbild.follow_up.intake import take_forms

    if not paths:
        raise typer.BadParameter("name the filled forms: lagesbild measures add FILE.xlsx…")
    told_of_register(take_forms(project, paths, today=date.today()))


def told_of_register(taken: "Taken") -> None:
    """Say what became of filled forms; where one is refused, say why and end with exit code 2."""
    for warning in taken.warned:
        typer.echo(f"Please look: {warning}", err=True)
    _refuse(taken.refused)
    for measure in taken.added:
        typer.echo(f"Added: {measure.measure_id}")
    for measure in taken.changed:
        typer.echo(f"Followed up: {measure.measure_id}")
    if taken.known_count:
        typer.echo(f"Stood in the register already: {taken.known_count}")


def _refuse(problems: Sequence[BadFile]) -> None:
    """Print every refusal and end with exit code 2."""
    for problem in problems:
        typer.echo(f"lagesbild: {problem}", err=True)
    if problems:
        raise typer.Exit(2)
