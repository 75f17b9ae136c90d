"""The commands that faults are put into: how each begins, what readers meet after it, and what may not be left.

What is met is looked at in a process of its own, and told as problems that begin with ``torn``, ``missing`` or
``mixed``. Everything stands in a home with the made-up figures of four municipalities.
"""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import yaml

from faulty_runs import MADE_UP, apart
from lagesbild.checks.results import save_results
from lagesbild.chosen import read_register
from lagesbild.errors import LagesbildError
from lagesbild.leftovers import LEFT
from lagesbild.publish.shelf import shelf_of, standing
from lagesbild.publish.verify import verify
from lagesbild.settings import Project
from lagesbild.sources.archive import Snapshot, digest_of
from lagesbild.store import Store, build_candidate, swap_in
from lagesbild.store.build import inputs_digest
from tests.conftest import CHECKOUT
from tests.integration.whole import whole_home
from tests.workshop import GROUP, KIT_ID, answered, keep, with_measure

BUSY: Final = "Another lagesbild fetch"
EDITION: Final = "mini"
AREA: Final = "KU005"
TABLES: Final = 3
DAYS: Final = (
    f"{year}-{month:02d}-{day:02d}" for year in count(1001) for month in range(1, 13) for day in range(1, 29)
)
"""Every publishing bears another day."""


@dataclass(frozen=True)
class Kind:
    """A command: its words, what stands before it, what is met after it, and after one that nothing was done to.

    ``series`` is how many faults come one after the other before a run that is left in peace; ``share`` how many of a
    thousand faults it gets; a second run at the same time may be refused with the words ``busy``; where it ``settles``
    the first run has more to do than any later one.
    """

    name: str
    words: Callable[[], list[str]]
    prepare: Callable[[], object]
    met: Callable[[], list[str]]
    whole: Callable[[], list[str]]
    series: int
    share: int
    busy: str = ""
    settles: bool = False


def kinds_in(home: Project, service: str) -> list[Kind]:
    """Every kind, in a home that has its store; ``service`` is the address of a PxWeb service."""
    met, brief = Met(home, apart(lambda: _counts(home))), ["brief", AREA]
    publish = ["publish", EDITION, "--workers", "1", "--date"]
    files = [str(path) for path in sorted((home.root / "answers").glob("*.json"))]
    collect, fetch = ["workshop", "collect", *files], ["fetch", "statfin-121w", "--accept", "--base-url", service]
    return [
        Kind("build", lambda: ["build"], met.nothing, met.store, met.store, 5, 120),
        Kind("brief", lambda: brief, met.without_briefs, met.briefs, met.all_briefs, 5, 100),
        Kind("publish", lambda: [*publish, next(DAYS)], met.nothing, met.snapshots, met.snapshots, 5, 60, settles=True),
        Kind("collect", lambda: collect, met.without_answers, met.answers, met.all_answers, 1, 560),
        Kind(
            "fetch", lambda: fetch, met.without_archive, met.archive, met.whole_archive, 1, 160, busy=BUSY, settles=True
        ),
    ]


def new_home(root: Path) -> Project:
    """A home with a store that says its checks, an edition of one brief, a kit and the answers of three tables."""
    home = whole_home(root)
    shutil.copytree(CHECKOUT.notebooks, home.notebooks, ignore=shutil.ignore_patterns("own"))
    for folder in ("t", "answers"):
        (home.root / folder).mkdir()
    edition = {"notebook": "situation_brief", "languages": ["fi"], "horizon": 2040, "areas": [AREA]}
    (home.reference / "editions.yml").write_text(yaml.safe_dump({"editions": {EDITION: edition}}), encoding="utf-8")
    keep(home)
    for number in range(TABLES):
        measures = with_measure(measure=f"Made up {number}")
        answered(home.root / "answers", f"{number}.json", id=f"{number}" * 32, table=f"{number + 1}", measures=measures)
    candidate = build_candidate(home)
    save_results(candidate, [MADE_UP])
    swap_in(candidate, home)
    return home


class Met:
    """What readers meet in a home, and how it was when nothing had been done to it."""

    def __init__(self, home: Project, counts: dict[str, int]) -> None:
        self.home = home
        self.counts = counts
        self.pages: dict[str, str] = {}
        self.fetched: dict[str, str] = {}

    def nothing(self) -> None:
        """Everything stays as the run before left it."""

    def store(self) -> list[str]:
        """The store is there, of the present files, with as many rows in each table as ever."""
        try:
            found = apart(lambda: _counts(self.home))
        except RuntimeError as error:
            return [f"torn store: {error}"]
        return [] if found == self.counts else ["mixed store"]

    def without_briefs(self) -> None:
        """No brief was written yet."""
        shutil.rmtree(self.home.reports / "briefs", ignore_errors=True)

    def briefs(self) -> list[str]:
        """Each file that is there is whole; with the page all that it needs is there."""
        found = _digests(self.home.reports / "briefs")
        if not self.pages:  # the first run is left in peace
            self.pages = found
        torn = [f"torn {path}" for path, digest in found.items() if self.pages.get(path) != digest]
        is_there = any(path == f"fi/{AREA.lower()}.html" for path in found)
        return torn + ([f"missing {path}" for path in self.pages if path not in found] if is_there else [])

    def all_briefs(self) -> list[str]:
        """As :meth:`briefs`, and the page is there."""
        return self.briefs() + ([] if _digests(self.home.reports / "briefs") else ["missing brief"])

    def snapshots(self) -> list[str]:
        """As :meth:`shelf`, and the store is as it was; older ones go, the disk is not for ever."""
        problems, there = self.shelf(), standing(shelf_of(self.home))
        for old in sorted(there, key=lambda each: each.day)[:-2]:
            shutil.rmtree(old.folder)
        return problems + self.store()

    def shelf(self) -> list[str]:
        """Every folder on the shelf is a whole snapshot, and the link leads to one of them."""
        shelf = shelf_of(self.home)
        whole = {each.id for each in standing(shelf) if verify(each.folder, shelf).is_whole}
        link, named = shelf / f"latest-{EDITION}", {path.name for path in shelf.glob("[!.]*") if not path.is_symlink()}
        problems = [f"torn snapshot {name}" for name in named - whole]
        problems += ["missing link"] if whole and len(named) > 1 and link.resolve().name not in whole else []
        return problems

    def without_archive(self) -> None:
        """Nothing was fetched yet."""
        shutil.rmtree(self.home.raw, ignore_errors=True)

    def archive(self) -> list[str]:
        """Every answer that counts is what came, and the store is one that can be read."""
        problems = []
        for plan in self.home.raw.glob("*/*/*/plan.json"):
            snapshot = Snapshot(plan.parent)
            try:
                for part in snapshot.plan["parts"]:
                    snapshot.holds(part)
                if snapshot.is_complete and snapshot.digests() != snapshot.complete["sha256"]:
                    problems.append("mixed archive")
            except LagesbildError as error:
                problems.append(f"torn archive: {error}")
        return problems + _readable(self.home)

    def whole_archive(self) -> list[str]:
        """One snapshot is complete, the same as ever, and the store is built from it."""
        answers = {path.name: digest_of(path.read_bytes()) for path in self.home.raw.glob("*/*/*/part-????.json")}
        self.fetched = self.fetched or answers
        complete = list(self.home.raw.glob("*/*/*/complete.json"))
        problems = [] if answers == self.fetched and len(complete) == 1 else ["missing archive"]
        return problems + self.archive() + ([] if apart(lambda: _is_current(self.home)) else ["missing store"])

    def without_answers(self) -> None:
        """No table has answered yet; the kit is kept."""
        self.home.measures.unlink(missing_ok=True)
        for path in (self.home.workshops / GROUP / KIT_ID).glob("*.json"):
            if path.name != "kit.json":
                path.unlink()
        shutil.rmtree(self.home.reports / "workshop", ignore_errors=True)

    def answers(self) -> list[str]:
        """The register has no measure or all of them, and each file of a table that is kept is as it was saved."""
        saved = {digest_of(path.read_bytes()) for path in (self.home.root / "answers").glob("*.json")}
        kept = [path for path in (self.home.workshops / GROUP / KIT_ID).glob("*.json") if path.name != "kit.json"]
        torn = [f"torn {path.name}" for path in kept if digest_of(path.read_bytes()) not in saved]
        try:
            measures = len(read_register(self.home).measures)
        except LagesbildError as error:
            return [*torn, f"torn register: {error}"]
        lost = kept and measures < TABLES
        return torn + ([f"mixed register: {measures} measures"] if measures not in {0, TABLES} or lost else [])

    def all_answers(self) -> list[str]:
        """As :meth:`answers`, and all are there, once, with their summary."""
        kept = len(list((self.home.workshops / GROUP / KIT_ID).glob("*.json"))) - 1
        measures = len(read_register(self.home).measures) if self.home.measures.exists() else 0
        pages = len(list(self.home.reports.glob("workshop/*/*/fi/*.html")))
        found = (kept, measures, pages)
        return self.answers() + ([] if found == (TABLES, TABLES, 2) else [f"missing answers: {found}"])


def leftovers(home: Project) -> list[str]:
    """What is on the disk and nobody would ever look for: what was being made, logs of the database, work folders."""
    below = (path for folder in (home.store.parent, home.reports) for path in folder.rglob("*"))
    made = [path.name for path in below if LEFT.fullmatch(path.name) or path.suffix in {".wal", ".new"}]
    return made + [path.name for path in (home.root / "t").iterdir()]


def _counts(home: Project) -> dict[str, int]:
    store = Store.open_file(home.store)
    names = store.query("select table_name from duckdb_tables() order by all")["table_name"].tolist()
    return {name: int(store.query(f"select count(*) as n from {name}")["n"].iloc[0]) for name in names}  # noqa: S608 – names of our own tables


def _is_current(home: Project) -> bool:
    store = Store.open_file(home.store)
    return bool(store.query("select digest from store_inputs")["digest"].iloc[0] == inputs_digest(home))


def _readable(home: Project) -> list[str]:
    try:
        apart(lambda: _counts(home))
    except RuntimeError as error:
        return [f"torn store: {error}"]
    return []


def _digests(folder: Path) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
