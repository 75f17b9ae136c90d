"""Documents of measures: the compendium of models of all groups, and the way of one group's measures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import Horizon, open_store, short
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import LANGUAGES, USUAL_HORIZON, Language

if TYPE_CHECKING:
    from lagesbild.briefs import DocumentName
    from lagesbild.store import Store

Check = Callable[["Store", Language], object]


def models(
    language: Annotated[str, typer.Option(help="Only this language: fi, sv or en.")] = "",
    pdf: Annotated[bool, typer.Option(help="As PDF, too; needs Chromium.")] = False,
    public: Annotated[bool, typer.Option(help="The edition that may be published.")] = False,
    horizon: Horizon = USUAL_HORIZON,
    example_measures: Annotated[
        bool, typer.Option("--example-measures", help="The made-up models that ship, in the place of the register's.")
    ] = False,
) -> None:
    """Write the compendium of models that groups described for others: pages, DOCX, PDF.

    By theme, by kind of area, and each model with its figures then, now and projected. They stand in reports/models.
    """
    from lagesbild.notebook import resolve_models

    asked = {"horizon": horizon, "public": public, "example_measures": example_measures}

    def check(store: "Store", spoken: Language) -> object:
        return resolve_models(store, language=spoken, **asked)  # type: ignore[arg-type]

    folder = settings.project().reports / "models" / _edition(public=public, example_measures=example_measures)
    _write("models", _spoken(language), folder, check, with_pdf=pdf, **asked)


def way(group: str, *, language: str, with_pdf: bool, public: bool, example_measures: bool) -> None:
    """Write the way of one group's measures: pages, DOCX, PDF."""
    from lagesbild.notebook import resolve_way

    asked = {"area": group, "horizon": USUAL_HORIZON, "public": public, "example_measures": example_measures}

    def check(store: "Store", spoken: Language) -> object:
        return resolve_way(store, language=spoken, **asked)  # type: ignore[arg-type]

    edition = _edition(public=public, example_measures=example_measures)
    folder = settings.project().reports / "measures" / edition / group.lower()
    _write("measures", _spoken(language), folder, check, with_pdf=with_pdf, **asked)


def _edition(*, public: bool, example_measures: bool) -> str:
    if example_measures:
        return "example"
    return "public" if public else "internal"


def _spoken(language: str) -> list[Language]:
    """The language that is asked for, all where none is.

    Raises:
        UnknownName: there is no such.
    """
    if language and language not in LANGUAGES:
        raise UnknownName("language", language, nearest(language, LANGUAGES))
    return [each for each in LANGUAGES if language in {"", each}]


def _write(
    name: "DocumentName", spoken: list[Language], folder: Path, check: Check, *, with_pdf: bool, **given: object
) -> None:
    """Refuse what cannot be made before any notebook starts; then make it, and say where it is."""
    project = settings.project()
    with open_store(project) as store:
        for language in spoken if given["example_measures"] else spoken[:1]:
            check(store, language)
    from lagesbild.briefs import DocumentJob
    from lagesbild.publish.documents import make_documents

    day = date.today().isoformat()
    jobs = [DocumentJob(name, language, day=day, **given) for language in spoken]  # type: ignore[arg-type]
    made = make_documents(project, jobs, folder, with_pdf=with_pdf)
    for page in made.pages:
        typer.echo(f"Written: {short(page, project)}, and beside it DOCX{' and PDF' if with_pdf else ''}")
