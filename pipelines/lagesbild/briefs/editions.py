"""Editions: which areas get which notebook in which languages, from ``data/reference/editions.yml``."""

from lagesbild.briefs.job import Job, job_of
from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import Language, Project
from lagesbild.store import Store


class Edition(Strict):
    """One set of briefs that are published together."""

    notebook: str
    languages: tuple[Language, ...]
    horizon: int
    areas: tuple[str, ...]

    def jobs(self, store: Store) -> list[Job]:
        """Return one job per area and language, in the order of the file.

        Raises:
            UnknownName: an area or the horizon does not exist.
        """
        return [
            job_of(store, notebook=self.notebook, area=area, members="", language=language, horizon=self.horizon)
            for area in self.areas
            for language in self.languages
        ]


class _Editions(Strict):
    editions: dict[str, Edition]


def load_edition(project: Project, name: str) -> Edition:
    """Read one edition.

    Raises:
        UnknownName: no edition, or no notebook, has this name.
        BadFile: the file is not what it should be; the message names the field.
    """
    path = project.reference / "editions.yml"
    editions = read_yaml(path, _Editions).editions
    if name not in editions:
        raise UnknownName("edition", name, nearest(name, editions), see=path.name)
    edition = editions[name]
    check_notebook(project, edition.notebook)
    return edition


def check_notebook(project: Project, name: str) -> None:
    """Raise UnknownName with the nearest names where there is no such notebook."""
    known = sorted(path.stem for path in project.notebooks.glob("*.ipynb"))
    if name not in known:
        raise UnknownName("notebook", name, nearest(name, known))
