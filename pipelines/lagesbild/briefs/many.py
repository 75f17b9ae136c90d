"""Run many briefs on the machine's cores, a few areas to a process; what fails stops nobody else."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from multiprocessing.connection import wait
from typing import Final, TypeVar

from lagesbild.briefs.job import Job
from lagesbild.briefs.worker import Outcome, Worker

Result = TypeVar("Result")
MOST_AREAS: Final = 12
"""To a process: what all areas are held against is asked once for them; with more of them little is left to gain."""
LEAST_TURNS: Final = 3
"""Of every worker, so that they end at about the same time."""
JOB_SECONDS: Final = 600
"""A brief that takes longer is ended: its cells have limits of their own, but code can ignore them."""


def run_many(jobs: Sequence[Job], make: Callable[[Job], Result], *, workers: int = 0) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each job as it comes; ``make`` runs in another process, so it must be importable.

    The languages of an area, and a few areas, share a process. ``workers`` is how many run at once, by default one per
    core. Our own errors, a process that goes, and one that takes more than ``JOB_SECONDS`` are a failure of that job
    alone.
    """
    at_once = workers or os.cpu_count() or 1
    waiting, running = deque(turns_of(jobs, at_once)), list[Worker[Result]]()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(Worker(waiting.popleft(), make))
            for worker in _with_news(running):
                yield worker.next_outcome(JOB_SECONDS)
                if worker.has_ended:
                    running.remove(worker)
                    waiting.extendleft([worker.jobs] if worker.jobs else [])
    finally:  # Ctrl-C: what has not begun does not begin, what runs is ended
        for worker in running:
            worker.end()


def turns_of(jobs: Iterable[Job], workers: int) -> Iterator[deque[Job]]:
    """What each process does in its time: the jobs of a few areas, those of an area together."""
    areas = _by_area(jobs)
    size = min(MOST_AREAS, max(1, len(areas) // (LEAST_TURNS * workers)))
    return (deque(chain.from_iterable(areas[at : at + size])) for at in range(0, len(areas), size))


def _by_area(jobs: Iterable[Job]) -> list[list[Job]]:
    """Jobs that differ by language only stand together."""
    grouped: dict[Job, list[Job]] = {}
    for job in jobs:
        grouped.setdefault(replace(job, language="fi"), []).append(job)
    return list(grouped.values())


def _with_news(running: Sequence[Worker[Result]]) -> list[Worker[Result]]:
    """Those that have something to say or have had their time."""
    left = max(0.0, min(JOB_SECONDS - worker.seconds for worker in running))
    heard = wait([worker.outcomes for worker in running], left)
    return [worker for worker in running if worker.outcomes in heard or worker.seconds >= JOB_SECONDS]
