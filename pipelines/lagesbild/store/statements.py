"""The SQL that makes the built tables: one file per table, and the order that the files themselves give."""

import re
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

from lagesbild.contracts import Contract
from lagesbild.errors import BadContract

SQL: Final = Path(__file__).parent / "sql"
TABLE: Final = re.compile(r"\b(?:raw|stg|mart)_[a-z_0-9]+__[a-z_0-9]+\b")
COMMENT: Final = re.compile("--.*")


def statement_of(table: str) -> str:
    """Return the statement whose rows fill a built table, or are what its method works on."""
    return (SQL / f"{table}.sql").read_text(encoding="utf-8")


def tables_read(statement: str) -> list[str]:
    """Return the tables that a statement names, comments aside, each once and in the order of their names."""
    return sorted(set(TABLE.findall(COMMENT.sub("", statement))))


def build_order(contracts: Iterable[Contract]) -> list[Contract]:
    """Return the tables so that each comes after those its statement reads; tables of files come when they are read.

    Raises:
        BadContract: two tables are made of each other, or a statement reads a table without a contract.
    """
    known = {contract.table: contract for contract in contracts}
    reads = {name: tables_read(statement_of(name)) if each.origin == "built" else [] for name, each in known.items()}
    for name, tables in reads.items():
        if unknown := [table for table in tables if table not in known]:
            raise BadContract(f"{name} reads {', '.join(unknown)}, which no contract describes")
    try:
        return [known[name] for name in TopologicalSorter(reads).static_order()]
    except CycleError as error:
        raise BadContract(f"These tables are made of each other: {' → '.join(error.args[1])}") from error
