"""Faults, and what people meet after them: in the program, its disk, its services, its files, its figures.

``make bench-faults`` puts in ``FAULTS_KILLS`` kills (500), ``FAULTS_FULL`` full disks (60), ``FAULTS_PAIRS`` pairs of
runs (30) of every command that writes, half of them at a random moment, half at a random write; ``FAULTS_SERVICE``
faults of a service (150), ``FAULTS_FILES`` malformed files of a group's own (300) and ``FAULTS_FIGURES`` wrong figures
(60); by the seed ``FAULTS_SEED``, in ``FAULTS_LANES`` homes at once (one per core). It prints a row for each and fails
where anything was torn, missing or mixed, where a process or a file stayed, where a fault was told otherwise than in a
line or taken without a word, or took longer or more memory than it may. After ``FAULTS_MINUTES`` (9) no more faults
are put in: the last lines say how many there were of those asked for.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from faulty_disk import disk, is_real, with_disks_of_its_own
from faulty_inputs import own_files, wrong_figures
from faulty_kinds import kinds_in, new_home
from faulty_lane import SECONDS, Lane, Rows
from faulty_runs import apart
from faulty_services import cases, faultless, faulty_service, meet
from lagesbild.settings import Project, project
from lagesbild.store import Store

WRONG: Final = ("torn", "missing", "mixed", "processes", "leftovers", "not told", "accepted", "over 60 s", "over 1 GB")
TOLD: Final = ("too late", "unknowable")
"""What is no fault of the program: a fault that came after the end, a figure of which no check can know."""
WIDTH: Final = 11
ASKED: Final = {
    "FAULTS_KILLS": (500, "kill"),
    "FAULTS_FULL": (60, "full"),
    "FAULTS_PAIRS": (30, "two"),
    "FAULTS_SERVICE": (150, "service"),
    "FAULTS_FILES": (300, "own files"),
    "FAULTS_FIGURES": (60, "wrong figures"),
}
"""How many are asked for, and what their rows begin with."""
MINUTES: Final = 9.0
AT_ONCE: Final = 6
"""Homes in which services are met: most of that is waiting."""
Part = Callable[[Project], Mapping[str, Mapping[str, int]]]


def main() -> int:
    """Work all parts at once and print one row for each fault and command."""
    with_disks_of_its_own()
    apart(_refuse_without_store)
    begun = time.monotonic()
    seed, sizes = int(os.environ.get("FAULTS_SEED", "1")), {name: _asked(name) for name in ASKED}
    folder, rows = Path(tempfile.mkdtemp(prefix="lbf-", dir="/tmp")).resolve(), Rows()
    try:
        apart(lambda: bool(new_home(folder / "first" / "h")))
        with faulty_service() as service:
            parts = enumerate(parts_of(sizes, seed, service=service))
            for pipe in [_forked(folder / f"{place}", part) for place, part in parts]:
                with os.fdopen(pipe) as told:
                    for name, counts in json.loads(told.read() or '{"a lost part": {"missing": 1}}').items():
                        rows.setdefault(name, Counter()).update(counts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(table(rows))
    print(summary(rows, sizes))
    faults = sum(row[column] for row in rows.values() for column in WRONG)
    print(f"{faults} found, seed {seed}, {time.monotonic() - begun:.0f} s")
    return bool(faults)


def parts_of(sizes: Mapping[str, int], seed: int, *, service: str) -> list[Part]:
    """Everything that is done at once, each in a home of its own."""
    lanes = int(os.environ.get("FAULTS_LANES", os.cpu_count() or 1))
    until = time.monotonic() + _minutes() * SECONDS
    share = {name: size / lanes for name, size in sizes.items()} | {"FAULTS_MINUTES": _minutes()}
    listed = cases(sizes["FAULTS_SERVICE"], seed)
    return [
        *(partial(_lane, chance=f"{seed}-{number}", sizes=share, service=service) for number in range(lanes)),
        *(partial(meet, address=service, listed=listed[place::AT_ONCE], until=until) for place in range(AT_ONCE)),
        partial(_inputs, sizes=sizes, seed=seed, until=until),
    ]


def _lane(home: Project, *, chance: str, sizes: Mapping[str, float], service: str) -> Rows:
    return Lane(home, Random(chance)).work(kinds_in(home, faultless(service)), sizes)  # noqa: S311 – no secret


def _inputs(home: Project, *, sizes: Mapping[str, int], seed: int, until: float) -> Rows:
    def is_late() -> bool:
        return time.monotonic() > until

    files = own_files(home, sizes["FAULTS_FILES"], seed, is_late)
    return {"own files": files, "wrong figures": wrong_figures(project(), home.root, sizes["FAULTS_FIGURES"], is_late)}


def _forked(folder: Path, part: Part) -> int:
    """Do a part in a process, a home and on a disk of its own; what it says can be read."""
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    code = 1
    try:
        folder.mkdir()
        with disk(folder):
            shutil.copytree(folder.parent / "first" / "h", folder / "h", symlinks=True)
            os.write(writing, json.dumps(part(Project(folder / "h"))).encode())
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    os._exit(code)


def table(rows: Mapping[str, Counter[str]]) -> str:
    """A line for each fault and command."""
    columns = ("runs", *WRONG, *TOLD)
    head = f"{'fault and command':<20}" + "".join(f"{name:>{WIDTH}}" for name in columns)
    lines = (f"{name:<20}" + "".join(f"{rows[name][each]:>{WIDTH}}" for each in columns) for name in sorted(rows))
    return "\n".join([head, *lines])


def summary(rows: Mapping[str, Counter[str]], sizes: Mapping[str, int]) -> str:
    """How many there were of what was asked for, and what a full disk was."""
    full = "a disk in memory" if is_real() else "the limit of file sizes, as nothing may be mounted here"
    counted = (
        f"{begins} {sum(row['runs'] for name, row in rows.items() if name.startswith(begins))} of {sizes[asked]}"
        for asked, (_, begins) in ASKED.items()
    )
    return f"{', '.join(counted)}; a full disk is {full}"


def _refuse_without_store() -> None:
    """Wrong figures are seeded into a copy of the project's own store.

    Raises:
        StoreMissing, StoreOutOfDate: there is none of the present figures.
    """
    with Store.open(project()):
        pass


def _asked(name: str) -> int:
    usual, _ = ASKED[name]
    return int(os.environ.get(name, usual))


def _minutes() -> float:
    return float(os.environ.get("FAULTS_MINUTES", MINUTES))


if __name__ == "__main__":
    sys.exit(main())
