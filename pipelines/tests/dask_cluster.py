"""A Dask cluster of processes for tests: a scheduler, and workers with working folders of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import CHECKOUT

QUIET = ("--no-dashboard",)


@dataclass
class Cluster:
    """A scheduler's ``address`` and its workers by name; each has the folder of its name below ``root``."""

    address: str
    scheduler: "subprocess.Popen[str]"
    root: Path
    workers: dict[str, "subprocess.Popen[str]"] = field(default_factory=dict)

    def start(self, name: str, **environment: str) -> None:
        """Start a worker and wait until it is registered."""
        folder = self.root / name
        command = [self.address, *QUIET, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
        process = _started("dask_worker", command, {"NAME_OF_WORKER": name, **environment})
        self.workers[name] = process
        _said(process, r"Registered to:")

    def shelf(self, name: str) -> Path:
        """Where a worker keeps what it was sent."""
        return self.root / name / "dask-scratch-space" / "lagesbild"


@contextmanager
def running_cluster(root: Path, *names: str) -> Iterator[Cluster]:
    """A cluster with workers of these names; all of its processes go at the end."""
    scheduler = _started("dask_scheduler", ["--host", "127.0.0.1", "--port", "0", *QUIET], {})
    cluster = Cluster(_said(scheduler, r"Scheduler at:\s+(tcp://\S+)"), scheduler, root)
    try:
        for name in names:
            cluster.start(name)
        yield cluster
    finally:
        for process in (*cluster.workers.values(), scheduler):
            process.kill()
            process.wait()
            if process.stderr:
                process.stderr.close()


def _started(program: str, arguments: list[str], environment: Mapping[str, str]) -> "subprocess.Popen[str]":
    settings = {**os.environ, "PYTHONPATH": str(CHECKOUT.root / "pipelines"), **environment}
    del settings["LAGESBILD_HOME"]  # nothing is mounted
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
    return subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, text=True)


def _said(process: "subprocess.Popen[str]", wanted: str) -> str:
    """The first line of a log that has it; what comes later is read by nobody."""
    lines = list[str]()
    for line in process.stderr or ():
        lines.append(line)
        if found := re.search(wanted, line):
            return found[found.re.groups]
    raise AssertionError(f"it ended: {''.join(lines)}")
