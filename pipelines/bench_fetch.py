"""Measure a fetch: calls, cells per call and seconds for each table, first time and second, into an empty archive.

``python pipelines/bench_fetch.py ADDRESS [ADDRESS OF THE SAME TABLES WITH FAULTS]`` – both of one PxWeb service. The
project's own archive is not touched. With two addresses it also says whether both gave the same rows.
"""

import hashlib
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from lagesbild.contracts import load_contract
from lagesbild.settings import Project, project
from lagesbild.sources.chosen import table_file
from lagesbild.sources.fetch import Fetched, fetch


def main(addresses: list[str]) -> None:
    """Fetch every table of the service from each address, and compare."""
    digests = [_measured(address) for address in addresses]
    if len(digests) > 1:
        same = [table for table in digests[0] if digests[0][table] == digests[1].get(table)]
        print(f"{len(same)} of {len(digests[0])} tables have the same rows from both addresses")


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
