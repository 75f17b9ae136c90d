"""Faults, and what readers meet after them: kills, a disk that is full, two runs at once, of every command that writes.

``make bench-faults`` puts ``FAULTS_KILLS`` kills (500), ``FAULTS_FULL`` full disks (60) and ``FAULTS_PAIRS`` pairs of
runs (30) into collect, fetch, build, brief and publish, half of them at a random moment, half at a random write, by the
seed ``FAULTS_SEED``, in ``FAULTS_LANES`` homes at once (one per core). It prints a row for each command and fails where
anything was torn, missing, mixed or left, where a process stayed, or where a full disk was not told in one line.
After ``FAULTS_MINUTES`` (9) no more faults are put in: the row says how many there were.
"""

import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Final

from faulty_kinds import Kind, kinds_in, leftovers, new_home
from faulty_runs import Ended, Fault, Run, apart
from lagesbild.settings import Project
from tests.integration.fetching import Service, running

COLUMNS: Final = ("runs", "torn", "missing", "mixed", "processes", "leftovers", "not told", "too late")
ASKED: Final = {"FAULTS_KILLS": 500, "FAULTS_FULL": 60, "FAULTS_PAIRS": 30}
MINUTES: Final = 9.0
SECONDS: Final = 60
REFUSED: Final = 2
Rows = dict[str, Counter[str]]


class Lane:
    """One home, and faults one after the other; ``rows`` count what was found by fault and kind."""

    def __init__(self, home: Project, chance: random.Random) -> None:
        self.home, self.chance = home, chance
        self.rows: Rows = {}
        self.usual: dict[str, Ended] = {}
        self.until = 0.0

    def work(self, kinds: list[Kind], sizes: Mapping[str, float]) -> Rows:
        """Let every kind run in peace, then put in its share of the faults, the kills last, as far as its time goes."""
        begun = time.monotonic()
        for number, kind in enumerate(kinds, start=1):
            self.until = begun + sizes["FAULTS_MINUTES"] * SECONDS * number / len(kinds)
            for _ in range(2):  # the first may have more to do than any later one
                kind.prepare()
                self.usual[kind.name] = Run(self.home.root, kind.words()).ended()
            self._peace("kill", kind, _failed(self.usual[kind.name]))
            self._faults("full", kind, round(sizes["FAULTS_FULL"] * kind.share / 1000))
            for _ in range(round(sizes["FAULTS_PAIRS"] * kind.share / 1000)):
                self._pair(kind)
            self._faults("kill", kind, round(sizes["FAULTS_KILLS"] * kind.share / 1000))
        return self.rows

    def _faults(self, fault: Fault, kind: Kind, number: int) -> None:
        for begin in range(0, number, kind.series):
            if time.monotonic() > self.until:
                return
            kind.prepare()
            for place in range(begin, min(begin + kind.series, number)):
                self._fault(fault, kind, by_clock=place % 2 == 0)
            self._peace(fault, kind, _failed(Run(self.home.root, kind.words()).ended()))

    def _fault(self, fault: Fault, kind: Kind, *, by_clock: bool) -> None:
        usual, row = self.usual[kind.name], self._row(fault, kind)
        at = 0 if by_clock else self.chance.randint(1, max(1, usual.writes))
        run = Run(self.home.root, kind.words(), fault=fault, at=at)
        if by_clock:
            run.strike(self.chance.uniform(0, usual.seconds))
        ended = run.ended()
        row["runs"] += 1
        row["processes"] += run.left()
        row["too late"] += ended.code == 0
        if fault == "full":
            row["not told"] += not _is_told(ended)
        self._note(row, f"{fault} {kind.name}", kind.met())

    def _pair(self, kind: Kind) -> None:
        kind.prepare()
        row, words = self._row("two", kind), kind.words()
        both = [Run(self.home.root, words), Run(self.home.root, words)]
        for run in both:
            ended = run.ended()
            is_busy = bool(kind.busy) and ended.code == REFUSED and kind.busy in ended.told
            self._note(row, f"two {kind.name}", [] if is_busy else _failed(ended))
            row["processes"] += run.left()
        row["runs"] += 1
        self._peace("two", kind, [])

    def _peace(self, fault: str, kind: Kind, problems: list[str]) -> None:
        """After a run that was left in peace everything is there and nothing else."""
        row, left = self._row(fault, kind), leftovers(self.home)
        row["leftovers"] += len(left)
        self._note(row, f"after {fault} {kind.name}", [*problems, *kind.whole(), *(f"left {name}" for name in left)])

    def _row(self, fault: str, kind: Kind) -> Counter[str]:
        return self.rows.setdefault(f"{fault} {kind.name}", Counter())

    def _note(self, row: Counter[str], where: str, problems: list[str]) -> None:
        for problem in problems:
            sys.stderr.write(f"{where}: {problem.strip().splitlines()[-1]}\n")
            row[problem.split()[0].rstrip(":")] += 1


def _failed(ended: Ended) -> list[str]:
    return [f"missing: {ended.told}"] if ended.code else []


def _is_told(ended: Ended) -> bool:
    """A full disk is one line and exit code 2, or came too late."""
    is_line = ended.code == REFUSED and ended.told.count("lagesbild: ") == 1 and "Traceback" not in ended.told
    if ended.code and not is_line:
        sys.stderr.write(f"told: {ended.code} {ended.told[-400:]}\n")
    return is_line or ended.code == 0


def lane(number: int, seed: int, sizes: Mapping[str, float], service: str) -> dict[str, dict[str, int]]:
    """Work one lane in a folder of its own, which goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="lbf-", dir="/tmp")).resolve()
    try:
        apart(lambda: bool(new_home(folder / "h")))
        home = Project(folder / "h")
        return dict(Lane(home, random.Random(f"{seed}-{number}")).work(kinds_in(home, service), sizes))  # noqa: S311
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a small PxWeb service in a process of its own, as it has threads."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        with running(Service()) as service:
            os.write(writing, f"{service.base_url}\n".encode())
            Event().wait()
    try:
        with os.fdopen(reading) as told:
            yield told.readline().strip()
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)


def main() -> int:
    """Work all lanes at once and print one row for each fault and command."""
    begun, lanes = time.monotonic(), int(os.environ.get("FAULTS_LANES", os.cpu_count() or 1))
    seed, rows = int(os.environ.get("FAULTS_SEED", "1")), Rows()
    sizes = {name: int(os.environ.get(name, usual)) / lanes for name, usual in ASKED.items()}
    sizes["FAULTS_MINUTES"] = float(os.environ.get("FAULTS_MINUTES", MINUTES))
    with serving() as service:
        pipes = [_forked(number, seed, sizes, service) for number in range(lanes)]
        for pipe in pipes:
            with os.fdopen(pipe) as told:
                for name, counts in json.loads(told.read() or '{"lost lane": {"missing": 1}}').items():
                    rows.setdefault(name, Counter()).update(counts)
    print(f"{'fault and command':<20}" + "".join(f"{name:>11}" for name in COLUMNS))
    for name in sorted(rows):
        print(f"{name:<20}" + "".join(f"{rows[name][column]:>11}" for column in COLUMNS))
    faults = sum(row[column] for row in rows.values() for column in COLUMNS[1:-1])
    print(
        f"{sum(row['runs'] for row in rows.values())} runs with faults, {faults} found, seed {seed}, "
        f"{time.monotonic() - begun:.0f} s"
    )
    return bool(faults)


def _forked(number: int, seed: int, sizes: Mapping[str, float], service: str) -> int:
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    try:
        os.write(writing, json.dumps(lane(number, seed, sizes, service)).encode())
    finally:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
