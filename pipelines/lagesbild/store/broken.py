"""Which rows do not fit into a table: the bounds of its contract, asked of the rows that were to be inserted."""

from collections.abc import Iterator

import duckdb

from lagesbild.contracts import SHOWN_ROWS, Column, Contract, bounds, row_text


def broken_bounds(connection: duckdb.DuckDBPyConnection, contract: Contract, rows: str) -> Iterator[str]:
    """Return one line for each broken bound: table, column, rule and up to five rows of the statement ``rows``."""
    for name, column in contract.columns.items():
        for rule in _rules(name, column):
            shown = ", ".join(dict.fromkeys([*contract.key, name]))
            # Names and bounds come from the project's own contract.
            offending = f"select {shown} from ({rows}) where not ({rule}) order by all limit {SHOWN_ROWS}"  # noqa: S608 – names come from our own contract files
            found = connection.sql(offending)
            examples = [row_text(dict(zip(found.columns, row, strict=True))) for row in found.fetchall()]
            if examples:
                yield f"{contract.table}, column {name}: {rule} – {' | '.join(examples)}"


def _rules(name: str, column: Column) -> list[str]:
    required = "" if column.nullable else f"{name} is not null"
    return [rule for rule in (required, bounds(name, column)) if rule]
