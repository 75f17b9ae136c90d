"""Table definitions for DuckDB, made from contracts."""

from typing import Final

from lagesbild.contracts.model import Column, Contract, Kind

TYPES: Final[dict[Kind, str]] = {
    "code": "varchar",
    "text": "varchar",
    "month": "varchar",
    "status": "varchar",
    "year": "integer",
    "age": "integer",
    "count": "bigint",
    "pct": "decimal(9, 1)",
    "index": "decimal(9, 1)",
}


def create_table(contract: Contract) -> str:
    """Return ``create table`` with types, not-null and the bounds of each column; keys are checked by the gate."""
    columns = ",\n  ".join(_column(name, column) for name, column in contract.columns.items())
    return f"create table {contract.table} (\n  {columns}\n)"


def _column(name: str, column: Column) -> str:
    required = "" if column.nullable else " not null"
    bounds = [f"{name} >= {column.at_least:g}"] if column.at_least is not None else []
    bounds += [f"{name} <= {column.at_most:g}"] if column.at_most is not None else []
    if column.one_of:
        bounds.append(f"{name} in ({', '.join(_quoted(value) for value in column.one_of)})")
    hard = column.severity == "error" and bounds
    return f"{name} {TYPES[column.kind]}{required}" + (f" check ({' and '.join(bounds)})" if hard else "")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
