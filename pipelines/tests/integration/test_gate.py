"""Every check refuses what it is there to refuse, and nothing that is refused reaches the store in use."""

from pathlib import Path

import duckdb
import pytest

from lagesbild.checks.results import advice_on
from lagesbild.checks.sql_checks import load_check, rules_of, run_check, run_checks
from lagesbild.contracts import load_contract
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from tests.integration.spoiled import (
    areas,
    education,
    employment,
    employment_service,
    own_files,
    population,
    projection,
    sweden,
)
from tests.integration.spoiled.case import Spoiled

SPOILED = [
    case
    for cases in (areas, education, employment, employment_service, own_files, population, projection, sweden)
    for case in cases.CASES
]


@pytest.mark.slow
@pytest.mark.parametrize("case", SPOILED, ids=lambda case: case.check)
def test_check_shows_the_row_that_was_spoiled(
    spoiled: duckdb.DuckDBPyConnection, checkout: Project, case: Spoiled
) -> None:
    spoiled.execute(case.spoil)
    rule = load_check(checkout.checks / f"{case.check}.sql")
    result = run_check(spoiled, rule)
    assert not result.passed
    assert result.examples == case.offending
    assert result.offending == len(case.offending)


def test_every_sql_check_has_a_spoiled_case(checkout: Project) -> None:
    assert sorted(case.check for case in SPOILED) == sorted(path.stem for path in checkout.checks.glob("*.sql"))


@pytest.mark.slow
def test_real_figures_pass_every_sql_check(spoiled: duckdb.DuckDBPyConnection, checkout: Project) -> None:
    checks = [load_check(path) for path in sorted(checkout.checks.glob("*.sql"))]
    results = run_checks(spoiled, checks)
    assert [each.message for each in results if not each.passed] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            "delete from mart_reference__industry",
            "mart_reference__industry: has 1 to any number of rows – found=0."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
        (
            "insert into mart_reference__industry select * from mart_reference__industry where code = 'Q'",
            "mart_reference__industry, column code: no two rows have the same key – code=Q, times=2."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
        (
            "update mart_reference__industry set code = 'q' where code = 'Q'",
            "mart_reference__industry, column code: matches [A-UX] – code=q."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
        (
            "insert into mart_reference__industry select 'q' || code, name_fi, name_sv, name_en"
            " from mart_reference__industry where code between 'A' and 'G'",
            "mart_reference__industry, column code: matches [A-UX] – 7 offending, for example"
            " code=qA | code=qB | code=qC | code=qD | code=qE."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
    ],
)
def test_rules_of_a_built_table_name_table_column_rule_and_rows(
    spoiled: duckdb.DuckDBPyConnection, checkout: Project, spoil: str, message: str
) -> None:
    contract = load_contract(checkout.contracts / "mart_reference__industry.yml")
    spoiled.execute(spoil)
    results = run_checks(spoiled, rules_of(contract), advice_on([contract], copied=()))
    assert [each.message for each in results if not each.passed] == [message]


@pytest.mark.slow
def test_a_code_that_two_kinds_of_area_have_is_refused(spoiled: duckdb.DuckDBPyConnection, checkout: Project) -> None:
    spoiled.execute(
        "insert into mart_area__area select * replace ('group' as kind) from mart_area__area where area_code = 'SK141'"
    )
    rules = rules_of(load_contract(checkout.contracts / "mart_area__area.yml"))
    assert [each.message for each in run_checks(spoiled, rules) if not each.passed] == [
        "mart_area__area, column area_code: no two rows have the same key – area_code=SK141, times=2."
    ]


@pytest.mark.parametrize("field", ["table", "column", "rule", "severity"])
def test_check_without_a_header_line_is_refused(tmp_path: Path, field: str) -> None:
    header = ["-- table: t", "-- column: c", "-- rule: r", "-- severity: error"]
    path = tmp_path / "check.sql"
    path.write_text("\n".join([*(line for line in header if not line.startswith(f"-- {field}")), "select 1"]))
    with pytest.raises(BadFile, match=rf"^check\.sql, field {field}: a check begins with the lines"):
        load_check(path)


def test_check_of_unknown_severity_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "check.sql"
    path.write_text("-- table: t\n-- column: c\n-- rule: r\n-- severity: fatal\nselect 1")
    with pytest.raises(BadFile, match=r"^check\.sql, field severity: is error or warning$"):
        load_check(path)
