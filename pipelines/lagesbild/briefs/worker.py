"""A process that makes the briefs of one area, forked from one that has imported what briefs need.

That one opens no store and starts no thread: what a fork takes along of them breaks.
"""

import multiprocessing
import multiprocessing.util
import os
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Final, Generic, TypeVar

from lagesbild.briefs.job import Job
from lagesbild.errors import LagesbildError, of_the_machine
from lagesbild.files import work_place
from lagesbild.leftovers import mark, sweep_work

Result = TypeVar("Result")
LAST: Final = -200
"""Among what multiprocessing does at the end: after it removed its own folder, at −100."""
MEMORY_MB: Final = 3000
"""A process that needs more is ended; that of a brief needs four hundred."""
NO_MEMORY: Final = 86
"""The exit code of a process that needed more."""
LOOK_SECONDS: Final = 0.2
PER_MB: Final = 1_000_000 if sys.platform == "darwin" else 1000
"""In what the system tells how much memory a process has: bytes there, thousands of them elsewhere."""
BOUND: Final = "lagesbild.bound"
WARM: Final = "lagesbild.briefs.warm"


@dataclass(frozen=True)
class Outcome(Generic[Result]):
    """What became of one job: a result, or the reason why there is none."""

    job: Job
    seconds: float
    result: Result | None = None
    failure: str = ""


class Worker(Generic[Result]):
    """A process that does jobs in their order, as seen from the one that asked; ``jobs`` are those not yet done.

    It ends with the process that asked, and what it started ends with it.
    """

    def __init__(self, jobs: deque[Job], make: Callable[[Job], Result]) -> None:
        self.jobs = jobs
        context = _warm_context(make)
        self.outcomes, said = context.Pipe(duplex=False)
        given = (list(jobs), make, said, dict(os.environ), MEMORY_MB)
        self._process = context.Process(target=_work, args=given, daemon=True)
        self._process.start()
        said.close()
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long it is at its present job."""
        return time.monotonic() - self._begun

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone; it may have left jobs undone."""
        return self.outcomes.closed

    def next_outcome(self, limit: int) -> Outcome[Result]:
        """What became of the present job: what it says, or that it went or has had its time, ``limit`` seconds."""
        outcome = self._heard() if self.outcomes.poll() else self._lost(f"took more than {limit} s")
        self.jobs.popleft()
        self._begun = time.monotonic()
        if not self.jobs and not self.has_ended:
            self.end()
        return outcome

    def end(self) -> None:
        """End the process and what it started."""
        _kill_group(self._process.pid or 0)
        self._process.kill()  # where it was too early for a group of its own
        self._process.join()
        self.outcomes.close()

    def _heard(self) -> Outcome[Result]:
        try:
            outcome: Outcome[Result] = self.outcomes.recv()
        except EOFError:
            self._process.join()
            code = self._process.exitcode
            needed = f"needed more than {MEMORY_MB} MB of memory"
            return self._lost(needed if code == NO_MEMORY else f"its process ended, exit code {code}")
        return outcome

    def _lost(self, reason: str) -> Outcome[Result]:
        seconds = self.seconds
        self.end()
        return Outcome(self.jobs[0], seconds, failure=f"{self.jobs[0]}: {reason}")


def _warm_context(make: Callable[[Job], Result]) -> ForkServerContext:
    """What forks processes from a warm one, which Ctrl-C on a terminal reaches, too, and does not stop."""
    context = multiprocessing.get_context("forkserver")
    # in this order: what is there when the last one has been imported stays shared
    context.set_forkserver_preload([BOUND, str(getattr(make, "func", make).__module__), WARM])
    earlier = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with _sockets_in(_socket_folder()):
            forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, earlier)
    return context


@cache
def _socket_folder() -> str:
    """A folder of this process for the sockets of multiprocessing: of a run that is killed the next one knows it."""
    sweep_work(work_place())
    folder = tempfile.mkdtemp(prefix=f"lb-{mark()}-", dir=work_place())
    multiprocessing.util.Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=LAST)
    return folder


@contextmanager
def _sockets_in(folder: str) -> Iterator[None]:
    """Let multiprocessing, which asks only once, make its folder there."""
    before, tempfile.tempdir = tempfile.tempdir, folder
    try:
        multiprocessing.util.get_temp_dir()
        yield
    finally:
        tempfile.tempdir = before


def _work(
    jobs: Sequence[Job],
    make: Callable[[Job], Result],
    said: Connection,
    environment: Mapping[str, str],
    memory_mb: int,
) -> None:
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)  # the warm process has that of its own start
    threading.Thread(target=_go_with, args=[multiprocessing.parent_process()], daemon=True).start()
    threading.Thread(target=_end_above, args=[memory_mb], daemon=True).start()
    for job in jobs:
        said.send(_timed(make, job))


def _go_with(parent: BaseProcess | None) -> None:
    if parent:
        parent.join()
        _kill_group(os.getpid())


def _end_above(memory_mb: int) -> None:
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= memory_mb * PER_MB:
        time.sleep(LOOK_SECONDS)
    os._exit(NO_MEMORY)


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _timed(make: Callable[[Job], Result], job: Job) -> Outcome[Result]:
    start = time.monotonic()
    try:
        result = make(job)
    except LagesbildError as error:
        return Outcome(job, time.monotonic() - start, failure=str(error))
    except Exception as error:  # whatever it was, the other briefs go on
        return Outcome(job, time.monotonic() - start, failure=f"{job}: {_reason(error)}")
    return Outcome(job, time.monotonic() - start, result)


def _reason(error: Exception) -> str:
    return str(of_the_machine(error) or f"{type(error).__name__}: {error}")
