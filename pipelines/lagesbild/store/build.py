"""Build the store into a new file: contracts → tables, files → raw, SQL (and methods) → staging and marts."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from lagesbild import projections
from lagesbild.contracts import Contract, comments, create_table, ddl, load_contracts
from lagesbild.contracts.broken import REFUSED, broken_rules
from lagesbild.errors import BadContract
from lagesbild.files import flush
from lagesbild.full_disk import written_by_duckdb
from lagesbild.leftovers import mark, sweep
from lagesbild.settings import Project
from lagesbild.sources import outlines
from lagesbild.sources.current import current_markers, table_file
from lagesbild.sources.rounds import archived_rounds, earlier_markers
from lagesbild.store import boundaries
from lagesbild.store.computed import COMPUTED
from lagesbild.store.handmade import read_handmade
from lagesbild.store.lines import written_file
from lagesbild.store.statements import SQL, build_order, statement_of

BEGINNING: Final = Path(__file__).parent / "queries" / "begin.sql"
METHODS: Final = (
    *Path(projections.__file__).parent.glob("*.py"),
    *(Path(str(module.__file__)) for module in (boundaries, outlines, ddl)),
    Path(__file__),
    BEGINNING,
)
LAYERS: Final = ("raw", "stg", "mart")
OPTIONS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def build_candidate(project: Project) -> Path:
    """Build a complete store beside the one in use and return its path; the one in use is untouched.

    Raises:
        BadFile: a hand-kept, bundled or archived file is missing or cannot be taken.
        SourceChanged: an archived snapshot does not have the form that is declared now.
        BadContract: columns or a value do not fit the contract of their table.
        NotWritten: there is no room for it, or no right to write it.
    """
    sweep(project.store.parent)
    path = project.store.with_name(f".{project.store.name}.{mark()}.new")
    discard(path)
    try:
        with written_by_duckdb(path), duckdb.connect(path, config=OPTIONS) as connection:
            _fill_all(connection, project)
    except BaseException:
        discard(path)
        raise
    return path


def discard(candidate: Path) -> None:
    """Remove a candidate, whole or half-built; one that was swapped in is not there any more."""
    candidate.unlink(missing_ok=True)
    candidate.with_name(f"{candidate.name}.wal").unlink(missing_ok=True)


def swap_in(candidate: Path, project: Project) -> None:
    """Put a finished candidate in the place of the store; readers see the old file or the new one, never half."""
    with candidate.open("rb") as file:
        flush(file.fileno())
    candidate.replace(project.store)


def inputs_digest(project: Project) -> str:
    """Digest of what the store is built from: figures, snapshots, hand-kept tables, contracts, SQL, methods, checks."""
    digest = hashlib.sha256()
    for path in _inputs(project):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(project: Project) -> Iterator[Path]:
    expected = (project.contracts.parent, project.contracts, project.checks)
    for folder in (project.bundled, project.reference, *expected, SQL):
        kept = (path for path in folder.glob("[!.~]*") if path.suffix in {".parquet", ".csv", ".xlsx", ".yml", ".sql"})
        yield from sorted(kept)
    own = (project.root / each.file for each in load_contracts(project.contracts).values() if each.origin == "local")
    yield from (written for path in sorted(own) if (written := written_file(path)))
    yield from sorted(METHODS)
    yield from current_markers(project)
    for contract in load_contracts(project.contracts).values():
        if contract.rounds_of:
            yield from earlier_markers(contract.rounds_of, project)


def _fill_all(connection: duckdb.DuckDBPyConnection, project: Project) -> None:
    contracts = load_contracts(project.contracts)
    connection.execute(BEGINNING.read_text(encoding="utf-8"))
    for contract in build_order(contracts.values()):
        connection.execute(create_table(contract))
        _fill(connection, contract, project)
        for comment in comments(contract):
            connection.execute(comment)
    connection.execute("insert into store_inputs values ($digest)", {"digest": inputs_digest(project)})


def _fill(connection: duckdb.DuckDBPyConnection, contract: Contract, project: Project) -> None:
    if contract.origin == "built":
        fill_built(connection, contract)
    elif contract.origin in {"bundled", "fetched", "archived"}:
        take = archived_rounds if contract.rounds_of else table_file
        if taken := take(contract, project):
            _load_parquet(connection, contract, taken)
    else:
        fill_from_file(connection, contract, project)


def fill_from_file(connection: duckdb.DuckDBPyConnection, contract: Contract, project: Project) -> None:
    """Fill a table that people keep by hand; one of the user's own stays empty where there is no file.

    Raises:
        BadFile: the file cannot be taken.
    """
    path = project.root / contract.file
    if written := written_file(path) if contract.origin == "local" else path:
        connection.register("handmade", read_handmade(written, contract))
        _insert(connection, contract, "select * from handmade")
        connection.unregister("handmade")


def fill_built(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Fill a built table, which is there and empty, from the tables that its statement reads.

    Raises:
        BadContract: rows do not fit the contract.
    """
    statement = statement_of(contract.table)
    if work := COMPUTED.get(contract.table):
        connection.register("computed", work(connection.sql(statement).df()))
        statement = "select * from computed"
    _insert(connection, contract, f"select * from ({statement}) order by {', '.join(contract.key)}")  # noqa: S608 – names come from our own contract files
    connection.unregister("computed")


def _load_parquet(connection: duckdb.DuckDBPyConnection, contract: Contract, path: Path) -> None:
    quoted = str(path).replace("'", "''")
    _insert(connection, contract, f"select {', '.join(contract.columns)} from read_parquet('{quoted}')")  # noqa: S608 – names come from our own contract files


def _insert(connection: duckdb.DuckDBPyConnection, contract: Contract, rows: str) -> None:
    try:
        connection.execute(f"insert into {contract.table} by name {rows}")
    except REFUSED as error:
        raise BadContract(broken_rules(connection, contract, rows, error)) from error
