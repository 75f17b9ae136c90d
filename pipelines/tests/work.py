"""What workers of tests do; they are other processes, which import it from here."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from typing import Any, Final, NoReturn

import nbformat
import papermill

from lagesbild.briefs import Job, run_many
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.ledger import made_page
from lagesbild.publish.since import source_versions
from lagesbild.settings import Project
from lagesbild.store import store_of_process

FOREVER: Final = [sys.executable, "-c", "import threading; threading.Event().wait()"]
CELL_SECONDS: Final = 600
Ran = list[tuple[int | None, list[dict[str, Any]]]]


def run_cells(job: Job) -> Ran:
    """Run the notebook of the job's name with the engine that is its area, each cell for ``CELL_SECONDS`` at most.

    Number and outputs of each code cell, but for the lines of a traceback.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "out.ipynb")
        with suppress(papermill.PapermillExecutionError):
            papermill.execute_notebook(
                job.notebook, output, engine_name=job.area, execution_timeout=CELL_SECONDS, progress_bar=False
            )
        cells = nbformat.read(output, as_version=4).cells
    ran = [cell for cell in cells if cell.cell_type == "code"]
    return [(cell.execution_count, [_without_lines(each) for each in cell.outputs]) for cell in ran]


def files_read(job: Job, *, root: str) -> list[str]:
    """Make a page and give the files below the root that were opened for it.

    Not those of the store, nor what only the records of a snapshot are made from, whose pages are always made.
    """
    store_of_process(Project(Path(root)))
    source_versions(Project(Path(root)))
    read: set[str] = set()
    sys.addaudithook(lambda event, given: read.add(str(given[0])) if event == "open" else None)
    made_page(job, imprint=PREVIEW, ledger=None)
    return sorted(path.removeprefix(f"{root}/") for path in read if path.startswith(f"{root}/"))


def misbehave(job: Job) -> str:
    """Do what the area says, in Swedish only; give the language."""
    if job.language == "sv":
        DEEDS[job.area]()
    return job.language


def process_of(job: Job) -> int:
    """Do what the area says, in Swedish only; give the number of the process."""
    if job.language == "sv":
        DEEDS.get(job.area, int)()
    return os.getpid()


def say_and_hang(job: Job) -> None:
    """Open the pipe named by the area, which stays open as long as this process and the one that it starts."""
    said = os.open(job.area, os.O_WRONLY)
    os.write(said, b".")
    os.set_inheritable(said, True)
    subprocess.run(FOREVER, close_fds=False, check=False)


def say_and_wait(job: Job) -> str:
    """Say the area on the pipe of this worker, which stays open as long as this process, and wait for a letter.

    Pipes are in the folder that the job's notebook names; gives the name of the worker.
    """
    folder, name = Path(job.notebook), os.environ["NAME_OF_WORKER"]
    os.write(os.open(folder / name, os.O_WRONLY), f"{job.area}\n".encode())
    with (folder / "go").open("rb", buffering=0) as go:
        go.read(1)
    return name


def _without_lines(output: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in output.items() if name != "traceback"}


def _fail() -> NoReturn:
    raise ValueError("no such figure")


def _write_nothing() -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device", "/srv/nobody/lb-1/executed.ipynb")


def _eat() -> None:
    eaten = b"x" * 900_000_000
    subprocess.run(FOREVER, check=False)
    del eaten


def _hang() -> None:
    """Say so on the pipe that the environment names, and never end."""
    Path(os.environ["HANGS"]).write_text(".", encoding="utf-8")
    subprocess.run(FOREVER, check=False)


DEEDS: Final[Mapping[str, Callable[[], object]]] = {
    "raise": _fail,
    "full": _write_nothing,
    "eat": _eat,
    "exit": lambda: os._exit(3),
    "kill": lambda: os.kill(os.getpid(), SIGKILL),
    "hang": _hang,
}

if __name__ == "__main__":
    list(run_many([Job("n", sys.argv[1], "", "fi", number) for number in range(2)], say_and_hang, workers=2))
