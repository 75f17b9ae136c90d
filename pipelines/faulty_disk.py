"""A disk of its own for each lane, which can be full: a small one in memory that only this bench sees.

Where the machine lets a process have mounts of its own (``unshare``, as root or by a user namespace) each lane works on
a ``tmpfs``, and a full disk is one: a file takes all the room that is left, and the system says so itself. The mounts
go with the bench, however it ends. Elsewhere a full disk is the limit that every user may set for a process
(``RLIMIT_FSIZE``, 0 bytes): the system then says "file too large".
"""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

REAL: Final = "FAULTS_DISK"
"""The variable that says, in a process that has mounts of its own, that it has."""
WAYS: Final = (("unshare", "--mount", "--propagation", "private"), ("unshare", "--mount", "--map-root-user"))
MOST_MB: Final = 400
BALLAST: Final = ".ballast"
NOTHING: Final = (0, resource.RLIM_INFINITY)


def with_disks_of_its_own() -> None:
    """Begin this program again with mounts of its own, where the machine has a way; come back where it has none."""
    if REAL in os.environ:
        return
    os.environ[REAL] = ""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what runs start would read all modules anew each time
    for way in WAYS:
        tried = [*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        with suppress(OSError):
            if _is_done(*tried):
                os.environ[REAL] = "tmpfs"
                os.execvp(way[0], [*way, sys.executable, *sys.argv])  # noqa: S606 – this program again


def is_real() -> bool:
    """Whether a full disk is one."""
    return bool(os.environ.get(REAL))


@contextmanager
def disk(folder: Path) -> Iterator[None]:
    """A disk of its own in a folder, where there are such.

    Raises:
        RuntimeError: the machine does not give it any more.
    """
    if is_real() and not _is_done("mount", "-t", "tmpfs", "-o", f"size={MOST_MB}m", "tmpfs", str(folder)):
        raise RuntimeError(f"no disk of its own for {folder}")
    try:
        yield
    finally:
        if is_real():
            _is_done("umount", "--lazy", str(folder))


def _is_done(*words: str) -> bool:
    return not subprocess.run(words, capture_output=True, check=False).returncode  # noqa: S603 – words of this room


def fill(home: Path, process: int = 0) -> None:
    """Let nothing more be written: below the home, where the disk is its own, else by one process (0: this one)."""
    if not home.parent.is_mount():  # never the disk of the machine
        resource.prlimit(process, resource.RLIMIT_FSIZE, NOTHING)
        return
    room = os.statvfs(home)
    ballast = os.open(home.parent / BALLAST, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with suppress(OSError):
        os.posix_fallocate(ballast, os.fstat(ballast).st_size, room.f_bavail * room.f_frsize)
    with suppress(OSError):  # what others gave back in the meantime, until the system says that there is no room
        while os.write(ballast, b"\0" * room.f_frsize):
            pass
    os.close(ballast)


def empty(home: Path) -> None:
    """Give the room back."""
    (home.parent / BALLAST).unlink(missing_ok=True)
