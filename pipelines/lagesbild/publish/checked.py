"""The store's own table of check results, as a snapshot and its pages tell them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lagesbild.contracts import Contract, load_contracts
from lagesbild.language import Numbers, Texts
from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.store.statements import statement_of, tables_read

BY_TABLE: Final = """
    select
        table_name, count(*)::int as checks, count(*) filter (passed)::int as passed,
        count(*) filter (not passed and severity = 'error')::int as held_back
    from check_results group by table_name order by table_name"""
NOT_PASSED: Final = """
    select table_name, column_name, rule, offending_rows::int as offending_rows
    from check_results where not passed and severity = $severity order by all"""


@dataclass(frozen=True)
class TableChecks:
    """How the checks of one table ended; ``sources`` are those whose figures it holds, ids of the register."""

    table: str
    sources: frozenset[str]
    checks: int
    passed: int


def read_checks(project: Project) -> tuple[tuple[TableChecks, ...], dict[str, Any]]:
    """Return what the checks of the project's store found: by table, and as ``checks.json`` holds it."""
    with Store.open(project) as store:
        return checks_by_table(store, project), checks_record(store)


def checks_by_table(store: Store, project: Project) -> tuple[TableChecks, ...]:
    """Return what the checks of the store found, one entry per table.

    One that failed for some areas only is passed by the figures of every page that is made: theirs are held back.
    """
    sources = sources_by_table(load_contracts(project.contracts))
    rows = store.query(BY_TABLE).to_dict("records")
    return tuple(
        TableChecks(row["table_name"], sources[row["table_name"]], row["checks"], row["passed"] + row["held_back"])
        for row in rows
    )


def checks_record(store: Store) -> dict[str, Any]:
    """Return what ``checks.json`` holds: numbers of checks, passed ones and warnings, by table, and each warning.

    ``held_back`` are those that failed for some areas, whose briefs are held back. Rows that one is about are counted,
    not shown: they may be the user's own.
    """
    rows = store.query(BY_TABLE)
    warned, failed = (store.query(NOT_PASSED, severity=severity) for severity in ("warning", "error"))
    return {
        "checks": int(rows["checks"].sum()),
        "passed": int(rows["passed"].sum()),
        "warnings": warned.to_dict("records"),
        "held_back": failed.to_dict("records"),
        "tables": {row["table_name"]: _counts(row) for row in rows.to_dict("records")},
    }


def checks_said(tables: Iterable[TableChecks], text: Texts, sources: frozenset[str] | None = None) -> str:
    """Say how many checks the figures of a page passed and what the others warn of.

    ``sources`` are those of the page; without them it is said of all figures. Empty where nothing was checked.
    """
    of = [each for each in tables if sources is None or each.sources & sources]
    checks, passed = sum(each.checks for each in of), sum(each.passed for each in of)
    if not checks:
        return ""
    amount = Numbers(text.language).integer
    about = "imprint.checks_of_all" if sources is None else "imprint.checks_of_page"
    if passed == checks:
        return text(about, n=amount(checks))
    warnings = [_warning(each.table, text) for each in of if each.passed < each.checks]
    return text(f"{about}_warn", n=amount(checks), passed=amount(passed), warnings="; ".join(dict.fromkeys(warnings)))


def _warning(table: str, text: Texts) -> str:
    key = f"warnings.{table}"
    return text(key if key in text else "warnings.other")


def _counts(row: Mapping[Any, Any]) -> dict[str, int]:
    return {
        "checks": row["checks"],
        "passed": row["passed"],
        "warnings": row["checks"] - row["passed"] - row["held_back"],
    }


def sources_by_table(contracts: Mapping[str, Contract]) -> dict[str, frozenset[str]]:
    """Return the sources of each table, through the tables that it is made from."""
    return {name: frozenset(_sources(contract, contracts)) for name, contract in contracts.items()}


def _sources(contract: Contract, contracts: Mapping[str, Contract]) -> Iterator[str]:
    if contract.origin == "built":
        for table in tables_read(statement_of(contract.table)):
            yield from _sources(contracts[table], contracts)
    elif contract.rounds_of:
        yield from _sources(contracts[contract.rounds_of], contracts)
    elif contract.source:
        yield contract.source
