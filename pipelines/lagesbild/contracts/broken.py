"""Which rows do not fit into a table: types and bounds of its contract, asked of the rows that were to be inserted."""

from collections.abc import Iterator

import duckdb

from lagesbild.contracts.ddl import TYPES, bounds
from lagesbild.contracts.model import Column, Contract
from lagesbild.contracts.rows import SHOWN_ROWS, row_text

REFUSED = (duckdb.ConstraintException, duckdb.ConversionException, duckdb.OutOfRangeException, duckdb.BinderException)
"""How DuckDB refuses rows, in words that say neither which nor what to do."""


def broken_rules(connection: duckdb.DuckDBPyConnection, contract: Contract, rows: str, error: duckdb.Error) -> str:
    """Say what of the statement ``rows`` does not fit, a line for each rule with up to five rows.

    Where that cannot be asked either, as where the statement itself fails, the first line of the ``error`` is said.
    """
    try:
        found = [*_offending(connection, contract, rows, _type_rules(contract))] or [
            *_offending(connection, contract, rows, _bound_rules(contract))
        ]
    except duckdb.Error:
        found = []
    return "\n  ".join(found) or f"{contract.table}: {str(error).splitlines()[0]}"


def _type_rules(contract: Contract) -> Iterator[tuple[str, str, str]]:
    """Column, condition, and how that is said: each value can be one of the column's type."""
    for name, column in contract.columns.items():
        kind = TYPES[column.kind]
        yield name, f"{name} is null or try_cast({name} as {kind}) is not null", f"fits into {kind}"


def _bound_rules(contract: Contract) -> Iterator[tuple[str, str, str]]:
    for name, column in contract.columns.items():
        yield from ((name, rule, rule) for rule in _rules(name, column))


def _rules(name: str, column: Column) -> list[str]:
    required = "" if column.nullable else f"{name} is not null"
    return [rule for rule in (required, bounds(name, column)) if rule]


def _offending(
    connection: duckdb.DuckDBPyConnection, contract: Contract, rows: str, rules: Iterator[tuple[str, str, str]]
) -> Iterator[str]:
    """One line for each broken rule: table, column, rule and rows."""
    for name, condition, said in rules:
        shown = ", ".join(dict.fromkeys([*contract.key, name]))
        # Names and bounds come from the project's own contract.
        offending = f"select {shown} from ({rows}) where not ({condition}) order by all limit {SHOWN_ROWS}"  # noqa: S608 – names come from our own contract files
        found = connection.sql(offending)
        examples = [row_text(dict(zip(found.columns, row, strict=True))) for row in found.fetchall()]
        if examples:
            yield f"{contract.table}, column {name}: {said} – {' | '.join(examples)}"
