"""Great Expectations: the committed suites, run on the frames of every table that is read from a file."""

import importlib
import json
import os
import warnings
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, Final

import pandas as pd

from lagesbild.checks.frames import file_rows
from lagesbild.checks.results import NO_ADVICE, CheckResult
from lagesbild.contracts import SHOWN_ROWS, Contract, load_contract, load_contracts, row_text, suite_json
from lagesbild.errors import BadFile
from lagesbild.settings import Project

RULES: Final = {
    "expect_table_row_count_to_be_between": "has {bounds} rows",
    "expect_table_columns_to_match_set": "has the columns {column_set} and no others",
    "expect_column_values_to_be_unique": "no two rows have the same value",
    "expect_compound_columns_to_be_unique": "no two rows have the same key",
    "expect_column_values_to_not_be_null": "is never missing",
    "expect_column_values_to_be_in_set": "is one of {value_set}",
    "expect_column_values_to_match_regex": "matches {regex}",
    "expect_column_values_to_be_between": "is {bounds}",
}
Json = dict[str, Any]


def validate_files(project: Project, advice: Mapping[str, str] = NO_ADVICE) -> list[CheckResult]:
    """Validate every bundled, fetched, reference and local table; what is absent or not fetched yet is skipped.

    ``advice`` maps a table to what to do when one of its rules is broken.

    Raises:
        BadFile: a table's file or suite is missing or cannot be taken.
    """
    contracts = load_contracts(project.contracts).values()
    tables = [(each, file_rows(each, project)) for each in contracts if each.origin != "built"]
    return validate({each.table: rows for each, rows in tables if rows is not None}, project, advice)


def validate(
    frames: Mapping[str, pd.DataFrame], project: Project, advice: Mapping[str, str] = NO_ADVICE
) -> list[CheckResult]:
    """Validate frames, table name → rows, with the committed suites."""
    contracts = {name: load_contract(project.contracts / f"{name}.yml") for name in frames}
    suites = {name: read_suite(project, each) for name, each in contracts.items()}
    found = _outcomes(frames, suites, contracts)
    return [_result(name, each, advice) for name, outcome in found.items() for each in outcome.results]


def read_suite(project: Project, contract: Contract) -> Json:
    """Read the committed suite of a table.

    Raises:
        BadFile: it is missing, empty, or no longer what the contract gives.
    """
    path = project.suites / f"{contract.table}.json"
    if not path.exists():
        raise BadFile(path, "is missing; make it: lagesbild contracts")
    suite: Json = json.loads(path.read_text(encoding="utf-8"))
    if suite != suite_json(contract):
        raise BadFile(path, "is not what its contract gives; make it again: lagesbild contracts")
    return suite


def _outcomes(
    frames: Mapping[str, pd.DataFrame], suites: Mapping[str, Json], contracts: Mapping[str, Contract]
) -> Json:
    library = _great_expectations()
    context = _context(library)
    source = context.data_sources.add_pandas("files")
    found = {}
    for name, rows in frames.items():
        whole = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all rows")
        suite = context.suites.add(library.ExpectationSuite(**suites[name]))
        shown = {
            "result_format": "SUMMARY",
            "partial_unexpected_count": SHOWN_ROWS,
            "unexpected_index_column_names": [column for column in contracts[name].key if column in rows],
        }
        found[name] = library.ValidationDefinition(name=name, data=whole, suite=suite).run(
            batch_parameters={"dataframe": rows}, result_format=shown
        )
    return found


def _great_expectations() -> ModuleType:
    # Imported only here: it takes 4–7 s. One of its modules imports a deprecated one. Nothing is sent anywhere.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return importlib.import_module("great_expectations")


def _context(library: ModuleType) -> Any:
    types = importlib.import_module("great_expectations.data_context.types.base")
    in_memory = types.InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    settings = types.DataContextConfig(
        store_backend_defaults=in_memory, analytics_enabled=False, progress_bars={"globally": False}
    )
    return library.get_context(mode="ephemeral", project_config=settings)


def _result(table: str, outcome: Any, advice: Mapping[str, str]) -> CheckResult:
    expectation = outcome.expectation_config
    columns = expectation.kwargs.get("column_list") or [expectation.kwargs.get("column", "")]
    return CheckResult(
        table=table,
        column=", ".join(columns),
        rule=RULES[expectation.type].format(**expectation.kwargs, bounds=_bounds_text(expectation.kwargs)),
        severity=expectation.meta["severity"],
        passed=outcome.success,
        observed=_observed(outcome.result),
        offending=outcome.result.get("unexpected_count", 0),
        examples=() if outcome.success else _examples(outcome),
        todo=advice.get(table, ""),
    )


def _observed(result: Mapping[str, Any]) -> str:
    """What was found, or how many values were looked at; empty where the rule could not be tried."""
    found = result.get("observed_value", "")
    if isinstance(found, list):
        return ", ".join(found)
    return f"{result['element_count']} values" if "element_count" in result else str(found)


def _examples(outcome: Any) -> tuple[str, ...]:
    rows = outcome.result.get("partial_unexpected_index_list")
    if rows:
        return tuple(row_text(row) for row in rows[:SHOWN_ROWS])
    if "observed_value" in outcome.result:
        return (f"found {outcome.result['observed_value']}",)
    return tuple(dict.fromkeys(_messages(outcome.exception_info)))


def _messages(exceptions: Mapping[str, Any]) -> Iterator[str]:
    """Why an expectation could not be tried, for example because its column is missing."""
    if "exception_message" in exceptions:
        yield from filter(None, [exceptions["exception_message"]])
    else:
        yield from (each["exception_message"] for each in exceptions.values())


def _bounds_text(kwargs: Json) -> str:
    least, most = kwargs.get("min_value"), kwargs.get("max_value")
    if least is None or most is None:
        return f"at most {most:.15g}" if least is None and most is not None else f"at least {least or 0:.15g}"
    return f"{least:.15g}" if least == most else f"{least:.15g} to {most:.15g}"
