"""A process that makes the briefs of one area, forked from one that has imported what briefs need.

That one opens no store and starts no thread: what a fork takes along of them breaks.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Final, Generic, TypeVar

from lagesbild.briefs.job import Job
from lagesbild.errors import LagesbildError

Result = TypeVar("Result")
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
        self._process = context.Process(target=_work, args=(list(jobs), make, said, dict(os.environ)), daemon=True)
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
            return self._lost(f"its process ended, exit code {self._process.exitcode}")
        return outcome

    def _lost(self, reason: str) -> Outcome[Result]:
        seconds = self.seconds
        self.end()
        return Outcome(self.jobs[0], seconds, failure=f"{self.jobs[0]}: {reason}")


def _warm_context(make: Callable[[Job], Result]) -> ForkServerContext:
    """What forks processes from a warm one, which Ctrl-C on a terminal reaches, too, and does not stop."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM, str(getattr(make, "func", make).__module__)])
    earlier = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, earlier)
    return context


def _work(jobs: Sequence[Job], make: Callable[[Job], Result], said: Connection, environment: Mapping[str, str]) -> None:
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)  # the warm process has that of its own start
    threading.Thread(target=_go_with, args=[multiprocessing.parent_process()], daemon=True).start()
    for job in jobs:
        said.send(_timed(make, job))


def _go_with(parent: BaseProcess | None) -> None:
    if parent:
        parent.join()
        _kill_group(os.getpid())


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
        return Outcome(job, time.monotonic() - start, failure=f"{job}: {type(error).__name__}: {error}")
    return Outcome(job, time.monotonic() - start, result)
