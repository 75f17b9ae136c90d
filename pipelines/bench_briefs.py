"""Measure briefs: by a command each, by the engine, again unchanged, and after figures of one municipality changed.

``--areas`` is how many areas, ``--every`` for how many minutes the briefs of every area are made afterwards. Both are
in all languages. Writes ``briefs.csv`` and ``briefs.html`` to ``reports/bench``; judges nothing. Linux only.
"""

import argparse
import csv
import gzip
import io
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import duckdb
import yaml
from markupsafe import escape

from bench_home import LAGESBILD, copied_home, machine
from lagesbild.files import write_atomic
from lagesbild.settings import LANGUAGES, USUAL_HORIZON, USUAL_NOTEBOOK, Project, project
from lagesbild.store import Store, list_areas
from lagesbild.store.build import OPTIONS, inputs_digest
from process_tree import Measured, measured

SAMPLES: Final = 3
"""Areas of which a brief is made by a command each."""
EDITION, EVERY = "bench", "bench-every"
COMMUTERS: Final = "update mart_area__commuting set employed_persons = employed_persons + 1 where area_code = $code"
RESIDENTS: Final = (
    "update mart_area__population set population_persons = population_persons + 1 where area_code = $code"
)
PAPERMILL: Final = (sys.executable, "-m", "papermill", "--no-progress-bar", "--log-level", "ERROR")


class Row(NamedTuple):
    """One run: what it was, of how many briefs, how many notebooks ran; seconds a brief are of those that ran."""

    run: str
    briefs: int
    notebooks_run: int
    wall_s: float
    cpu_s: float
    wall_s_per_brief: float
    cpu_s_per_brief: float
    peak_mb: float

    @classmethod
    def of(cls, run: str, briefs: int, ran: int, found: Measured) -> "Row":
        """The row of a run; where nothing ran, seconds a brief are of all."""
        each = ran or briefs
        wall, cpu = found.wall_seconds, found.cpu_seconds
        seconds = round(wall, 1), round(cpu, 1), round(wall / each, 3), round(cpu / each, 3)
        return cls(run, briefs, ran, *seconds, round(found.peak_mb))


class Bench:
    """A home of its own with a copy of the store, and two editions: of some areas, and of every area."""

    def __init__(self, place: Project, root: Path, areas: int) -> None:
        with Store.open(place) as store:
            every = list(list_areas(store)["area_code"])
            municipalities = list(list_areas(store, kind="municipality")["area_code"])
        self.areas, self.every = municipalities[:: len(municipalities) // areas][:areas], every
        self.home = copied_home(place, root)
        self._write_editions()

    def _write_editions(self) -> None:
        common = {"notebook": USUAL_NOTEBOOK, "horizon": USUAL_HORIZON}
        editions = {
            EDITION: common | {"languages": list(LANGUAGES), "areas": self.areas},
            EVERY: common | {"languages": list(LANGUAGES), "areas": self.every},
        }
        (self.home.reference / "editions.yml").write_text(yaml.safe_dump({"editions": editions}), encoding="utf-8")
        self.change("update store_inputs set digest = $digest", digest=inputs_digest(self.home))

    def change(self, statement: str, **given: str) -> None:
        """Change what the copied store holds."""
        with duckdb.connect(self.home.store, config=OPTIONS) as connection:
            connection.execute(statement, given)

    def run(self, *command: str, limit_seconds: float = 0) -> Measured:
        """Run a command in the home and measure it."""
        return measured(command, environment={"LAGESBILD_HOME": str(self.home.root)}, limit_seconds=limit_seconds)

    def kept(self) -> dict[Path, int]:
        """When each notebook was kept that the ledger has: those that ran are written anew."""
        return {path: path.stat().st_mtime_ns for path in (self.home.reports / ".ledger").rglob("*.notebook")}

    def alone(self, what: str, command: Callable[[str], Sequence[str]]) -> Row:
        """A command for each of a few briefs."""
        runs = [self.run(*command(area)) for area in self.areas[:SAMPLES]]
        total = Measured(
            sum(each.wall_seconds for each in runs),
            sum(each.cpu_seconds for each in runs),
            max(each.peak_mb for each in runs),
            is_whole=True,
        )
        return Row.of(what, len(runs), len(runs), total)

    def edition(self, what: str, edition: str = EDITION, *, limit_seconds: float = 0) -> Row:
        """An edition in all languages; where it is stopped the row is of the briefs that were made."""
        before = self.kept()
        found = self.run(*LAGESBILD, "briefs", edition, limit_seconds=limit_seconds)
        ran = len(self.kept().items() - before.items())
        briefs = len(self.areas if edition == EDITION else self.every) * len(LANGUAGES)
        if found.is_whole:
            return Row.of(what, briefs, ran, found)
        return Row.of(f"{what}, stopped after {ran} of {briefs}", ran or briefs, ran, found)

    def rows(self, minutes: float) -> Iterator[Row]:
        """Run after run."""
        notebook, out = str(self.home.notebooks / f"{USUAL_NOTEBOOK}.ipynb"), str(self.home.root / "out.ipynb")
        yield self.alone("lagesbild brief each", lambda area: [*LAGESBILD, "brief", area, "--output", out + ".d"])
        yield self.alone(
            "papermill each, kernel (no page)", lambda area: [*PAPERMILL, notebook, out, "-r", "area", area]
        )
        yield self.alone(
            "papermill each, engine (no page)",
            lambda area: [*PAPERMILL, "--engine", "lagesbild", notebook, out, "-r", "area", area],
        )
        yield self.edition("edition, cold")
        yield self.edition("edition, unchanged")
        for what, statement in {"commuters": COMMUTERS, "residents": RESIDENTS}.items():
            self.change(statement, code=self.areas[0])
            yield self.edition(f"edition, {what} of one municipality changed")
        if minutes:
            yield self.edition("every area, cold", EVERY, limit_seconds=60 * minutes)
            yield self.edition("every area, again", EVERY, limit_seconds=60 * minutes)

    def bytes_per_page(self) -> dict[str, tuple[int, int]]:
        """Form of page → median bytes, raw and compressed, over the pages of the edition."""
        site = self.home.reports / f"site-{EDITION}"
        pages = [path for area in self.areas for path in site.glob(f"*/{area.lower()}*.html")]
        forms: dict[str, list[bytes]] = {"story": [], "in depth": []}
        for path in pages:
            forms["in depth" if path.stem.endswith("-in-depth") else "story"].append(path.read_bytes())
        return {
            form: (_median(map(len, contents)), _median(len(gzip.compress(each)) for each in contents))
            for form, contents in forms.items()
        }


def _median(sizes: Iterator[int]) -> int:
    return round(statistics.median(sizes))


def as_csv(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> bytes:
    """The table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([names, *rows])
    return text.getvalue().encode()


def as_html(rows: Sequence[Row], pages: dict[str, tuple[int, int]]) -> bytes:
    """The table with machine and versions."""
    lines = [
        *machine(),
        *(f"page, {form}: {raw:,} bytes, {packed:,} compressed" for form, (raw, packed) in pages.items()),
        "Processor seconds are of all processes of a run; memory that they share counts once in the peak.",
    ]
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in Row._fields)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    told = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    start = '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Briefs measured</title>\n'
    return f"{start}<h1>Briefs measured</h1>\n{told}<table>\n<tr>{head}</tr>\n{body}</table></html>\n".encode()


def main() -> None:
    """Measure, print each run as it ends, write both files."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--areas", type=int, default=8)
    given.add_argument("--every", type=float, default=0.0, metavar="MINUTES")
    asked, place = given.parse_args(), project()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(place, Path(folder).resolve(), asked.areas)
        for row in bench.rows(asked.every):
            rows.append(row)
            print(*(f"{name} {value}" for name, value in row._asdict().items()), sep="  ", flush=True)
        pages = bench.bytes_per_page()
    for name, content in {"briefs.csv": as_csv(Row._fields, rows), "briefs.html": as_html(rows, pages)}.items():
        write_atomic(place.reports / "bench" / name, content)


if __name__ == "__main__":
    main()
