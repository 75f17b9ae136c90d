"""What a snapshot is made from: the files by name and digest, kept by digest so that it can be made again.

Names are paths below the project's root. Kept inputs lie beside the snapshots, not in them: among them may be the
user's own figures, which are nobody else's.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from lagesbild.adult.reported import table_files
from lagesbild.contracts import load_contracts
from lagesbild.contracts.editions import own_notebooks
from lagesbild.errors import LagesbildError
from lagesbild.files import write_atomic
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of
from lagesbild.sources.current import current_markers
from lagesbild.sources.rounds import earlier_markers
from lagesbild.store.own_files import own_files

KEPT: Final = ".inputs"
READ_FROM_DATA: Final = {".csv", ".json", ".parquet", ".xlsx", ".yml"}
Inputs = Mapping[str, str]


class InputsMissing(LagesbildError):
    """Files that a snapshot is made from are not there, or not what they were; ``names`` are theirs."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        super().__init__(*names)

    def __str__(self) -> str:
        listed = "\n  ".join(self.names)
        return f"These inputs are missing or not what they were when they were recorded:\n  {listed}"


def recorded_inputs(project: Project) -> dict[str, str]:
    """Return name → sha256 of every file that store and pages are made from, in the order of the names."""
    found = {path.relative_to(project.root).as_posix(): path for path in _files(project)}
    return {name: digest_of(found[name].read_bytes()) for name in sorted(found)}


def inputs_digest(*parts: str, inputs: Inputs) -> str:
    """Digest of all inputs and of what else decides the pages."""
    digest = hashlib.sha256("\0".join(parts).encode())
    for name, sha256 in sorted(inputs.items()):
        digest.update(f"\0{name}\0{sha256}".encode())
    return digest.hexdigest()


def keep_inputs(project: Project, inputs: Inputs, shelf: Path) -> None:
    """Copy the files into ``shelf/.inputs/<sha256>``; one that is there already is not written again.

    Raises:
        InputsMissing: a file changed since its digest was taken.
    """
    for name, sha256 in inputs.items():
        kept = shelf / KEPT / sha256
        if not kept.exists():
            content = (project.root / name).read_bytes()
            if digest_of(content) != sha256:
                raise InputsMissing([name])
            write_atomic(kept, content)


def restore_inputs(inputs: Inputs, shelf: Path, root: Path) -> Project:
    """Make a project below ``root`` of the kept files and return it.

    Raises:
        InputsMissing: kept files are not there or not what they were; all of them are named.
    """
    kept = {name: shelf / KEPT / sha256 for name, sha256 in inputs.items()}
    if missing := [name for name, path in kept.items() if not _is_whole(path)]:
        raise InputsMissing(missing)
    for name, path in kept.items():
        write_atomic(root / name, path.read_bytes())
    project = Project(root)
    for folder in (project.local, project.raw, project.reports):
        folder.mkdir(parents=True, exist_ok=True)
    return project


def _is_whole(path: Path) -> bool:
    return path.exists() and digest_of(path.read_bytes()) == path.name


def _files(project: Project) -> Iterator[Path]:
    for folder in (project.reference, project.pages, project.bundled):
        yield from (path for path in folder.glob("[!.~]*") if path.suffix in READ_FROM_DATA and path.is_file())
    yield from (project.local / name for name in own_files(project))
    yield from table_files(project)
    expected = project.contracts.parent
    yield from (path for path in expected.rglob("*") if path.is_file() and not path.name.startswith("."))
    yield from project.notebooks.glob("*.ipynb")
    own = (project.notebooks / f"{name}.ipynb" for name in own_notebooks(project.reference))
    yield from (path for path in own if path.is_file())
    for marker in _markers(project):
        yield from (path for path in marker.parent.iterdir() if path.is_file() and not path.name.startswith("."))


def _markers(project: Project) -> Iterator[Path]:
    """What tells each fetched snapshot that the store takes figures from, earlier rounds of a projection too."""
    yield from current_markers(project)
    for contract in load_contracts(project.contracts).values():
        if contract.rounds_of:
            yield from earlier_markers(contract.rounds_of, project)
