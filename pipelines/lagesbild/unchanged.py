"""A run that nothing changed for: one digest of all that pages are made from, and the files that it put in place.

Read by itself, before anything that is slow to import: the store is not opened, and nothing is asked of any area.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.files import write_atomic
from lagesbild.program import program_digest
from lagesbild.settings import Project

FOLDER: Final = ".ledger/runs"


class Standing(NamedTuple):
    """The site that a run put in place, with so many ``briefs``."""

    site: Path
    briefs: int


def state_of(project: Project, *asked: str) -> str:
    """Return the digest of the program, of what is ``asked`` for, and of all files in data, expectations and notebooks.

    The archive counts by names, sizes and times of its files, which never change; all others, with the store, by their
    contents; what is hidden not at all.
    """
    told = [program_digest(), *asked]
    for folder in (project.store.parent, project.contracts.parent, project.notebooks):
        for path in _files(folder):
            tell = _stamp if path.is_relative_to(project.raw) else _content
            told.append(tell(path, project.root))
    return _digest(told)


def remember(project: Project, name: str, state: str, standing: Standing) -> None:
    """Keep of the run of this name from which state it put which site in place."""
    site, briefs = standing
    kept = {"state": state, "site": str(site.relative_to(project.root)), "briefs": briefs, "files": _stamps(site)}
    write_atomic(_place(project, name), json.dumps(kept).encode())


def standing_of(project: Project, name: str, state: str) -> Standing | None:
    """Return what a run of this name put in place from the same state; none where one file of it is not as it was."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(_place(project, name).read_bytes())
        site = project.root / kept["site"]
        if (kept["state"], kept["files"]) == (state, _stamps(site)):
            return Standing(site, int(kept["briefs"]))
    return None


def _place(project: Project, name: str) -> Path:
    return project.reports / FOLDER / f"{name}.json"


def _stamps(site: Path) -> str:
    """Digest of names, sizes and times of all files of a site."""
    folder = site.resolve(strict=True)
    return _digest([_stamp(path, folder) for path in _files(folder)])


def _files(folder: Path) -> Iterator[Path]:
    """All files in a folder and below, also through links, in the order of their names; hidden ones are none.

    Nor are links that lead nowhere.
    """
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found = (Path(place, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in found if path.is_file())


def _stamp(path: Path, below: Path) -> str:
    found = path.stat()
    return f"{path.relative_to(below)} {found.st_size} {found.st_mtime_ns}"


def _content(path: Path, below: Path) -> str:
    with path.open("rb") as file:
        return f"{path.relative_to(below)} {hashlib.file_digest(file, 'sha256').hexdigest()}"


def _digest(told: list[str]) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
