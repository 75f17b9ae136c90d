"""``manifest.json``: what a snapshot is, from what it was made, and the digest of each of its files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from lagesbild.briefs import Job
from lagesbild.errors import LagesbildError
from lagesbild.publish.code_version import CodeVersion
from lagesbild.publish.recipe import Earlier, Recipe
from lagesbild.publish.site import Page
from lagesbild.publish.written import as_json

MANIFEST: Final = "manifest.json"


class NoSnapshot(LagesbildError):
    """A folder is no snapshot: it has no manifest that can be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(folder)

    def __str__(self) -> str:
        return f"{self.folder.name} is no snapshot: it has no manifest.json that can be read. All: lagesbild snapshots"


@dataclass(frozen=True)
class Manifest:
    """The manifest of a snapshot: its recipe, and ``files`` path → sha256 of every file but the manifest itself.

    ``pages`` are the notebook and the parameters of each page, ``kept`` the paths of pages that stand in for ones that
    could not be renewed.
    """

    id: str
    recipe: Recipe
    files: Mapping[str, str]
    pages: Mapping[str, Any] = field(default_factory=dict)
    entries: Mapping[str, Any] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the manifest of a snapshot.

        Raises:
            NoSnapshot: there is none, or it cannot be read.
        """
        try:
            told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            date.fromisoformat(told["date"])
            code = CodeVersion(**told["code"])
            earlier = Earlier(**told["earlier"])
            browser = told.get("browser", "")
            recipe = Recipe(told["edition"], told["date"], code, told["inputs"], told["address"], earlier, browser)
            return cls(told["id"], recipe, told["files"], told["pages"], told["entries"], tuple(told["kept"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoSnapshot(folder) from error

    @property
    def content(self) -> bytes:
        """The file."""
        told = {
            "id": self.id,
            "edition": self.recipe.edition,
            "date": self.recipe.day,
            "address": self.recipe.address,
            "earlier": self.recipe.earlier._asdict(),
            "code": self.recipe.code.record,
            "browser": self.recipe.browser,
            "inputs": self.recipe.inputs,
            "files": self.files,
            "pages": self.pages,
            "entries": self.entries,
            "kept": list(self.kept),
        }
        return as_json(told)


def parameters_of(jobs: Iterable[Job]) -> dict[str, Any]:
    """Return the path of each page → the notebook and the parameters that it was made with."""
    return {job.path: {"notebook": job.notebook, "parameters": job.parameters} for job in jobs}


def entries_of(pages: Iterable[Page]) -> dict[str, dict[str, Any]]:
    """Return the path of each brief → how the index names it."""
    return {page.path: asdict(page.entry) for page in pages}
