"""Measure adult education from files to pages: check, load, protect and publish made-up participations of the county.

``--learners`` is how many learners a year the sample has; 180 000 make a million participations in three half-years.
Each step is a command, measured with all that it starts. Prints a line a step, writes ``reports/bench/adult.csv`` and
judges nothing. Linux only.
"""

import argparse
import csv
import io
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from bench_home import LAGESBILD, copied_home, machine
from lagesbild.adult.record import TABLE, record_path
from lagesbild.files import write_atomic
from lagesbild.settings import Project, project
from process_tree import measured


class Step(NamedTuple):
    """One step: seconds on the clock and of processors, and the most memory that all its processes had at once."""

    step: str
    wall_s: float
    cpu_s: float
    peak_mb: float


class Bench:
    """A home of its own, a folder of made-up files beside it, and the key of their pseudonyms."""

    def __init__(self, place: Project, folder: Path, learners: int) -> None:
        self.home = copied_home(place, folder / "home")
        self.sample, self.key, self.learners = folder / "sample", folder / "key", learners

    def steps(self) -> Iterator[Step]:
        """Step after step, each on what the one before made."""
        yield self._step("build", "build")
        yield self._step("sample", "adult", "sample", str(self.sample), "--learners", str(self.learners))
        files = sorted(map(str, self.sample.glob("*-*-*.csv")))
        yield self._step("check", "adult", "check", *files)
        yield self._step("key", "adult", "key", str(self.key))
        yield self._step("load", "adult", "load", *files, "--key", str(self.key), "--merged")
        yield self._step("protect", "adult", "protect")
        yield self._step("publish", "publish", "storsthlm")
        yield self._step("verify", "verify")

    def _step(self, step: str, *command: str) -> Step:
        found = measured([*LAGESBILD, *command], environment={"LAGESBILD_HOME": str(self.home.root)})
        return Step(step, round(found.wall_seconds, 1), round(found.cpu_seconds, 1), round(found.peak_mb))

    def participations(self) -> int:
        """How many the record holds."""
        with duckdb.connect(record_path(self.home), read_only=True) as connection:
            return int(connection.sql(f"select count(*) from {TABLE}").fetchall()[0][0])  # noqa: S608 – a table of ours


def as_csv(steps: Sequence[Step]) -> bytes:
    """The table as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([Step._fields, *steps])
    return text.getvalue().encode()


def main() -> None:
    """Measure, print each step as it ends, write the table."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--learners", type=int, default=180_000)
    asked, place = given.parse_args(), project()
    print(*machine(), sep="\n", flush=True)
    steps: list[Step] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(place, Path(folder).resolve(), asked.learners)
        for step in bench.steps():
            steps.append(step)
            print(*(f"{name} {value}" for name, value in step._asdict().items()), sep="  ", flush=True)
        print(f"{bench.participations():,} participations in the record")
    write_atomic(place.reports / "bench" / "adult.csv", as_csv(steps))


if __name__ == "__main__":
    main()
