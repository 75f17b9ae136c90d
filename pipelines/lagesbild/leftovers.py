"""What runs that were killed have left behind, and what tells it from what a living one makes.

What is being made has the mark of its process in its name: the number, which the machine gives out again, and when the
process began, which it had alone.
"""

import os
import re
import shutil
from collections.abc import Container
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

MAKING: Final = ".making-"
MARK: Final = r"(?P<{0}>\d+)(?:s(?P<{0}_began>\d+))?"
LEFT: Final = re.compile(
    rf"\.making-{MARK.format('folder')}(?:-.+)?|\..+\.{MARK.format('file')}(?:\.new(?:\.wal)?|\.wal)?"
)
"""Names under which files, folders and links are made."""
WORK: Final = re.compile(rf"lb-{MARK.format('work')}-.+")
"""Folders for the time of a run, in the machine's place for such."""
STATE: Final = 0
BEGAN: Final = 19
"""Where the state of a process and the time of its begin stand in what the system tells of it, after its name."""
DEAD: Final = "Z"


def mark() -> str:
    """The mark of this process: ``1234s98765``; its number alone where the system does not tell when it began."""
    return _mark(os.getpid())  # not kept across a fork


@cache
def _mark(process: int) -> str:
    began = _told(process)[BEGAN:][:1]
    return f"{process}s{began[0]}" if began else str(process)


def sweep(*places: Path) -> None:
    """Remove what runs that were broken off have left in these folders; what a running one makes stays.

    What cannot be removed, on a disk that takes nothing, stays too.
    """
    for left in (path for place in places for path in place.glob(".*")):
        if _is_left(LEFT.fullmatch(left.name)):
            remove(left)


def sweep_below(root: Path, *, shelves: Container[Path] = ()) -> None:
    """Sweep a folder and all below it, but for what stands on ``shelves``: it came there whole and never changes."""
    for place, folders, _ in os.walk(root):
        sweep(Path(place))
        folders[:] = [each for each in folders if Path(place) not in shelves or each.startswith(".")]


def sweep_work(place: Path) -> None:
    """Remove the work folders of runs of this user that were killed."""
    for left in place.glob("lb-*"):
        if _is_left(WORK.fullmatch(left.name)) and _is_own(left):
            remove(left)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _is_left(found: re.Match[str] | None) -> bool:
    """Whether a name has the mark of a process that is gone."""
    if found is None:
        return False
    number, *began = (each for each in found.groups() if each is not None)
    return not _is_running(int(number), "".join(began))


def _is_running(process: int, began: str) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is another user's, or no process could have this number
        pass
    told = _told(process)
    return not told or (told[STATE] != DEAD and began in {"", told[BEGAN]})


def _told(process: int) -> list[str]:
    """What the system tells of a process, after its name; nothing where it does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _is_own(path: Path) -> bool:
    try:
        return path.lstat().st_uid == os.getuid()
    except OSError:  # it is gone
        return False
