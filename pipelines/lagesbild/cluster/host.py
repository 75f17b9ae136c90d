"""The process that a worker starts for the briefs of a few areas: ``python -m lagesbild.cluster.host``.

A worker has threads, and what a fork takes along of them breaks; this process has none when it starts, and forks what
makes briefs as ``run_many`` does here. It reads one parcel and writes one; when the worker goes, it goes.
"""

import os
import pickle
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from lagesbild.briefs import run_many
from lagesbild.cluster.parcel import Parcel, pack, unpack
from lagesbild.files import write_atomic
from lagesbild.settings import Project, project


def main() -> None:
    """Make the briefs of the task on standard input; outcomes and what they left in ``reports`` go to the output."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed meanwhile belongs into the worker's log
    task, is_done = pickle.load(sys.stdin.buffer), threading.Event()  # noqa: S301 – the worker that started us wrote it
    threading.Thread(target=_go_with_who_asked, args=[is_done]).start()
    try:
        told.write(pickle.dumps(_made(task, project())))
    finally:
        is_done.set()
        told.close()


def _made(task: Parcel, home: Project) -> Parcel:
    jobs, make, files = unpack(task, home.root)
    for name, content in files.items():
        write_atomic(home.root / name, content)
    outcomes = list(run_many(jobs, make, workers=1))
    return pack((outcomes, dict(_left(home.root, home.reports, files))), home.root)


def _left(root: Path, reports: Path, given: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Files that the briefs left in ``reports``, but for those that were given and are as they were."""
    for path in sorted(path for path in reports.rglob("*") if path.is_file()):
        name, content = path.relative_to(root).as_posix(), path.read_bytes()
        if given.get(name) != content:
            yield name, content


def _go_with_who_asked(is_done: threading.Event) -> None:
    os.read(sys.stdin.fileno(), 1)  # it comes to its end when the worker has all, or is gone
    if not is_done.is_set():
        os._exit(1)


if __name__ == "__main__":
    main()
