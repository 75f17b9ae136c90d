"""Measure a fetch: calls, cells per call and seconds for each table, first time and second, into an empty archive.

``python pipelines/bench_fetch.py ADDRESS [ADDRESS OF THE SAME TABLES WITH FAULTS]`` – both of one PxWeb service. The
project's own archive is not touched. With two addresses it also says whether both gave the same rows; the second is
then fetched once more by runs that are killed at random moments, and compared again.
"""

import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from lagesbild.contracts import load_contract
from lagesbild.settings import Project, project
from lagesbild.sources.current import table_file
from lagesbild.sources.fetch import Fetched, fetch

KILLS = 12
LONGEST_SECONDS = 4.0
RUN = """
import sys
from lagesbild.settings import project
from lagesbild.sources.fetch import fetch
fetch(project(), ["statfin"], at=sys.argv[1], report=lambda _: None)
"""


def main(addresses: list[str]) -> None:
    """Fetch every table of the service from each address, and compare."""
    digests = [_measured(address) for address in addresses]
    if len(digests) > 1:
        _compare(digests[0], digests[1], "from both addresses")
        _compare(digests[0], _killed(addresses[1]), f"after {KILLS} runs that were killed")


def _compare(first: Mapping[str, str], second: Mapping[str, str], when: str) -> None:
    same = [table for table in first if first[table] == second.get(table)]
    print(f"{len(same)} of {len(first)} tables have the same rows {when}")


def _killed(address: str) -> Mapping[str, str]:
    """Fetch in runs that are killed after random times, always the same, until one may end; digests of the tables."""
    moments = random.Random(1)  # noqa: S311 – moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        place = _empty_project(Path(folder))
        for _ in range(KILLS):
            environment = os.environ | {"LAGESBILD_HOME": folder}
            with subprocess.Popen([sys.executable, "-c", RUN, address], env=environment) as run:  # noqa: S603 – ourselves
                try:
                    run.wait(1.0 + moments.random() * LONGEST_SECONDS)
                except subprocess.TimeoutExpired:
                    run.kill()
        fetched, _ = _fetched(place, address)
        return {table: _digest(place, table) for table in [*fetched.new, *fetched.unchanged]}


def _measured(address: str) -> Mapping[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        place = _empty_project(Path(folder))
        first, seconds = _fetched(place, address)
        print(f"{address}\n{'table':<46}{'calls':>6}{'cells':>10}{'cells/call':>12}{'seconds':>9}")
        for table, tally in first.tallies.items():
            per_call = tally.cells // max(1, tally.calls)
            print(f"{table:<46}{tally.calls:>6}{tally.cells:>10}{per_call:>12}{tally.seconds:>9.1f}")
        calls = sum(tally.calls for tally in first.tallies.values())
        print(f"first: {calls} calls, {len(first.new)} tables, {seconds:.1f} s; did not come: {len(first.failures)}")
        second, seconds = _fetched(place, address)
        print(f"second: {len(second.unchanged)} unchanged, {len(second.new)} new, {seconds:.1f} s")
        return {table: _digest(place, table) for table in first.new}


def _empty_project(folder: Path) -> Project:
    """A project with registers and contracts and no figures at all."""
    (folder / "data").mkdir()
    (folder / "data" / "reference").symlink_to(project().reference)
    (folder / "expectations").symlink_to(project().contracts.parent)
    return Project(folder)


def _fetched(place: Project, address: str) -> tuple[Fetched, float]:
    start = time.perf_counter()
    fetched = fetch(place, ["statfin"], at=address, report=lambda _: None)
    return fetched, time.perf_counter() - start


def _digest(place: Project, table: str) -> str:
    path = table_file(load_contract(place.contracts / f"{table}.yml"), place)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


if __name__ == "__main__":
    main(sys.argv[1:] or [""])
