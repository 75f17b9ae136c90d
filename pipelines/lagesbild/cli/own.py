"""The command of own data: an empty file with a guide, and what is wrong with those that are filled."""

from typing import Annotated, Final

import typer

from lagesbild import settings
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import Project

CHECK: Final = "check"
TEMPLATE: Final = "template"


def own(
    what: Annotated[
        list[str], typer.Argument(metavar="check | template KIND", help="Check all own files; write an empty one.")
    ],
) -> None:
    """Check the files of own data in data/local, or write an empty one of a KIND with a guide in three languages.

    Kinds are groups, service_parameters, unit_prices, own_units, own_border_pupils, own_forecast,
    own_staff, own_applicants.
    """
    if what == [CHECK]:
        _check(settings.project())
    elif what[:1] == [TEMPLATE] and len(what) == len((TEMPLATE, "KIND")):
        _template(settings.project(), what[1])
    else:
        raise typer.BadParameter("say check, or template and a KIND: lagesbild own template own_units")


def _check(project: Project) -> None:
    from lagesbild.checks.own import own_problems, own_warnings
    from lagesbild.chosen import register_problems
    from lagesbild.store.own_files import own_files

    problems = own_problems(project) + [str(each) for each in register_problems(project)]
    for problem in problems:
        typer.echo(f"lagesbild: {problem}", err=True)
    if problems:
        raise typer.Exit(2)
    for warning in own_warnings(project):
        typer.echo(f"Please look: {warning}", err=True)
    typer.echo(f"Nothing is wrong with {', '.join(own_files(project)) or 'own files: there are none in data/local'}.")


def _template(project: Project, kind: str) -> None:
    from lagesbild.checks.own import own_contracts
    from lagesbild.files import write_atomic
    from lagesbild.follow_up.own_template import own_template

    kinds = own_contracts(project)
    if kind not in kinds:
        raise UnknownName("kind of own data", kind, nearest(kind, kinds), see="lagesbild own --help")
    write_atomic(project.reports / "forms" / f"{kind}.xlsx", own_template(kinds[kind]))
    typer.echo(f"Written: reports/forms/{kind}.xlsx\nFilled in, put it into data/local, then: lagesbild own check")
