"""The gate: check the files, build a store beside the one in use, check it, and only then swap it in."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from lagesbild.checks.data_docs import write_data_docs
from lagesbild.checks.repeated import repeated_rules
from lagesbild.checks.results import CheckResult, advice_on, save_results
from lagesbild.checks.sql_checks import OF_AREAS, SqlCheck, area_rule, load_checks, rules_of, run_checks
from lagesbild.checks.suites import validate_files
from lagesbild.checks.written import with_lines
from lagesbild.contracts import Contract, load_contracts
from lagesbild.errors import BadContract, ChecksFailed, counted
from lagesbild.files import refuse_folder, refuse_full, refuse_unwritable
from lagesbild.settings import Project
from lagesbild.sources.imports import IMPORTS
from lagesbild.store import Doubt, are_local, build_candidate, cast_doubts, discard, swap_in
from lagesbild.store.build import LAYERS, OPTIONS

STORE_BYTES: Final = 120_000_000
"""Twice the size of a store, as it is written."""
Report = Callable[[str], None]
SAID: Final = {"warned": "Warning", "failed": "Failed for some areas"}


def build_checked_store(project: Project, *, report: Report = print) -> list[CheckResult]:
    """Check the files, build the store, check it, and put it in the place of the one in use.

    Returns every result, warnings too; they are also in the table ``check_results`` of the new store and on a page in
    ``reports/data_docs``. ``report`` gets each step with its seconds. When a check fails whose rows are not all of
    areas, the store in use stays, and the page shows what was found so far. When all of them are, the new store comes
    and has these areas in doubt: what shows them is held back.

    Raises:
        ChecksFailed: a rule of severity ``error`` is broken by more than areas; each message names table, column and
            rows.
        BadFile: a file is missing or cannot be taken.
        NotWritten: the store could not be put into its place; it is raised before anything is checked, also
            where there is no room for it.
    """
    refuse_unwritable(project.store.parent)
    refuse_full(project.store.parent, STORE_BYTES)
    refuse_folder(project.store)
    with _step(report, "Files checked with Great Expectations"):
        results = validate_files(project, _advice(load_contracts(project.contracts).values()))
    _write_and_stop_on_errors(results, project)
    with _step(report, "Store built"):
        candidate = _candidate(project)
    try:
        with _step(report, "Store checked"):
            results += check_store(candidate, project)
        save_results(candidate, results)
        local = [each for each in _errors(results) if are_local(candidate, each.areas)]
        _write_and_stop_on_errors(results, project, local=local)
        cast_doubts(candidate, (Doubt(code, each.table, each.rule) for each in local for code in each.areas))
        swap_in(candidate, project)
    finally:
        discard(candidate)
    for result in results:
        if not result.passed:
            report(f"{SAID[result.outcome]}: {result.message}")
    held = f", {len(local)} failed for some areas, whose briefs are held back" if local else ""
    warnings = sum(each.outcome == "warned" for each in results)
    report(f"{counted(len(results), 'check')}, {counted(warnings, 'warning')}{held}; the new store is in place")
    return results


def check_store(candidate: Path, project: Project) -> list[CheckResult]:
    """Run every SQL check and the rules of every built table on a store that nobody reads yet; causes come first."""
    contracts = load_contracts(project.contracts)
    checks = sorted(rules_of_store(project, contracts), key=lambda check: LAYERS.index(contracts[check.table].layer))
    with duckdb.connect(candidate, read_only=True, config=OPTIONS) as connection:
        results = run_checks(connection, checks, _advice(contracts.values()))
    return [with_lines(result, contracts, project) for result in results]


def rules_of_store(project: Project, contracts: Mapping[str, Contract]) -> list[SqlCheck]:
    """Everything that a store is asked: checks across tables, rules of built tables, figures that stand twice."""
    of_files = [each for each in load_checks(project.checks) if contracts[each.table].origin != "local"]
    built = [rule for each in contracts.values() if each.origin == "built" for rule in rules_of(each)]
    taken = (each for each in contracts.values() if each.origin in {"bundled", "fetched"})
    return [
        *of_files,
        *built,
        *(rule for each in taken for rule in repeated_rules(each)),
        *own_checks(project, contracts),
    ]


def own_checks(project: Project, contracts: Mapping[str, Contract], *, with_areas: bool = True) -> list[SqlCheck]:
    """The rules between lines of the user's own files, and that each line is of an area, where areas are known."""
    own = {name: each for name, each in contracts.items() if each.origin == "local"}
    of_areas = [
        area_rule(each, column) for each in own.values() for column in OF_AREAS if with_areas and column in each.columns
    ]
    return [*(check for check in load_checks(project.checks) if check.table in own), *of_areas]


def _candidate(project: Project) -> Path:
    try:
        return build_candidate(project)
    except BadContract as error:
        raise ChecksFailed(str(error).splitlines()) from error


def _advice(contracts: Iterable[Contract]) -> dict[str, str]:
    return advice_on(contracts, copied={each.table for each in IMPORTS})


def _errors(results: Iterable[CheckResult]) -> list[CheckResult]:
    return [each for each in results if each.outcome == "failed"]


def _write_and_stop_on_errors(
    results: Sequence[CheckResult], project: Project, *, local: Sequence[CheckResult] = ()
) -> None:
    """Write the page, and stop where more failed than what is ``local``: then the whole list is told."""
    write_data_docs(results, project.reports / "data_docs")
    failed = _errors(results)
    if len(failed) > len(local):
        raise ChecksFailed([each.message for each in failed])


@contextmanager
def _step(report: Report, what: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    report(f"{what} in {time.perf_counter() - begun:.1f} s")
