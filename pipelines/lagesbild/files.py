"""Writing a file so that nobody ever meets half of it, what broken-off runs left behind, and reading one of YAML.

What is being made has the number of its process in its name, so that the next run knows what nobody works at any more.
"""

import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, eight times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAKING: Final = ".making-"
LEFT: Final = re.compile(r"\.making-(\d+)(?:-.+)?|\..+\.(\d+)(?:\.new(?:\.wal)?)?")
"""Names under which files, folders and links are made."""
WORK: Final = re.compile(r"lb-(\d+)-.+")
"""Folders for the time of a run, in the machine's place for such; sockets need a short path."""
LONGEST_PLACE: Final = 50
SHORT_PLACE: Final = Path("/tmp")  # noqa: S108 – folders in it have names of their own and rights for nobody else
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a text begins with that a spreadsheet runs; those of full width where it is set to such letters."""
NO_LOCKS: Final = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


def yaml_content(text: str) -> Any:
    """Return what a YAML text holds.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    reader = Loader(text)
    try:
        return reader.get_single_data()
    finally:
        reader.dispose()


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, also when the machine stops; its folder is made first.

    It is written under another name of this process, brought to the disk and renamed.

    Raises:
        OSError: it cannot be written; then it is as it was, and nothing else is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        error.filename = error.filename or str(path)  # a write that fails does not say where
        raise
    _bring_to_disk(path.parent)


def _bring_to_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def locked(folder: Path, busy: Exception | None = None) -> Iterator[None]:
    """Let nobody else who locks the folder work at the same time; the others wait, or meet ``busy`` where it is given.

    A disk that knows no locks – a network share, a stick – has none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError as error:
            raise busy or error from error
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
        yield


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for the time of a run, which goes with it; what runs that were killed left there goes first."""
    sweep_work()
    with tempfile.TemporaryDirectory(prefix=f"lb-{os.getpid()}-", dir=work_place()) as folder:
        yield Path(folder)


def work_place() -> Path:
    """The machine's place for such folders, or a shorter one: the path of a socket has 107 bytes at most."""
    place = Path(tempfile.gettempdir())
    return place if len(os.fsencode(place)) <= LONGEST_PLACE or not SHORT_PLACE.is_dir() else SHORT_PLACE


def sweep_work() -> None:
    """Remove the work folders of runs of this user that were killed."""
    for left in work_place().glob("lb-*"):
        if (found := WORK.fullmatch(left.name)) and not _is_running(int(found[1])) and _is_own(left):
            shutil.rmtree(left, ignore_errors=True)


def sweep(*places: Path) -> None:
    """Remove what runs that were broken off have left in these folders; what a running one makes stays."""
    for left in (path for place in places for path in place.glob(".*")):
        found = LEFT.fullmatch(left.name)
        if found is None or _is_running(int(found[1] or found[2])):
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def sweep_below(root: Path, *, shelves: Container[Path] = ()) -> None:
    """Sweep a folder and all below it, but for what stands on ``shelves``: it came there whole and never changes."""
    for place, folders, _ in os.walk(root):
        sweep(Path(place))
        folders[:] = [each for each in folders if Path(place) not in shelves or each.startswith(".")]


def _is_own(path: Path) -> bool:
    try:
        return path.lstat().st_uid == os.getuid()
    except OSError:  # it is gone
        return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is another user's, or no process could have this number
        return True
    return True
