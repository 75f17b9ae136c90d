"""Whether a snapshot is as it was published: every file against its digest, the digests against the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lagesbild.publish.manifest import MANIFEST, Manifest
from lagesbild.publish.records import read_record
from lagesbild.sources.archive import digest_of


@dataclass(frozen=True)
class Verified:
    """What became of a snapshot's files; ``manifest`` is the digest of its manifest.

    ``recorded`` is that digest as it was when the snapshot was published; empty where this project did not publish it.
    """

    id: str
    files: int
    manifest: str
    recorded: str
    missing: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, added or changed."""
        return not (self.missing or self.added or self.changed)


def verify(folder: Path, shelf: Path) -> Verified:
    """Compare the files of a snapshot with its manifest, that with the record on the ``shelf`` and with its own id.

    Raises:
        NoSnapshot: the folder has no manifest that can be read.
    """
    manifest = Manifest.read(folder)
    there = files_of(folder)
    own, recorded = there.pop(MANIFEST), read_record(shelf, manifest.id).manifest
    missing, added, changed = compare(manifest.files, there)
    if recorded not in {"", own} or manifest.recipe.id != manifest.id:
        changed = sorted([*changed, MANIFEST])
    return Verified(manifest.id, len(there) + 1, own, recorded, tuple(missing), tuple(added), tuple(changed))


def compare(expected: Mapping[str, str], found: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return the paths that are missing, added and changed: path → sha256 on both sides."""
    missing, added = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    changed = sorted(path for path in expected.keys() & found.keys() if expected[path] != found[path])
    return missing, added, changed


def files_of(folder: Path) -> dict[str, str]:
    """Return path → sha256 of all files below a folder; a link is a file that is not what it should be."""
    paths = [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    return {
        path.relative_to(folder).as_posix(): "link" if path.is_symlink() else digest_of(path.read_bytes())
        for path in sorted(paths)
    }
