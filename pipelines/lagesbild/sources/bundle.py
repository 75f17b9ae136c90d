"""The figures that ship with the project: ``data/bundled/<table>.parquet``, the same bytes from the same figures."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lagesbild.contracts import load_contract
from lagesbild.settings import Project
from lagesbild.sources.declared import Declared, declared_tables
from lagesbild.sources.http import CLIENTS, Transport
from lagesbild.sources.imports import IMPORTS, Import, read_import
from lagesbild.sources.parquet import write_parquet
from lagesbild.sources.protocols import Taken
from lagesbild.sources.take import take

MANIFEST: Final = "MANIFEST.json"
Report = Callable[[str], None]


def make_bundle(project: Project, *, base_url: str, public_copies: Path, report: Report = print) -> None:
    """Fetch and import every table, then write the Parquet files and ``MANIFEST.json``.

    Nothing in ``data/bundled`` changes before every table has been taken and fits its contract; the manifest comes
    last. ``public_copies`` is the folder that :mod:`lagesbild.sources.imports` describes. The manifest says for each
    table its rows, digest and source, and when the service last changed it (``""`` for a table read from a copy).

    Raises:
        SourceError: the service does not give what is declared.
        BadFile: a copy or a contract is missing or not what it should be.
        BadContract: a table does not fit its contract.
    """
    declared: list[Import | Declared] = [*IMPORTS, *_shipped(project)]
    contracts = {table.table: load_contract(project.contracts / f"{table.table}.yml") for table in declared}
    project.bundled.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".making-", dir=project.bundled) as made_in:
        folder = Path(made_in)
        entries = {}
        for table, taken in _every_table(project, base_url, public_copies, report):
            path = folder / f"{table.table}.parquet"
            count = write_parquet(taken.rows, contracts[table.table], path)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            entries[table.table] = {"rows": count, "sha256": digest, "source": table.source, "updated": taken.updated}
            report(f"{table.table}: {count} rows, {path.stat().st_size} bytes")
        (folder / MANIFEST).write_text(json.dumps(entries, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        for name in [*(f"{table}.parquet" for table in entries), MANIFEST]:
            (folder / name).replace(project.bundled / name)


def _every_table(
    project: Project, base_url: str, public_copies: Path, report: Report
) -> Iterator[tuple[Import | Declared, Taken]]:
    for copy in IMPORTS:
        yield copy, Taken(read_import(copy, public_copies), "")
    tables = _shipped(project)
    declared = tables[0].service
    with CLIENTS[declared.protocol](base_url, Transport(declared.name)) as service:
        for table in tables:
            yield table, take(service, table)
        report(f"{service.calls} calls to the service")


def _shipped(project: Project) -> list[Declared]:
    """The declared tables that ship and are not read from a copy; all of them are of one service."""
    copied = {copy.table for copy in IMPORTS}
    tables = (table for table in declared_tables(project).values() if table.table not in copied)
    return [table for table in tables if load_contract(project.contracts / f"{table.table}.yml").origin == "bundled"]
