"""Writing a file so that nobody ever meets half of it, on any disk."""

import errno
import fcntl
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from lagesbild.errors import IN_THE_WAY, ROOM, NotWritten
from lagesbild.leftovers import mark, sweep_work

LONGEST_PLACE: Final = 50
SHORT_PLACE: Final = Path("/tmp")  # noqa: S108 – folders in it have names of their own and rights for nobody else
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a text begins with that a spreadsheet runs; those of full width where it is set to such letters."""
ONE_MB: Final = 1_000_000
PROBED_BYTES: Final = 65_536
READ_BY_ALL: Final = 0o644
ENTERED_BY_ALL: Final = 0o755
CANNOT: Final = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
"""How a disk says that it knows no locks, or cannot be told to keep what was written: a network share, a stick."""


def refuse_unwritable(*folders: Path) -> None:
    """Make sure, before any work is done for it, that something can be written to these folders, which are made.

    Raises:
        NotWritten: it cannot; the error names the folder.
    """
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"\0" * PROBED_BYTES)
                probe.flush()
        except OSError as error:
            error.filename = str(folder)
            raise NotWritten.of(error) from error


def refuse_full(folder: Path, needed_bytes: int) -> None:
    """Make sure, before any work is done for it, that there is room in a folder that is there.

    Raises:
        NotWritten: there is less.
    """
    free = shutil.disk_usage(folder).free
    if free < needed_bytes:
        raise NotWritten(folder.name, f"{free // ONE_MB} MB are free where {needed_bytes // ONE_MB} are needed", ROOM)


def refuse_folder(path: Path) -> None:
    """Make sure that no folder has the name of a file that is to be written.

    Raises:
        NotWritten: one has.
    """
    if path.is_dir():
        raise NotWritten(path.name, os.strerror(errno.EISDIR), IN_THE_WAY)


def write_public(path: Path, content: bytes) -> None:
    """As ``write_atomic`` what is published: all may read it, whatever is usual here, and enter folders made for it."""
    made = [folder for folder in path.parents if not folder.exists()]
    write_atomic(path, content, mode=READ_BY_ALL)
    for folder in made:
        let_all(folder, ENTERED_BY_ALL)


def let_all(path: Path, mode: int) -> None:
    """Give these rights, on a disk that knows such."""
    with suppress(OSError):
        path.chmod(mode)


def write_atomic(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write a file that is there whole or not at all, also when the machine stops; its folder is made first.

    It is written under another name of this process, brought to the disk and renamed. ``mode`` are its rights; without
    them it has those that are usual here.

    Raises:
        OSError: it cannot be written; then it is as it was, and nothing else is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{mark()}")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            flush(file.fileno())
        if mode is not None:
            let_all(new, mode)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        error.filename = error.filename or str(path)  # a write that fails does not say where
        raise
    with suppress(OSError):  # what was renamed is there; many network disks bring no folder to the disk
        _bring_to_disk(path.parent)


def flush(descriptor: int) -> None:
    """Bring a file that was written to the disk, where the disk can do that.

    Raises:
        OSError: it is full or fails.
    """
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in CANNOT:
            raise


def _bring_to_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@cache
def say_once(what: str) -> None:
    """Say on standard error what a disk cannot do, once in a run."""
    logging.getLogger(__name__).warning(what)


@contextmanager
def locked(folder: Path, busy: Exception | None = None) -> Iterator[None]:
    """Let nobody else who locks the folder work at the same time; the others wait, or meet ``busy`` where it is given.

    A disk that knows no locks has none, which is said once.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError as error:
            raise busy or error from error
        except OSError as error:
            if error.errno not in CANNOT:
                raise
            say_once("This disk knows no locks: run one command at a time")
        yield


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for the time of a run, which goes with it; what runs that were killed left there goes first."""
    place = work_place()
    sweep_work(place)
    with tempfile.TemporaryDirectory(prefix=f"lb-{mark()}-", dir=place) as folder:
        yield Path(folder)


def work_place() -> Path:
    """The machine's place for such folders, or a shorter one: the path of a socket has 107 bytes at most."""
    place = Path(tempfile.gettempdir())
    return place if len(os.fsencode(place)) <= LONGEST_PLACE or not SHORT_PLACE.is_dir() else SHORT_PLACE
