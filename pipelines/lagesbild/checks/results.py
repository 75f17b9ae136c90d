"""What a check found, as one value and one line of text."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import duckdb

from lagesbild.contracts import Contract
from lagesbild.contracts.model import Severity
from lagesbild.full_disk import written_by_duckdb
from lagesbild.store.build import OPTIONS

NO_ADVICE: Final[Mapping[str, str]] = {}
TABLE: Final = """
    create table check_results (
        table_name varchar not null, column_name varchar not null, rule varchar not null,
        severity varchar not null check (severity in ('error', 'warning')), passed boolean not null,
        observed varchar not null, offending_rows bigint not null, examples varchar[] not null
    )"""


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one rule on one table.

    ``column`` is empty for a rule on the whole table. ``observed`` is what a file was seen to have, empty for a rule
    in SQL. ``offending`` counts the rows that break the rule, and
    ``examples`` shows at most five of them, each as ``name=value, …``; ``rows`` are the same ones as values, where
    the check has them. ``areas`` are the areas of all offending rows, none where a row is of no area. ``todo`` is the
    advice for one that failed.
    """

    table: str
    column: str
    rule: str
    severity: Severity
    passed: bool
    observed: str = ""
    offending: int = 0
    examples: tuple[str, ...] = ()
    todo: str = ""
    areas: tuple[str, ...] = ()
    rows: tuple[Mapping[str, object], ...] = field(default=(), compare=False)

    @property
    def outcome(self) -> Literal["passed", "failed", "warned"]:
        """``failed`` keeps the store in use or holds back briefs, ``warned`` does neither."""
        if self.passed:
            return "passed"
        return "failed" if self.severity == "error" else "warned"

    @property
    def message(self) -> str:
        """One line for a person: table, column, rule, offending rows, what to do."""
        where = f"{self.table}, column {self.column}" if self.column else self.table
        if self.passed:
            return f"{where}: {self.rule}"
        count = f"{self.offending} offending, for example " if self.offending > len(self.examples) else ""
        return f"{where}: {self.rule} – {count}{' | '.join(self.examples)}. {self.todo}".rstrip()


def advice_on(contracts: Iterable[Contract], copied: Container[str]) -> dict[str, str]:
    """Return what a person does when a rule of a table is broken; ``copied`` are the tables read from public copies."""
    return {each.table: _advice(each, is_copied=each.table in copied) for each in contracts}


def _advice(contract: Contract, *, is_copied: bool) -> str:
    if is_copied:
        return f"See {contract.file}; take it again: lagesbild bundle"
    if contract.origin in {"bundled", "fetched"}:
        shipped = f"{contract.file} or " if contract.file else ""
        return f"See {shipped}the newest snapshot in data/raw/{contract.source}; take it again: lagesbild fetch"
    if contract.origin == "built":
        return f"See what pipelines/lagesbild/store/sql/{contract.table}.sql reads"
    return f"Correct {contract.file}, then: lagesbild build"


def save_results(store: Path, results: Sequence[CheckResult]) -> None:
    """Write one row per rule into the table ``check_results`` of a store that nobody reads yet."""
    rows = [_row(each) for each in results]
    with written_by_duckdb(store), duckdb.connect(store, config=OPTIONS) as connection:
        connection.execute(TABLE)
        connection.executemany("insert into check_results values (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _row(result: CheckResult) -> tuple[object, ...]:
    where = (result.table, result.column, result.rule, result.severity)
    return (*where, result.passed, result.observed, result.offending, list(result.examples))
