"""What begins from a template: ``lagesbild new exhibit``."""

from typing import Annotated

import typer

from lagesbild import settings

new = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Begin something from a template: an exhibit.")
NEXT = """\
It works as it is. What to change, in this order:
  1. the question (.sql) and what it answers (.py); 2. the strings in three languages (.yml);
  3. the figures and sentences of the test, and the derivation, by other code from the raw files;
  4. where the cell stands in the notebook: now first of its section in depth.
Then: pytest -n 0 {test} and CONTRIBUTING, Add an exhibit."""


@new.callback()
def everywhere() -> None:
    """Begin something from a template."""


@new.command()
def exhibit(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An identifier in small letters: school_meals.")],
    section: Annotated[str, typer.Option(help="Where it stands: population, service_need or labour.")],
) -> None:
    """Write the files and the cell of a small exhibit that works, to be changed into your own."""
    from lagesbild.scaffold import new_exhibit

    project = settings.project()
    written = [path.relative_to(project.root) for path in new_exhibit(project, name, section=section)]
    for path in written:
        typer.echo(f"Written: {path}")
    typer.echo(NEXT.format(test=next(path for path in written if path.name.startswith("test_"))))
