"""Checks in SQL: files that select offending rows across tables, and rules of built tables made from contracts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

import duckdb

from lagesbild.checks.results import NO_ADVICE, CheckResult
from lagesbild.contracts import SHOWN_ROWS, Contract, row_text
from lagesbild.contracts.model import Severity
from lagesbild.errors import BadFile

HEADER: Final = ("table", "column", "rule", "severity")
AREA: Final = "area_code"
AREAS: Final = "mart_area__area"
OF_AREAS: Final = (AREA, "home_code", "school_code")
"""Columns of the user's own tables that name areas."""


@dataclass(frozen=True)
class SqlCheck:
    """A rule and the statement that selects the rows that break it; none = pass."""

    table: str
    column: str
    rule: str
    severity: Severity
    offending_rows: str
    todo: str = ""


def load_checks(folder: Path) -> list[SqlCheck]:
    """Read every ``.sql`` file of a folder, in the order of their names.

    Raises:
        BadFile: a file lacks a line of the header ``-- table:``, ``-- column:``, ``-- rule:``, ``-- severity:``.
    """
    return [load_check(path) for path in sorted(folder.glob("*.sql"))]


def load_check(path: Path) -> SqlCheck:
    """Read one check; a line ``-- todo:`` is advice where that of the table is not enough.

    Raises:
        BadFile: a line of the header is missing, empty or names no severity.
    """
    statement = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^-- ([a-z]+): (\S.*)$", statement, flags=re.MULTILINE))
    for field in HEADER:
        if field not in header:
            raise BadFile(path, f"a check begins with the lines -- {': … -- '.join(HEADER)}: …", field=field)
    if header["severity"] not in get_args(Severity):
        raise BadFile(path, "is error or warning", field="severity")
    todo = header.get("todo", "")
    return SqlCheck(header["table"], header["column"], header["rule"], header["severity"], statement, todo)


def rules_of(contract: Contract) -> Iterator[SqlCheck]:
    """Return the rules of one built table that its definition cannot hold: rows, unique key, form of codes."""
    table, least, most = contract.table, contract.rows.at_least, contract.rows.at_most
    # Names cannot be bound parameters; these come from the project's own contracts.
    rows = f"select count(*) as found from {table} having count(*) < {least}"  # noqa: S608 – names come from our own contract files
    rows += f" or count(*) > {most}" if most is not None else ""
    yield SqlCheck(table, "", f"has {least} to {most or 'any number of'} rows", "error", rows)
    key = ", ".join(contract.key)
    twice = f"select {key}, count(*) as times from {table} group by {key} having count(*) > 1"  # noqa: S608 – names come from our own contract files
    yield SqlCheck(table, key, "no two rows have the same key", "error", twice)
    for name, column in contract.columns.items():
        if column.matches:
            shown = ", ".join(dict.fromkeys([*contract.key, name]))
            pattern = column.matches.replace("'", "''")
            misshapen = f"select {shown} from {table} where not regexp_full_match({name}, '{pattern}')"  # noqa: S608 – names come from our own contract files
            yield SqlCheck(table, name, f"matches {column.matches}", column.severity, misshapen)


def area_rule(contract: Contract, column: str = AREA) -> SqlCheck:
    """The rule that each line of the user's own table names an area that there is in a column, or all."""
    shown = ", ".join(dict.fromkeys([AREA, *contract.key]))
    known = f"select {AREA} from {AREAS}"  # noqa: S608 – both are constants
    rows = f"select {shown} from {contract.table} where {column} not in ({known} union all select 'all')"  # noqa: S608 – names come from our own contract files
    todo = f"Write a code of lagesbild areas into {contract.file}, then: lagesbild build"
    return SqlCheck(contract.table, column, "each line is of an area that there is", "error", rows, todo)


def run_checks(
    connection: duckdb.DuckDBPyConnection, checks: Iterable[SqlCheck], advice: Mapping[str, str] = NO_ADVICE
) -> list[CheckResult]:
    """Run every check on an open store; see :func:`run_check`."""
    return [run_check(connection, check, advice) for check in checks]


def run_check(
    connection: duckdb.DuckDBPyConnection, check: SqlCheck, advice: Mapping[str, str] = NO_ADVICE
) -> CheckResult:
    """Run one check; the examples are the first offending rows in the order of their columns.

    ``advice`` maps a table to what to do, where the check itself has no advice.
    """
    found = connection.sql(check.offending_rows)
    count = found.aggregate("count(*)").fetchall()[0][0]
    shown = found.order("all").limit(SHOWN_ROWS)
    rows = tuple(dict(zip(shown.columns, row, strict=True)) for row in shown.fetchall())
    return CheckResult(
        table=check.table,
        column=check.column,
        rule=check.rule,
        severity=check.severity,
        passed=count == 0,
        offending=count,
        examples=tuple(map(row_text, rows)),
        todo=check.todo or advice.get(check.table, ""),
        areas=_areas(found) if count else (),
        rows=rows,
    )


def _areas(found: duckdb.DuckDBPyRelation) -> tuple[str, ...]:
    """The areas that the offending rows are of, in their order; none where one is of no area."""
    if AREA not in found.columns:
        return ()
    codes = [code for (code,) in found.project(AREA).distinct().order(AREA).fetchall()]
    return () if None in codes else tuple(map(str, codes))
