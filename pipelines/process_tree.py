"""Run a command and measure it with all that it starts: time, processor, most memory at once. Linux only."""

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

SUBREAPER: Final = 36
"""``PR_SET_CHILD_SUBREAPER`` of Linux: what is left behind by a process that ends becomes ours, with its times."""
LOOK_SECONDS: Final = 0.5
PROC: Final = Path("/proc")


class Measured(NamedTuple):
    """One run: seconds on the clock and of processors, and the most MB that all its processes had at once.

    Memory that processes share counts once. ``is_whole`` is false where the run was stopped.
    """

    wall_seconds: float
    cpu_seconds: float
    peak_mb: float
    is_whole: bool


def measured(command: Sequence[str], *, environment: Mapping[str, str], limit_seconds: float = 0) -> Measured:
    """Run a command, at most so long where a limit is given, and wait for all that it started.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    before, start, ended, peak = _cpu_seconds(), time.monotonic(), threading.Event(), [0.0]
    settings = {**os.environ, **environment}
    with subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL) as run:  # noqa: S603 – our own commands
        watch = threading.Thread(target=_watch, args=(run.pid, ended, peak))
        watch.start()
        with suppress(subprocess.TimeoutExpired):
            run.wait(limit_seconds or None)
        is_whole = run.returncode is not None
        if not is_whole:
            run.terminate()  # Ctrl-C is not heard by what runs in the background
            run.wait()
    seconds = time.monotonic() - start
    ended.set()
    watch.join()
    with suppress(ChildProcessError):
        while True:
            os.wait()
    if is_whole and run.returncode:
        raise subprocess.CalledProcessError(run.returncode, list(command))
    return Measured(seconds, _cpu_seconds() - before, peak[0], is_whole)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(first: int, ended: threading.Event, peak: list[float]) -> None:
    while not ended.wait(LOOK_SECONDS):
        peak[0] = max(peak[0], sum(map(_mb, _tree(first))))


def _tree(first: int) -> list[int]:
    """A process and all that descend from it."""
    children = defaultdict(list)
    for path in PROC.glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            children[parent].append(int(path.parent.name))
    found, waiting = [], [first]
    while waiting:
        found.append(process := waiting.pop())
        waiting += children[process]
    return found


def _mb(process: int) -> float:
    """Its share of memory; of what n processes share, one n-th."""
    with suppress(OSError):
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
    return 0.0
