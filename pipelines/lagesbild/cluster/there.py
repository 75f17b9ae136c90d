"""What a worker of the cluster is asked, in its own process: to look, to take files, to have a few areas made.

A worker keeps files by digest in a folder beside its own, so that each is sent to a machine once; those of a project
that ``LAGESBILD_HOME`` names there, on a disk that all machines share, need not be sent at all.
"""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from distributed import get_worker

from lagesbild.cluster.parcel import Parcel
from lagesbild.cluster.sameness import State, differences, program_here
from lagesbild.files import work_folder, write_atomic
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of

SHELF: Final = "lagesbild"
KEPT_SECONDS: Final = 30 * 24 * 3600
"""A file that no run has used for so long goes."""


@dataclass(frozen=True)
class Found:
    """What stands between a worker and its work: ``differing`` in words, and the digests of files that it lacks."""

    address: str
    differing: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can begin."""
        return not (self.differing or self.lacking)


def look(state: State, dask_worker: Any = None) -> Found:
    """Compare program and files of the worker with those of the run."""
    worker = dask_worker or get_worker()
    shelf = _shelf(worker)
    lacking = {digest: None for name, digest in state.files.items() if _there(name, digest, shelf) is None}
    return Found(worker.address, tuple(differences(state.program, program_here())), tuple(lacking))


def take(contents: Iterable[bytes], dask_worker: Any) -> None:
    """Keep files by their digest; what no run has used for long goes."""
    shelf = _shelf(dask_worker)
    for content in contents:
        write_atomic(shelf / digest_of(content), content)
    for path in shelf.glob("[!.]*"):
        if time.time() - path.stat().st_mtime > KEPT_SECONDS:
            path.unlink(missing_ok=True)


def work(state: State, task: Parcel) -> Parcel | Found:
    """Have the briefs of a task made in a process that goes with this one, in a home of its own for the time."""
    found = look(state)
    if not found.is_ready:
        return found
    with work_folder() as folder:
        home = Project(folder.resolve() / "home")
        _furnish(home, state.files, _shelf(get_worker()))
        return _made(task, home)


def _made(task: Parcel, home: Project) -> Parcel:
    command = [sys.executable, "-m", "lagesbild.cluster.host"]
    settings = {**os.environ, "LAGESBILD_HOME": str(home.root)}
    with subprocess.Popen(command, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as host:  # noqa: S603
        if host.stdin is None or host.stdout is None:
            raise RuntimeError("a process without pipes")
        with suppress(BrokenPipeError):  # it says on its own why it ended
            host.stdin.write(pickle.dumps(task))
            host.stdin.flush()
        told = host.stdout.read()  # our end of its other pipe stays open until then: the host goes with us
    if host.returncode:
        raise RuntimeError(f"the process that made it ended, exit code {host.returncode}")
    made: Parcel = pickle.loads(told)  # noqa: S301 – our own process wrote it
    return made


def _furnish(home: Project, files: Mapping[str, str], shelf: Path) -> None:
    """Put all files of the run where they are in a project, by links."""
    for folder in (home.local, home.raw, home.reports):
        folder.mkdir(parents=True)
    for name, digest in files.items():
        path, kept = home.root / name, _there(name, digest, shelf)
        path.parent.mkdir(parents=True, exist_ok=True)
        if kept:
            path.symlink_to(kept)


def _there(name: str, digest: str, shelf: Path) -> Path | None:
    """Where a file of this digest is: on the shelf, or in the project that is mounted here."""
    mounted = os.environ.get("LAGESBILD_HOME")
    for path in (shelf / digest, *([Path(mounted).expanduser() / name] if mounted else [])):
        with suppress(OSError), path.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() == digest:
                if path.parent == shelf:
                    os.utime(path)
                return path.resolve()
    return None


def _shelf(worker: Any) -> Path:
    return Path(worker.local_directory).parent / SHELF
