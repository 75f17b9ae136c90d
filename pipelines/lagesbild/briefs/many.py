"""Run many briefs on the machine's cores; one that fails is reported and stops nobody else."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Generic, TypeVar

from lagesbild.briefs.job import Job
from lagesbild.errors import LagesbildError

Result = TypeVar("Result")


@dataclass(frozen=True)
class Outcome(Generic[Result]):
    """What became of one job: a result, or the reason why there is none."""

    job: Job
    seconds: float
    result: Result | None = None
    failure: str = ""


def run_many(jobs: Sequence[Job], make: Callable[[Job], Result], *, workers: int = 0) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each job as it comes; ``make`` runs in a process of its own, so it must be importable.

    ``workers`` is the number of processes, by default one per core. Our own errors and those of a broken worker become
    a failure of that job.
    """
    count = min(workers or os.cpu_count() or 1, len(jobs)) or 1
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_leave_ctrl_c) as pool:
        futures = {pool.submit(_timed, make, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                yield _outcome(future, futures[future])
        except BaseException:  # Ctrl-C: what has not begun does not begin, what runs is ended
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise


def _outcome(future: "Future[Outcome[Result]]", job: Job) -> Outcome[Result]:
    try:
        return future.result()
    except Exception as error:  # whatever a worker died of, the other briefs go on
        return Outcome(job, 0.0, failure=f"{job}: {type(error).__name__}: {error}")


def _timed(make: Callable[[Job], Result], job: Job) -> Outcome[Result]:
    start = time.monotonic()
    try:
        result = make(job)
    except LagesbildError as error:
        return Outcome(job, time.monotonic() - start, failure=str(error))
    return Outcome(job, time.monotonic() - start, result)


def _leave_ctrl_c() -> None:
    """Ctrl-C reaches every process of a terminal; the one that was started ends the others, and says so once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
