"""Editions as jobs: which areas get which notebook in which languages."""

from lagesbild.briefs.adult import adult_jobs
from lagesbild.briefs.job import Job, job_of, overview_job
from lagesbild.contracts import Edition, read_edition
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
    overviews = [
        overview_job(store, notebook=edition.overview, edition=name, language=language, horizon=edition.horizon)
        for language in edition.languages
        if edition.overview
    ]
    return overviews + [
        job_of(store, notebook=edition.notebook, area=area, members="", language=language, horizon=edition.horizon)
        for area in edition.areas
        for language in edition.languages
    ]


def load_edition(project: Project, name: str) -> Edition:
    """Read one edition and make sure that its notebooks are there.

    Raises:
        UnknownName: no edition, or no notebook, has this name.
        BadFile: the file is not what it should be; the message names the field.
    """
    edition = read_edition(project.reference, name)
    for notebook in filter(None, (edition.notebook, edition.overview)):
        check_notebook(project, notebook)
    return edition


def check_notebook(project: Project, name: str) -> None:
    """Raise UnknownName with the nearest names where there is no such notebook."""
    known = sorted(path.stem for path in project.notebooks.glob("*.ipynb"))
    if name not in known:
        raise UnknownName("notebook", name, nearest(name, known))
