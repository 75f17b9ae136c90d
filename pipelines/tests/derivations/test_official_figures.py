"""Key figures that are fetched are those that the ages give: the check of the gate that compares every area and year.

What ships is compared with the key figures of 2025 by ``expectations/published/key_figures.sql``.
"""

from collections.abc import Iterator

import duckdb
import pytest

from lagesbild.checks.sql_checks import load_check, run_check
from lagesbild.settings import Project


@pytest.fixture
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Made-up ages of one municipality: 20 under 15, 50 aged 15–64, 30 aged 65 and over; and of one region."""
    with duckdb.connect() as opened:
        opened.execute("""
            create table raw_statfin__population_municipality as
                select * from (values
                    ('KU005', 2019, 'SSS', '000', 12), ('KU005', 2019, 'SSS', '014', 8),
                    ('KU005', 2019, 'SSS', '015', 25), ('KU005', 2019, 'SSS', '064', 25),
                    ('KU005', 2019, 'SSS', '065', 29), ('KU005', 2019, 'SSS', '100-', 1),
                    ('KU005', 2019, '1', '000', 7), ('KU005', 2019, 'SSS', 'SSS', 100)
                ) as rows(area_code, year, sex_code, age_code, population_persons);
            create table raw_statfin__population_region as
                select * from (values
                    ('MK14', 2025, '1', 14, 100), ('MK14', 2025, '2', 15, 200), ('MK14', 2025, '2', 65, 100)
                ) as rows(area_code, year, sex_code, age_years, population_persons);
            create table raw_statfin__population_key_figures as
                select * from (values
                    ('KU005', 2019, 'vaerak-vaesto', 100.0), ('KU005', 2019, 'vaesto_alle15_p', 20.0),
                    ('KU005', 2019, 'vaesto_yli64_p', 30.0), ('MK14', 2025, 'vaesto_alle15_p', 25.0),
                    ('MK14', 2025, 'vaesto_yli64_p', 25.0), ('KU005', 2025, 'vaesto_yli64_p', 32.5),
                    ('KU005', 2019, 'vaesto_keski_ika', 47.7)
                ) as rows(area_code, year, content_code, value);
        """)
        yield opened


def offending(tables: duckdb.DuckDBPyConnection, checkout: Project) -> tuple[str, ...]:
    check = load_check(checkout.root / "expectations" / "checks" / "key_figures_agree_with_ages.sql")
    return run_check(tables, check).examples


def test_key_figures_that_agree_pass(tables: duckdb.DuckDBPyConnection, checkout: Project) -> None:
    assert offending(tables, checkout) == ()


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (
            "update raw_statfin__population_key_figures set value = 20.1 where content_code = 'vaesto_alle15_p' "
            "and area_code = 'KU005'",
            "area_code=KU005, year=2019, content_code=vaesto_alle15_p, published_value=20.1, derived_value=20.0",
        ),
        (
            "update raw_statfin__population_municipality set population_persons = 2 where age_code = '100-'",
            "area_code=KU005, year=2019, content_code=vaerak-vaesto, published_value=100.0, derived_value=101.0",
        ),
        (
            "update raw_statfin__population_region set population_persons = 101 where age_years = 65",
            "area_code=MK14, year=2025, content_code=vaesto_yli64_p, published_value=25.0, derived_value=25.187",
        ),
        (
            "update raw_statfin__population_key_figures set value = null where content_code = 'vaesto_yli64_p' "
            "and year = 2019",
            "area_code=KU005, year=2019, content_code=vaesto_yli64_p, published_value=missing, derived_value=30.0",
        ),
    ],
)
def test_key_figures_that_disagree_are_refused(
    tables: duckdb.DuckDBPyConnection, checkout: Project, change: str, row: str
) -> None:
    tables.execute(change)
    assert row in offending(tables, checkout)
