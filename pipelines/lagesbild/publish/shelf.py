"""The shelf of snapshots, ``reports/snapshots``: which there are, the newest of each edition, which may go."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from lagesbild.errors import LagesbildError, UnknownName, nearest
from lagesbild.files import write_public
from lagesbild.leftovers import MAKING
from lagesbild.publish.folders import is_free, remove_folder, swap_link
from lagesbild.publish.inputs import KEPT
from lagesbild.publish.manifest import MANIFEST, Manifest, NoSnapshot
from lagesbild.publish.recipe import NO_EARLIER, Earlier
from lagesbild.publish.records import forget, read_record
from lagesbild.settings import Project

LATEST: Final = "latest-"
NOTHING: Final = "Nothing was published yet: lagesbild publish"
KEPT_DAYS: Final = 30
ONE_MB: Final = 1_000_000


@dataclass(frozen=True)
class Standing:
    """One snapshot as it stands on the shelf; ``published`` is the moment (ISO), empty where it is not known."""

    folder: Path
    manifest: Manifest
    published: str

    @property
    def id(self) -> str:
        """Its name."""
        return self.folder.name

    @property
    def edition(self) -> str:
        """The edition that it is of."""
        return self.manifest.recipe.edition

    @property
    def day(self) -> date:
        """The date that it bears."""
        return date.fromisoformat(self.manifest.recipe.day)

    @property
    def pages(self) -> int:
        """How many briefs it holds, each language one."""
        return len(self.manifest.entries)

    @property
    def megabytes(self) -> float:
        """The size of its files."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()) / ONE_MB


def shelf_of(project: Project) -> Path:
    """Return the folder of all snapshots."""
    return project.snapshots


def standing(shelf: Path) -> list[Standing]:
    """Return every snapshot, by edition, the newest first; folders that are none are left out."""
    return sorted(sorted(_standing(shelf), key=age, reverse=True), key=lambda each: each.edition)


def age(each: Standing) -> tuple[date, str, str]:
    """Return what newer snapshots have more of: date, of one date the moment of publishing."""
    return each.day, each.published, each.id


def find_snapshot(project: Project, named: str) -> Path:
    """Return the folder of a snapshot by its id, or the folder that is named; the newest one where nothing is.

    Raises:
        UnknownName: there is no such snapshot.
        LagesbildError: nothing was published yet.
    """
    if named and (Path(named) / MANIFEST).is_file():
        return Path(named).resolve()
    known = sorted(standing(shelf_of(project)), key=age, reverse=True)
    if not known:
        raise LagesbildError(NOTHING)
    ids = [each.id for each in known]
    if named and named not in ids:
        raise UnknownName("snapshot", named, nearest(named, ids), see="lagesbild snapshots")
    return known[ids.index(named) if named else 0].folder


def latest(shelf: Path, edition: str) -> Path | None:
    """Return the newest snapshot of an edition; none where it was never published."""
    return next((each.folder for each in standing(shelf) if each.edition == edition), None)


def earlier_than(shelf: Path, edition: str, day: str) -> Earlier:
    """Return the newest snapshot of an edition that is dated before a ``day`` (ISO)."""
    before = (each for each in standing(shelf) if each.edition == edition and each.manifest.recipe.day < day)
    found = next(before, None)
    return Earlier(found.id, found.manifest.recipe.day) if found else NO_EARLIER


def point_to_latest(shelf: Path, edition: str) -> None:
    """Let ``latest-<edition>`` lead to the newest snapshot of the edition, or be a file with its id."""
    link, newest = shelf / f"{LATEST}{edition}", latest(shelf, edition)
    if not is_free(link, sign=MANIFEST):
        return
    if newest is None:
        link.unlink(missing_ok=True)
        return
    try:
        swap_link(link, newest)
    except OSError:  # no links on this disk
        write_public(link, f"{newest.name}\n".encode())


def dispensable(snapshots: Sequence[Standing], today: date) -> list[Standing]:
    """Return the snapshots that may go: of each edition stay the newest, the newest of each month, the last 30 days."""
    newest: dict[tuple[str, str], Standing] = {}
    for each in snapshots:
        for of in ("", each.day.strftime("%Y-%m")):
            best = newest.get((each.edition, of))
            if best is None or age(each) > age(best):
                newest[each.edition, of] = each
    kept = {each.id for each in newest.values()}
    return [each for each in snapshots if each.id not in kept and each.day <= today - timedelta(days=KEPT_DAYS)]


def remove(snapshots: Iterable[Standing], shelf: Path) -> None:
    """Remove snapshots with their archives, and inputs that no other one was made from."""
    for each in snapshots:
        remove_folder(each.folder)
        (shelf / f"{each.id}.zip").unlink(missing_ok=True)
        forget(shelf, each.id)
    needed = {sha256 for each in standing(shelf) for sha256 in each.manifest.recipe.inputs.values()}
    for kept in (shelf / KEPT).glob("*"):
        if kept.name not in needed and not kept.name.startswith("."):
            kept.unlink()


def _standing(shelf: Path) -> Iterator[Standing]:
    for folder in shelf.glob("*"):
        if folder.is_dir() and not folder.is_symlink() and not folder.name.startswith((MAKING, LATEST)):
            try:
                yield Standing(folder, Manifest.read(folder), read_record(shelf, folder.name).moment)
            except NoSnapshot:
                continue
