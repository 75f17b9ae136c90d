"""Build the store into a new file: contracts → tables, files → raw, SQL → staging and marts."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from lagesbild.contracts import Contract, create_table, load_contracts
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.store.handmade import read_handmade

SQL: Final = Path(__file__).parent / "sql"
LAYERS: Final = ("raw", "stg", "mart")
OPTIONS: Final = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def build_candidate(project: Project) -> Path:
    """Build a complete store beside the one in use and return its path; the one in use is untouched.

    Raises:
        BadFile: a hand-kept or bundled file is missing or cannot be taken.
        duckdb.Error: a value breaks the bounds of its contract.
    """
    path = project.store.with_name(f"{project.store.name}.{os.getpid()}.new")
    path.unlink(missing_ok=True)
    contracts = load_contracts(project.contracts)
    with duckdb.connect(path, config=OPTIONS) as connection:
        for layer in LAYERS:
            for contract in (each for each in contracts.values() if each.layer == layer):
                connection.execute(create_table(contract))
                _fill(connection, contract, project)
        connection.execute("create table store_inputs (digest varchar not null)")
        connection.execute("insert into store_inputs values ($digest)", {"digest": inputs_digest(project)})
    return path


def swap_in(candidate: Path, project: Project) -> None:
    """Put a finished candidate in the place of the store; readers see the old file or the new one, never half."""
    with candidate.open("rb") as file:
        os.fsync(file.fileno())
    candidate.replace(project.store)


def inputs_digest(project: Project) -> str:
    """Digest of every file that the store is built from: figures, hand-kept tables, contracts, SQL, checks."""
    digest = hashlib.sha256()
    for path in _inputs(project):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(project: Project) -> Iterator[Path]:
    folders = (project.bundled, project.reference, project.local, project.contracts, project.checks, SQL)
    for folder in folders:
        yield from sorted(path for path in folder.glob("*") if path.suffix in {".parquet", ".csv", ".yml", ".sql"})


def _fill(connection: duckdb.DuckDBPyConnection, contract: Contract, project: Project) -> None:
    if contract.origin == "built":
        key = ", ".join(contract.key)
        statement = (SQL / f"{contract.table}.sql").read_text(encoding="utf-8")
        connection.execute(f"insert into {contract.table} by name select * from ({statement}) order by {key}")  # noqa: S608 – both names come from our own contract files
        return
    path = project.root / contract.file
    if path.suffix == ".parquet":
        _load_parquet(connection, contract, path)
    else:
        _load_handmade(connection, contract, path)


def _load_parquet(connection: duckdb.DuckDBPyConnection, contract: Contract, path: Path) -> None:
    if not path.exists():
        raise BadFile(path, "is missing; make it: lagesbild bundle")
    columns = ", ".join(contract.columns)
    connection.execute(f"insert into {contract.table} select {columns} from read_parquet($path)", {"path": str(path)})  # noqa: S608 – names come from our own contract files


def _load_handmade(connection: duckdb.DuckDBPyConnection, contract: Contract, path: Path) -> None:
    if contract.origin == "local" and not path.exists():
        return
    rows: pd.DataFrame = read_handmade(path, contract)
    connection.register("handmade", rows)
    connection.execute(f"insert into {contract.table} by name select * from handmade")  # noqa: S608 – the name comes from our own contract file
    connection.unregister("handmade")
