"""Run many briefs on the machine's cores, each area in a process of its own; what fails stops nobody else."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import wait
from typing import Final, TypeVar

from lagesbild.briefs.job import Job
from lagesbild.briefs.worker import Outcome, Worker

Result = TypeVar("Result")
JOB_SECONDS: Final = 600
"""A brief that takes longer is ended: its cells have limits of their own, but code can ignore them."""


def run_many(jobs: Sequence[Job], make: Callable[[Job], Result], *, workers: int = 0) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each job as it comes; ``make`` runs in another process, so it must be importable.

    The languages of an area share a process. ``workers`` is how many run at once, by default one per core. Our own
    errors, a process that goes, and one that takes more than ``JOB_SECONDS`` are a failure of that job alone.
    """
    waiting, running = deque(_by_area(jobs)), list[Worker[Result]]()
    try:
        while waiting or running:
            while waiting and len(running) < (workers or os.cpu_count() or 1):
                running.append(Worker(waiting.popleft(), make))
            for worker in _with_news(running):
                yield worker.next_outcome(JOB_SECONDS)
                if worker.has_ended:
                    running.remove(worker)
                    waiting.extendleft([worker.jobs] if worker.jobs else [])
    finally:  # Ctrl-C: what has not begun does not begin, what runs is ended
        for worker in running:
            worker.end()


def _by_area(jobs: Iterable[Job]) -> list[deque[Job]]:
    """Jobs that differ by language only stand together."""
    grouped: dict[Job, deque[Job]] = {}
    for job in jobs:
        grouped.setdefault(replace(job, language="fi"), deque()).append(job)
    return list(grouped.values())


def _with_news(running: Sequence[Worker[Result]]) -> list[Worker[Result]]:
    """Those that have something to say or have had their time."""
    left = max(0.0, min(JOB_SECONDS - worker.seconds for worker in running))
    heard = wait([worker.outcomes for worker in running], left)
    return [worker for worker in running if worker.outcomes in heard or worker.seconds >= JOB_SECONDS]
