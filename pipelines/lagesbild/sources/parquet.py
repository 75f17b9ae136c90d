"""Rows in contract form as a Parquet file: the same bytes from the same figures."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd

from lagesbild.contracts import Contract, create_table
from lagesbild.contracts.broken import REFUSED, broken_rules
from lagesbild.errors import BadContract, NotWritten, counted
from lagesbild.full_disk import written_by_duckdb


def write_parquet(rows: pd.DataFrame, contract: Contract, path: Path) -> int:
    """Write rows in the types and the key's order of the contract; return how many there are.

    Raises:
        BadContract: columns, key, number of rows or a value do not fit the contract.
        NotWritten: there is no room for it; then nothing of it is left.
    """
    _fits(rows, contract)
    with closing(duckdb.connect(config={"threads": 1})) as database:
        database.execute(create_table(contract))
        database.register("incoming", rows)
        # Names of tables and columns cannot be bound parameters; these come from the project's own contract.
        try:
            database.execute(f"insert into {contract.table} by name select * from incoming")  # noqa: S608 – names come from our own contract files
        except REFUSED as error:
            raise BadContract(broken_rules(database, contract, "select * from incoming", error)) from error
        ordered = f"select * from {contract.table} order by {', '.join(contract.key)}"  # noqa: S608 – names come from our own contract files
        try:
            with written_by_duckdb(path):
                database.sql(ordered).write_parquet(str(path), compression="zstd")
        except NotWritten:
            path.unlink(missing_ok=True)
            raise
    return len(rows)


def read_parquet(path: Path, columns: Sequence[str] = ("*",)) -> pd.DataFrame:
    """Read all rows of a file, and all columns or those named; numbers with decimals come as floats."""
    with closing(duckdb.connect(config={"threads": 1})) as database:
        rows: pd.DataFrame = database.read_parquet(str(path)).project(*columns).df()
        return rows


def _fits(rows: pd.DataFrame, contract: Contract) -> None:
    if sorted(rows.columns) != sorted(contract.columns):
        raise BadContract(f"{contract.table}: columns are {list(rows.columns)}, not {list(contract.columns)}")
    if rows.duplicated(list(contract.key)).any():
        raise BadContract(f"{contract.table}: two rows have the same {', '.join(contract.key)}")
    least, most = contract.rows.at_least, contract.rows.at_most
    if len(rows) < least or (most is not None and len(rows) > most):
        raise BadContract(f"{contract.table}: {counted(len(rows), 'row')}, not {least} to {most or 'any number'}")
