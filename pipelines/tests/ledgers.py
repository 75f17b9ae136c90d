"""What tests of the ledger share: a home where briefs were made once, changes of its figures, who would run."""

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import duckdb

from lagesbild.briefs import Job, run_many
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.ledger import Ledger, made_page, open_ledger, what_stays
from lagesbild.settings import Project
from lagesbild.store.build import OPTIONS, inputs_digest
from tests.conftest import CHECKOUT, new_home

JOBS: Final = [Job("situation_brief", area, "", "fi", 2040) for area in ("KU005", "kopa-jarviseutu", "MK14", "KU049")]


def home_with_store(root: Path, store: Path) -> Project:
    """A home with notebooks and a store of its own."""
    home = new_home(root)
    shutil.copytree(CHECKOUT.notebooks, home.notebooks, ignore=shutil.ignore_patterns("own", ".*"))
    shutil.copy(store, home.store)
    return home


def copied(home: Project, root: Path) -> Project:
    """The same home elsewhere."""
    shutil.copytree(home.root, root, symlinks=True)
    return Project(root)


def make(home: Project, jobs: Sequence[Job] = JOBS, *, ledger: Ledger | None = None) -> dict[str, str]:
    """Make briefs with a ledger: why each notebook ran, by area, and that none failed."""
    told: list[str] = []
    stay = what_stays(home, jobs, imprint=PREVIEW, ledger=ledger or explaining(home), report=told.append)
    left = [job for job in jobs if job not in stay.pages]
    failures = [each.failure for each in run_many(left, partial(made_page, imprint=PREVIEW, ledger=stay.ledger))]
    assert failures == [""] * len(left)
    return _by_area(told)


def would_run(home: Project, jobs: Sequence[Job] = JOBS) -> dict[str, str]:
    """Why each of the briefs would run, by area; those that stay are not there."""
    told: list[str] = []
    what_stays(home, jobs, imprint=PREVIEW, ledger=explaining(home), report=told.append)
    return {name: reason for name, reason in _by_area(told).items() if reason != "as it was"}


def explaining(home: Project) -> Ledger:
    return open_ledger(home, explains=True)


def change(home: Project, statement: str) -> None:
    """Change figures in the store of a home."""
    with duckdb.connect(home.store, config=OPTIONS) as connection:
        connection.execute(statement)


def take_as_built(home: Project) -> None:
    """Let the store of a home be one that was built from its present files."""
    change(home, f"update store_inputs set digest = '{inputs_digest(home)}'")


def _by_area(told: Sequence[str]) -> dict[str, str]:
    lines = (line.partition(": ") for line in told if ": " in line)
    return {name.removesuffix(" fi"): reason for name, _, reason in lines}
