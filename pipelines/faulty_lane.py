"""One home in which writing commands are killed, starved of disk and run twice, and what was met afterwards."""

import math
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from faulty_disk import empty
from faulty_kinds import Kind, leftovers
from faulty_runs import Ended, Fault, Run
from lagesbild.settings import Project

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

    def work(self, kinds: Sequence[Kind], sizes: Mapping[str, float]) -> Rows:
        """Let every kind run in peace, then put in its share of the faults, the kills last, as far as its time goes.

        The kills that there was no time for are made up for by the kind that takes most of them, which is quickest.
        """
        begun = time.monotonic()
        for number, kind in enumerate(kinds, start=1):
            self.until = begun + sizes["FAULTS_MINUTES"] * SECONDS * number / len(kinds)
            for _ in range(1 + kind.settles):
                kind.prepare()
                self.usual[kind.name] = Run(self.home.root, kind.words()).ended()
            self._peace("kill", kind, _failed(self.usual[kind.name]))
            self._faults("full", kind, round(sizes["FAULTS_FULL"] * kind.share / 1000))
            for _ in range(round(sizes["FAULTS_PAIRS"] * kind.share / 1000)):
                self._pair(kind)
            self._faults("kill", kind, round(sizes["FAULTS_KILLS"] * kind.share / 1000))
        done = sum(row["runs"] for name, row in self.rows.items() if name.startswith("kill "))
        self._faults("kill", max(kinds, key=lambda kind: kind.share), math.ceil(sizes["FAULTS_KILLS"]) - done)
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
        empty(self.home.root)
        row["runs"] += 1
        row["processes"] += run.left()
        row["too late"] += ended.code == 0
        if fault == "full":
            row["not told"] += not is_told(ended)
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


def is_told(ended: Ended) -> bool:
    """A full disk is one line and exit code 2, or came too late."""
    is_line = ended.code == REFUSED and ended.told.count("lagesbild: ") == 1 and "Traceback" not in ended.told
    if ended.code and not is_line:
        sys.stderr.write(f"told: {ended.code} {ended.told[-400:]}\n")
    return is_line or ended.code == 0
