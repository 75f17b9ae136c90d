"""Which figures the store takes: for each table its newest complete snapshot, or the bundled file where that is newer.

A table is taken whole from one of them, never from both.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lagesbild.contracts import Contract
from lagesbild.errors import BadFile
from lagesbild.leftovers import mark
from lagesbild.settings import Project
from lagesbild.sources.archive import COMPLETE, DESCRIPTION, Snapshot, digest_of, newest_complete
from lagesbild.sources.declared import Declared, declared_tables
from lagesbild.sources.parquet import write_parquet
from lagesbild.sources.services import PARSERS

MANIFEST: Final = "MANIFEST.json"


def archive_of(table: Declared, project: Project) -> Path:
    """Return the folder with all snapshots of a table: ``data/raw/statfin-121w/121w``."""
    return project.raw / table.source / table.id


def current_snapshot(table: Declared, project: Project) -> Snapshot | None:
    """Return the snapshot that a table is taken from, or none where the bundled file is.

    A snapshot is taken when the service's own time of update is not before the one that the manifest gives.
    """
    newest = newest_complete(archive_of(table, project))
    if newest is None or newest.complete["updated"] < bundled_updated(table.table, project):
        return None
    return newest


def bundled_updated(table: str, project: Project) -> str:
    """When the service last changed the table that ships; empty where it does not report that or nothing ships."""
    return str(_manifest(project).get(table, {}).get("updated", ""))


def _manifest(project: Project) -> dict[str, dict[str, str]]:
    path = project.bundled / MANIFEST
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def table_file(contract: Contract, project: Project) -> Path | None:
    """Return the Parquet file with the rows that the store takes, in contract form; none where nothing was fetched yet.

    Raises:
        BadFile: neither a snapshot nor the bundled file is there, or an archived answer is not what came.
        SourceChanged, BadContract: the answers of the snapshot do not fit what is declared now.
    """
    declared = declared_tables(project).get(contract.table)
    chosen = current_snapshot(declared, project) if declared else None
    if declared and chosen:
        if chosen.digests() != chosen.complete["sha256"]:
            raise BadFile(chosen.folder / COMPLETE, f"does not name the answers of snapshot {chosen.retrieved}")
        return read_snapshot(chosen, declared, contract, project)
    return bundled_file(contract, project) if contract.origin == "bundled" else None


def bundled_file(contract: Contract, project: Project) -> Path:
    """Return the file of a table that ships.

    Raises:
        BadFile: it is missing, or not the one that the manifest names.
    """
    path = project.root / contract.file
    if not path.exists():
        raise BadFile(path, "is missing; restore it: git checkout data/bundled")
    named = _manifest(project).get(contract.table, {}).get("sha256")
    if digest_of(path.read_bytes()) != named:
        raise BadFile(path, f"is not the file that {MANIFEST} names; restore it: git checkout data/bundled")
    return path


def read_snapshot(taken: Snapshot, declared: Declared, contract: Contract, project: Project) -> Path:
    """Read the answers of a snapshot into rows in contract form; return their file, which is made only once.

    The file is no part of the archive: its name holds the digest of the answers, the contract and the declaration.

    Raises:
        BadFile, SourceChanged, BadContract: as in :func:`table_file`.
    """
    read_from = json.dumps([taken.digests(), contract.model_dump_json(), declared.declaration])
    path = project.raw / ".tables" / f"{contract.table}.{digest_of(read_from.encode())[:16]}.parquet"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        parser = PARSERS[declared.service.protocol]
        rows = parser.rows(declared, taken.read(DESCRIPTION), taken.answers())
        new = path.with_name(f".{path.name}.{mark()}.new")
        write_parquet(rows, contract, new)
        new.replace(path)
    return path


def current_markers(project: Project) -> Iterator[Path]:
    """The files that tell one choice of snapshots from another: ``complete.json`` of every snapshot that is taken."""
    for table in declared_tables(project).values():
        if chosen := current_snapshot(table, project):
            yield chosen.folder / COMPLETE
