"""Great Expectations suites as plain JSON, made from contracts without importing the library."""

import re
from typing import Any

from lagesbild.contracts.model import Column, Contract, Severity

Json = dict[str, Any]


def suite_json(contract: Contract) -> Json:
    """Return the suite of one table.

    Row count, column set and not-null are always there: an empty frame or an all-null column would pass the rest.
    """
    return {
        "name": contract.table,
        "meta": {"meaning": contract.meaning, "grain": contract.grain},
        "expectations": [*_table(contract), *(x for name, col in contract.columns.items() for x in _column(name, col))],
    }


def _expectation(kind: str, severity: Severity, **kwargs: object) -> Json:
    return {"type": kind, "kwargs": kwargs, "meta": {"severity": severity}}


def _table(contract: Contract) -> list[Json]:
    count = {"min_value": contract.rows.at_least, "max_value": contract.rows.at_most}
    columns = list(contract.columns)
    key = list(contract.key)
    unique = (
        _expectation("expect_column_values_to_be_unique", "error", column=key[0])
        if len(key) == 1
        else _expectation("expect_compound_columns_to_be_unique", "error", column_list=key)
    )
    return [
        _expectation("expect_table_row_count_to_be_between", "error", **count),
        _expectation("expect_table_columns_to_match_set", "error", column_set=columns, exact_match=True),
        unique,
    ]


def _column(name: str, column: Column) -> list[Json]:
    rules = [] if column.nullable else [_expectation("expect_column_values_to_not_be_null", "error", column=name)]
    if column.one_of:
        allowed = list(column.one_of)
        rules.append(_expectation("expect_column_values_to_be_in_set", column.severity, column=name, value_set=allowed))
    if column.matches:
        rules.append(
            _expectation(
                "expect_column_values_to_match_regex", column.severity, column=name, regex=_whole(column.matches)
            )
        )
    if column.at_least is not None or column.at_most is not None:
        bounds = {"min_value": column.at_least, "max_value": column.at_most}
        rules.append(_expectation("expect_column_values_to_be_between", column.severity, column=name, **bounds))
    return rules


def _whole(pattern: str) -> str:
    # pandas warns of capturing groups, and "$" would let a line end pass after the value
    plain = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    return rf"^(?:{plain})\Z"
