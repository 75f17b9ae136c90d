"""Table definitions for DuckDB, with comments on tables and columns, made from contracts."""

from collections.abc import Iterator
from typing import Final

from lagesbild.contracts.model import Column, Contract, Kind

TYPES: Final[dict[Kind, str]] = {
    "code": "varchar",
    "text": "varchar",
    "month": "varchar",
    "status": "varchar",
    "day": "varchar",
    "year": "integer",
    "age": "integer",
    "count": "bigint",
    "pct": "decimal(9, 1)",
    "index": "decimal(9, 1)",
    "measure": "decimal(18, 6)",  # any unit, as its row says; Kolada's six decimals are the most of any provider
    "eur": "decimal(12, 2)",
    "flag": "boolean",
    "date": "date",
    "points": "decimal(9, 1)",
    "pace": "smallint",
    "number": "integer",
}


def create_table(contract: Contract) -> str:
    """Return ``create table`` with types, not-null and the bounds of each column; keys are checked by the gate."""
    columns = ",\n  ".join(_column(name, column) for name, column in contract.columns.items())
    return f"create table {contract.table} (\n  {columns}\n)"


def comments(contract: Contract) -> Iterator[str]:
    """Yield the statements that describe a table and its columns in the store itself, units first."""
    grain = contract.grain[:1].upper() + contract.grain[1:]
    yield f"comment on table {contract.table} is {_quoted(f'{contract.meaning} {grain}.')}"
    for name, column in contract.columns.items():
        said = f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning
        yield f"comment on column {contract.table}.{name} is {_quoted(said)}"


def bounds(name: str, column: Column) -> str:
    """Return the condition that the values of a column meet, missing ones aside; empty where there is none."""
    conditions = [f"{name} >= {column.at_least:.15g}"] if column.at_least is not None else []
    conditions += [f"{name} <= {column.at_most:.15g}"] if column.at_most is not None else []
    if column.one_of:
        conditions.append(f"{name} in ({', '.join(_quoted(value) for value in column.one_of)})")
    return " and ".join(conditions) if column.severity == "error" else ""


def _column(name: str, column: Column) -> str:
    required = "" if column.nullable else " not null"
    condition = bounds(name, column)
    return f"{name} {TYPES[column.kind]}{required}" + (f" check ({condition})" if condition else "")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
