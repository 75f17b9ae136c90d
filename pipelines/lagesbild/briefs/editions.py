"""Editions as jobs: which areas get which notebook in which languages."""

from dataclasses import replace
from pathlib import Path

from lagesbild.briefs.adult import adult_jobs
from lagesbild.briefs.job import Job, job_of, overview_job
from lagesbild.briefs.own import OWN, SUFFIX, page_name
from lagesbild.contracts import Edition, read_edition
from lagesbild.contracts.editions import IN_OWN
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import Project
from lagesbild.store import Store


def jobs_of(store: Store, *, name: str, edition: Edition) -> list[Job]:
    """Return the overviews, where the edition has one, and one job per area and language, in the order of the file.

    Of an edition of pages on adult education they are those of the pages, each with its municipalities or providers.

    Raises:
        UnknownName: an area or the horizon does not exist.
    """
    if edition.pages:
        return adult_jobs(store, edition)
    own = Path(f"{edition.notebook}{SUFFIX}") if edition.notebook.startswith(IN_OWN) else None
    overviews = [
        overview_job(store, notebook=edition.overview, edition=name, language=language, horizon=edition.horizon)
        for language in edition.languages
        if edition.overview
    ]
    return overviews + [
        replace(
            job_of(store, notebook=edition.notebook, area=area, members="", language=language, horizon=edition.horizon),
            own=own,
        )
        for area in edition.areas
        for language in edition.languages
    ]


def load_edition(project: Project, name: str) -> Edition:
    """Read one edition and make sure that its notebooks are there; ``own/our-schools`` is one of the user's own.

    Raises:
        UnknownName: no edition, or no notebook, has this name.
        BadFile: the file is not what it should be, or an own notebook has a name that no page can have.
    """
    edition = read_edition(project.reference, name)
    for notebook in filter(None, (edition.notebook, edition.overview)):
        check_notebook(project, notebook)
    return edition


def check_notebook(project: Project, name: str) -> None:
    """Raise UnknownName with the nearest names where there is no such notebook."""
    known = sorted(path.stem for path in project.notebooks.glob(f"*{SUFFIX}"))
    known += sorted(f"{IN_OWN}{path.stem}" for path in (project.notebooks / OWN).glob(f"*{SUFFIX}"))
    if name not in known:
        raise UnknownName("notebook", name, nearest(name, known))
    if name.startswith(IN_OWN):
        page_name(project.notebooks / f"{name}{SUFFIX}")
