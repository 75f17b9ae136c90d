"""A year that is the one before again, and a column that is another one again, are refused; look-alikes are not."""

from collections.abc import Iterator

import duckdb
import pytest

from lagesbild.checks.repeated import repeated_rules
from lagesbild.checks.sql_checks import run_checks
from lagesbild.contracts import create_table, load_contract
from lagesbild.settings import Project

JOBS, SERVICE = "raw_statfin__job", "raw_keha__unemployment"


@pytest.fixture
def empty(checkout: Project) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for table in (JOBS, SERVICE):
            connection.execute(create_table(load_contract(checkout.contracts / f"{table}.yml")))
        yield connection


def jobs(connection: duckdb.DuckDBPyConnection, *, areas: int, least: int, now: str) -> None:
    """Jobs of so many municipalities in 2016, and in 2017 what ``now`` says."""
    connection.execute(
        f"insert into {JOBS} by name select format('KU{{:03d}}', area) as area_code, year, 'SSS' as commuting,"
        f" {least} + area + if(year = 2017, {now}, 0) as employed_persons"
        f" from range(1, {areas + 1}) as areas(area) cross join range(2016, 2018) as years(year)"
    )


def messages(connection: duckdb.DuckDBPyConnection, checkout: Project, table: str) -> list[str]:
    rules = repeated_rules(load_contract(checkout.contracts / f"{table}.yml"))
    return [each.message for each in run_checks(connection, rules) if not each.passed]


def test_a_year_that_is_the_one_before_is_refused(empty: duckdb.DuckDBPyConnection, checkout: Project) -> None:
    jobs(empty, areas=20, least=100, now="if(area > 11, 1, 0)")
    assert messages(empty, checkout, JOBS) == [
        f"{JOBS}, column year: no year repeats the one before in more than half of its figures from 100 on"
        " – year=2017, year_before=2016, cells=20, equal_cells=11."
    ]


@pytest.mark.parametrize(
    ("areas", "least", "now"),
    [
        pytest.param(20, 100, "if(area > 10, 1, 0)", id="half of them moved"),
        pytest.param(19, 100, "0", id="too few to tell"),
        pytest.param(20, 10, "0", id="small counts are often equal"),
    ],
)
def test_a_year_that_may_be_so_passes(
    empty: duckdb.DuckDBPyConnection, checkout: Project, areas: int, least: int, now: str
) -> None:
    jobs(empty, areas=areas, least=least, now=now)
    assert messages(empty, checkout, JOBS) == []


@pytest.mark.parametrize(("equal", "refused"), [(19, True), (18, False)])
def test_a_column_that_is_another_one_again_is_refused(
    empty: duckdb.DuckDBPyConnection, checkout: Project, equal: int, refused: bool
) -> None:
    empty.execute(
        f"insert into {SERVICE} by name select format('KU{{:03d}}', area) as area_code, '2023M10' as month,"
        f" 100 + area as unemployed_persons, 5000 as labour_force_persons,"
        f" if(area <= {equal}, 100 + area, 7) as vacancies_count from range(1, 21) as areas(area)"
    )
    message = (
        f"{SERVICE}, column unemployed_persons, labour_force_persons, vacancies_count: no column is another one"
        " again in more than nine tenths of its figures from 100 on"
        " – columns=unemployed_persons, vacancies_count, cells=20, equal_cells=19."
    )
    assert messages(empty, checkout, SERVICE) == ([message] if refused else [])


def test_a_table_without_counts_has_no_such_rule(checkout: Project) -> None:
    assert [*repeated_rules(load_contract(checkout.contracts / "raw_nls__land_area.yml"))] == []
