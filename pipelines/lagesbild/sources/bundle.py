"""The figures that ship with the project: ``data/bundled/<table>.parquet``, the same bytes from the same figures."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lagesbild.contracts import Contract, load_contract
from lagesbild.errors import counted
from lagesbild.leftovers import MAKING, mark
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of, snapshots
from lagesbild.sources.current import archive_of, read_snapshot
from lagesbild.sources.declared import Declared, declared_tables
from lagesbild.sources.fetch_table import FetchRun, fetch_table
from lagesbild.sources.imports import IMPORTS, read_import
from lagesbild.sources.parquet import write_parquet
from lagesbild.sources.services import CLIENTS, Transport

MANIFEST: Final = "MANIFEST.json"
Report = Callable[[str], None]
Contracts = Mapping[str, Contract]


@dataclass(frozen=True)
class Bundled:
    """One table in its file: where it is from, how many rows it has, and when the service last changed it.

    ``updated`` is empty for a table read from a copy.
    """

    path: Path
    source: str
    rows: int
    updated: str = ""

    @property
    def entry(self) -> dict[str, object]:
        """What the manifest holds of the table."""
        digest = digest_of(self.path.read_bytes())
        return {"rows": self.rows, "sha256": digest, "source": self.source, "updated": self.updated}


@dataclass(frozen=True)
class Apart(Project):
    """A project that fetches into an archive of its own: what ships does not depend on what was fetched before."""

    archive: Path

    @cached_property
    def raw(self) -> Path:
        """The archive in the place of the project's own."""
        return self.archive


def make_bundle(project: Project, *, base_url: str, public_copies: Path, report: Report = print) -> None:
    """Fetch and import every table, then write the Parquet files and ``MANIFEST.json``.

    Nothing in ``data/bundled`` changes before every table has been taken and fits its contract; the manifest comes
    last. ``public_copies`` is the folder that :mod:`lagesbild.sources.imports` describes.

    Raises:
        SourceError: the service does not give what is declared.
        BadFile: a copy or a contract is missing or not what it should be.
        BadContract: a table does not fit its contract.
    """
    shipped = _shipped(project)
    tables = [*(copy.table for copy in IMPORTS), *(declared.table for declared in shipped)]
    contracts = {table: load_contract(project.contracts / f"{table}.yml") for table in tables}
    project.bundled.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f"{MAKING}{mark()}-", dir=project.bundled) as made_in:
        folder = Path(made_in)
        made = list(_imported(contracts, public_copies, folder, report))
        made += _fetched(project, shipped, contracts=contracts, base_url=base_url, folder=folder, report=report)
        entries = {table.path.stem: table.entry for table in made}
        (folder / MANIFEST).write_text(json.dumps(entries, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        for name in [*(f"{table}.parquet" for table in entries), MANIFEST]:
            (folder / name).replace(project.bundled / name)


def _imported(contracts: Contracts, public_copies: Path, folder: Path, report: Report) -> Iterator[Bundled]:
    for copy in IMPORTS:
        path = folder / f"{copy.table}.parquet"
        rows = write_parquet(read_import(copy, public_copies), contracts[copy.table], path)
        yield _reported(Bundled(path, copy.source, rows), report)


def _fetched(
    project: Project, tables: list[Declared], *, contracts: Contracts, base_url: str, folder: Path, report: Report
) -> Iterator[Bundled]:
    service, apart = tables[0].service, Apart(project.root, folder / "raw")
    with CLIENTS[service.protocol](base_url, Transport(service.name)) as client:
        run = FetchRun(apart, client, accept=True, report=report, compare=False)
        for table in tables:
            fetch_table(run, table)
            newest = snapshots(archive_of(table, apart))[0]
            made = read_snapshot(newest, table, contracts[table.table], apart)
            path = made.replace(folder / f"{table.table}.parquet")
            yield _reported(Bundled(path, table.source, newest.complete["rows"], newest.complete["updated"]), report)
        report(f"{counted(client.calls, 'call')} to the service")


def _reported(table: Bundled, report: Report) -> Bundled:
    report(f"{table.path.stem}: {counted(table.rows, 'row')}, {table.path.stat().st_size} bytes")
    return table


def _shipped(project: Project) -> list[Declared]:
    """The declared tables that ship and are not read from a copy; all of them are of one service."""
    copied = {copy.table for copy in IMPORTS}
    tables = (table for table in declared_tables(project).values() if table.table not in copied)
    return [table for table in tables if load_contract(project.contracts / f"{table.table}.yml").origin == "bundled"]
