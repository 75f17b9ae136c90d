"""Measure how briefs grow with the number of municipalities: a copy of the store with made-up ones, 10 000 for example.

Each made-up municipality has the rows of a real one in every mart of areas, so that whatever looks at all of them looks
at that many. For each size the briefs of a few real areas are made and held against the store once more. Writes
``scale.csv`` to ``reports/bench`` and says what the whole set would take; judges nothing. Linux only.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from bench_briefs import EDITION, Bench, as_csv
from bench_home import LAGESBILD
from lagesbild.files import write_atomic
from lagesbild.settings import LANGUAGES, project
from lagesbild.store.build import OPTIONS

SIZES: Final = (308, 1000, 3000, 10_000)
AREAS: Final = 4
MADE_UP: Final = "create temp table made_up as select * from (values {}) as pair(like_code, made_code)"
WIDENED: Final = """
create or replace temp table widened as
select * from {table}
union all by name
select {table}.* replace ({replaced})
from {table}
join made_up on {table}.area_code = like_code
"""


class Scale(NamedTuple):
    """One size: ``mb`` of the store, what one brief costs, what is kept of it, and what all briefs would take.

    ``check_cpu_s`` is what it takes to see that a brief is as it was; ``kb_per_brief`` are its files on the site, which
    the command holds until all are there, ``ledger_kb_per_brief`` what is kept beside, ``index_kb`` the indexes of
    these few in all languages, which name every municipality. All areas are each municipality once, in all languages,
    on the cores of this machine.
    """

    municipalities: int
    store_mb: float
    cpu_s_per_brief: float
    peak_mb: float
    check_cpu_s: float
    kb_per_brief: float
    ledger_kb_per_brief: float
    index_kb: int
    all_hours: float
    all_site_gb: float
    all_ledger_gb: float

    @property
    def line(self) -> str:
        """As it is printed."""
        return "  ".join(f"{name} {value}" for name, value in self._asdict().items())


def widen(store: Path, municipalities: int) -> None:
    """Let a store have so many municipalities: made-up ones with the rows of real ones, in every mart of areas."""
    with duckdb.connect(store, config=OPTIONS) as connection:
        real = [
            code
            for (code,) in connection.execute(
                "select area_code from mart_area__area where kind = 'municipality' order by area_code"
            ).fetchall()
        ]
        pairs = [(real[number % len(real)], f"XX{number:05}") for number in range(municipalities - len(real))]
        if not pairs:
            return
        connection.execute(MADE_UP.format(", ".join(f"('{real_code}', '{made}')" for real_code, made in pairs)))
        for table, columns in _marts_of_areas(connection):
            replaced = ", ".join(f"if({name} = like_code, made_code, {name}) as {name}" for name in columns)
            connection.execute(WIDENED.format(table=table, replaced=replaced))
            connection.execute(f"create or replace table {table} as select * from widened order by area_code")  # noqa: S608 – names of our own tables
        connection.execute("drop table widened")
        connection.execute("checkpoint")


def _marts_of_areas(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str]]]:
    """Each mart with rows of areas, and its columns that have codes of areas."""
    found = connection.execute(
        "select table_name, list(column_name) from duckdb_columns() where table_name like 'mart_area__%' "
        "and column_name like '%area_code' or table_name like 'mart_area__%' and column_name like '%member_code' "
        "group by table_name having list_contains(list(column_name), 'area_code') order by table_name"
    ).fetchall()
    return [(table, list(columns)) for table, columns in found]


def scales(sizes: list[int]) -> Iterator[Scale]:
    """One size after the other, each in a home of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(project(), Path(folder).resolve(), AREAS)
            widen(bench.home.store, size)
            yield _scale(bench, size)


def _scale(bench: Bench, size: int) -> Scale:
    made = bench.edition("cold")
    again = bench.run(*LAGESBILD, "briefs", EDITION, "--explain")
    site, ledger = bench.home.reports / f"site-{EDITION}", bench.home.reports / ".ledger"
    names = tuple(area.lower() for area in bench.areas)
    kb = _kb(path for path in site.resolve().rglob("*") if path.name.startswith(names)) / made.briefs
    kept = _kb(path for path in ledger.rglob("*") if path.name.startswith(names)) / made.briefs
    index = sum((site / language / "index.html").stat().st_size for language in LANGUAGES)
    briefs, cores = size * len(LANGUAGES), os.cpu_count() or 1
    return Scale(
        municipalities=size,
        store_mb=round(bench.home.store.stat().st_size / 1e6),
        cpu_s_per_brief=made.cpu_s_per_brief,
        peak_mb=made.peak_mb,
        check_cpu_s=round(again.cpu_seconds / made.briefs, 3),
        kb_per_brief=round(kb),
        ledger_kb_per_brief=round(kept),
        index_kb=round(index / 1000),
        all_hours=round(briefs * made.cpu_s_per_brief / cores / 3600, 2),
        all_site_gb=round(briefs * kb / 1e6, 2),
        all_ledger_gb=round(briefs * kept / 1e6, 2),
    )


def _kb(paths: Iterator[Path]) -> float:
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1000


def main() -> None:
    """Measure, print each size as it is known, write the table."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    rows: list[Scale] = []
    for scale in scales(given.parse_args().sizes):
        rows.append(scale)
        print(scale.line, flush=True)
    write_atomic(project().reports / "bench" / "scale.csv", as_csv(Scale._fields, rows))


if __name__ == "__main__":
    main()
