"""Chains of mergers are followed to their end in every table. The second merger and all figures are made up.

KU588 merged into KU507 in 2025, and here KU507 into KU213 in 2026. Each table has 100 for KU213, 20 for KU507 and 3 for
KU588, so that KU213 and the group that lists KU588 have 123 now: with one step of the chain it would be 120 and 3.
"""

import shutil
from collections.abc import Iterator

import duckdb
import pytest

from lagesbild.contracts import load_contracts
from lagesbild.settings import Project
from lagesbild.store import Store, find_area
from lagesbild.store.build import fill_built
from lagesbild.store.statements import build_order

MERGED = """
insert into raw_reference__mergers values ('KU507', 'Mäntyharju', 'Mäntyharju', 'KU213', 2026);
delete from raw_statfin__municipality_division where year = 2026 and area_code = 'KU507';
insert into raw_local__groups values ('oma-ryhma', 'Oma', 'Egen', 'Own', 'Oma 2026', 'KU588', 'own files');
"""
CHAIN = "('KU213', 100), ('KU507', 20), ('KU588', 3)"
BY_AGE = "'SSS' as sex_code, '099' as age_code, n as population_persons"
EMPLOYED = "2017 as year, unnest(['SSS', 'commuting']) as commuting, n as employed_persons"
FIGURES = {
    "raw_statfin__population_municipality": f"2019 as year, {BY_AGE}",
    "raw_statfin__projection_municipality": f"2040 as year, {BY_AGE}",
    "raw_statfin__self_sufficiency_municipality": f"2040 as year, {BY_AGE}",
    "raw_statfin__population_total": "2025 as year, 'SSS' as sex_code, n as population_persons",
    "raw_statfin__population_age_group": "1990 as year, '0-17' as age_band, n as population_persons",
    "raw_statfin__employed_resident": EMPLOYED,
    "raw_statfin__job": EMPLOYED,
    "raw_sotkanet__population_total": "2022 as year, n as population_persons",
    "raw_keha__unemployment": (
        "'2023M10' as month, n as unemployed_persons, n as labour_force_persons, n as vacancies_count"
    ),
    "raw_keha__unemployment_latest": (
        "'2026M06' as month, n as unemployed_persons, n as labour_force_persons, n as vacancies_count"
    ),
    "raw_keha__occupation_municipality": (
        "'5321' as occupation_code, '2026M10' as month, n as unemployed_persons, n as vacancies_count"
    ),
}
OWN = "area_code in ('KU213', 'KU507', 'KU588', 'oma-ryhma')"
NOW = [
    (
        "mart_area__population",
        "area_code, year, population_persons",
        f"{OWN} and age_years = 99",
        [("KU213", 2019, 123), ("KU213", 2040, 123), ("oma-ryhma", 2019, 123), ("oma-ryhma", 2040, 123)],
    ),
    (
        "mart_area__population_total",
        "area_code, year, population_persons",
        f"{OWN} and year in (2022, 2025)",
        [("KU213", 2022, 123), ("KU213", 2025, 123), ("oma-ryhma", 2022, 123), ("oma-ryhma", 2025, 123)],
    ),
    (
        "mart_area__age_group",
        "area_code, year, population_persons",
        f"{OWN} and year = 1990",
        [("KU213", 1990, 123), ("oma-ryhma", 1990, 123)],
    ),
    (
        "mart_area__commuting",
        "area_code, side, employed_persons, commuting_persons",
        f"{OWN} and year = 2017",
        [(code, side, 123, 123) for code in ("KU213", "oma-ryhma") for side in ("jobs", "residents")],
    ),
    (
        "mart_area__self_sufficiency",
        "area_code, population_persons",
        "true",
        [(code, 123) for code in ("HV12", "KU213", "MK10", "SK101", "TA23", "oma-ryhma")],
    ),
    (
        "mart_area__jobseekers",
        "area_code, month, unemployed_persons, labour_force_persons, vacancies_count",
        OWN,
        [(code, month, 123, 123, 123) for code in ("KU213", "oma-ryhma") for month in ("2023-10", "2026-06")],
    ),
    ("mart_municipality__occupation", "area_code, unemployed_persons, vacancies_count", "true", [("KU213", 123, 123)]),
    (
        "stg_statfin__boundary",
        "area_code, drawn_code",
        OWN,
        [("KU213", "KU213"), ("KU213", "KU507"), ("KU213", "KU588")],
    ),
    ("mart_area__boundary", "area_code", OWN, [("KU213",)]),
    ("mart_area__member", "area_code, member_code", OWN, [("KU213", "KU213"), ("oma-ryhma", "KU213")]),
    ("mart_area__former_member", "area_code, former_code", "true", [("oma-ryhma", "KU588")]),
    (
        "mart_area__merger",
        "area_code, successor_code, merged_year",
        OWN,
        [("KU507", "KU213", 2026), ("KU588", "KU213", 2025)],
    ),
]


@pytest.fixture(scope="module")
def merged(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A store whose built tables are made anew after the second merger."""
    path = tmp_path_factory.mktemp("merged") / "store.duckdb"
    shutil.copy(built_home.store, path)
    with duckdb.connect(path) as connection:
        connection.execute(MERGED)
        for table, columns in FIGURES.items():
            connection.execute(f"delete from {table} where area_code in ('KU213', 'KU507', 'KU588')")
            rows = f"select area_code, {columns} from (values {CHAIN}) as figures(area_code, n)"
            connection.execute(f"insert into {table} by name {rows}")
        for contract in build_order(load_contracts(built_home.contracts).values()):
            if contract.origin == "built":
                connection.execute(f"delete from {contract.table}")
                fill_built(connection, contract)
    with duckdb.connect(path, read_only=True) as connection:
        yield connection


@pytest.mark.slow
@pytest.mark.parametrize(("table", "columns", "where", "rows"), NOW, ids=[table for table, *_ in NOW])
def test_a_merger_of_merged_municipalities_is_followed(
    merged: duckdb.DuckDBPyConnection, table: str, columns: str, where: str, rows: list[tuple[object, ...]]
) -> None:
    assert merged.sql(f"select {columns} from {table} where {where} order by all").fetchall() == rows


@pytest.mark.slow
def test_an_area_is_found_by_the_code_that_it_had_two_mergers_ago(merged: duckdb.DuckDBPyConnection) -> None:
    area = find_area(Store(merged), "588")
    assert (area.place.code, [(former.code, now.code) for former, now in area.followed]) == (
        "KU213",
        [("KU588", "KU213")],
    )
