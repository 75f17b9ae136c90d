"""A notebook of the user's own: where it is, and what its page is called beside the standard one."""

import re
import unicodedata
from pathlib import Path
from typing import Final

from lagesbild.errors import BadFile, UnknownName, nearest
from lagesbild.settings import USUAL_NOTEBOOK, Project

OWN: Final = "own"
SUFFIX: Final = ".ipynb"
MOST_LETTERS: Final = 60
TAKEN: Final = ("in-depth", "since")
"""Ends of names that second pages have."""


def own_notebook(project: Project, named: str) -> Path | None:
    """Return the notebook of a path, or of a name in ``notebooks/own`` or ``notebooks``; ``None`` for the standard one.

    Raises:
        UnknownName: there is no such notebook.
        BadFile: its name is none that a page can have.
    """
    path = Path(named).resolve() if named.endswith(SUFFIX) else _known(project).get(named)
    if path is None or not path.is_file():
        raise UnknownName("notebook", named, nearest(named, _known(project)))
    if path == _standard(project):
        return None
    page_name(path)
    return path


def page_name(path: Path) -> str:
    """Return what the page of an own notebook has in its name: ``own-our-schools`` of ``Our schools.ipynb``.

    Raises:
        BadFile: nothing is left of it, it is too long, or it would end as a second page does.
    """
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not name or len(name) > MOST_LETTERS or name.endswith(TAKEN):
        ends = " or ".join(TAKEN)
        problem = f"call it by letters and numbers, at most {MOST_LETTERS}, and let it not end in {ends}"
        raise BadFile(path, problem)
    return f"{OWN}-{name}"


def _standard(project: Project) -> Path:
    return (project.notebooks / USUAL_NOTEBOOK).with_suffix(SUFFIX).resolve()


def _known(project: Project) -> dict[str, Path]:
    folders = (project.notebooks, project.notebooks / OWN)
    return {path.stem: path.resolve() for folder in folders for path in sorted(folder.glob(f"*{SUFFIX}"))}
