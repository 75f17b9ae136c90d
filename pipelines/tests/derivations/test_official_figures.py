"""Derived figures are those that Statistics Finland publishes itself.

The published figures below are from Statistics Finland, Population structure, table 11ra "Key figures on population",
31 December 2025, division of 2026; CC BY 4.0. Transcribed from an answer of the service that a public project keeps
(github.com/OskarWestmeijer/maps, static/data/age_register_kunnat_11ra.json). The ages of municipalities are at hand
for 2019 only, so shares are compared for the regions and the country; once 11ra and the other years of 11re are
fetched, the check ``key_figures_agree_with_ages`` compares every area and year.
"""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from lagesbild.checks.sql_checks import load_check, run_check
from lagesbild.settings import Project
from lagesbild.store import Store

# area: population, share under 15 in percent, share aged 65 and over in percent, mean age in years
REGIONS = {
    "SSS": (5652881, 14.3, 23.8, 44.1),
    "MK01": (1799629, 15.2, 18.6, 41.7),
    "MK02": (497800, 13.6, 24.4, 44.5),
    "MK04": (210112, 13.1, 29.2, 47.3),
    "MK05": (168957, 13.3, 28.0, 46.8),
    "MK06": (548910, 14.0, 22.6, 43.3),
    "MK07": (204522, 12.9, 29.0, 47.2),
    "MK08": (156198, 11.6, 31.1, 48.9),
    "MK09": (124238, 11.8, 29.9, 47.8),
    "MK10": (128144, 11.3, 34.6, 50.3),
    "MK11": (248512, 13.3, 27.8, 46.1),
    "MK12": (161418, 12.5, 29.8, 47.0),
    "MK13": (273731, 13.9, 25.4, 44.6),
    "MK14": (189474, 14.9, 27.7, 45.7),
    "MK15": (179555, 15.8, 23.7, 43.3),
    "MK16": (67498, 17.0, 25.3, 43.9),
    "MK17": (417939, 16.6, 21.9, 42.1),
    "MK18": (69193, 12.5, 31.8, 48.3),
    "MK19": (176215, 13.5, 28.1, 46.2),
    "MK21": (30836, 15.7, 24.8, 44.9),
}
# members of groups, and areas of another classification that have the same municipalities: population
MUNICIPALITIES = {
    "KU005": 8982,
    "KU052": 2267,
    "KU403": 2704,
    "KU934": 2554,
    "KU151": 1771,
    "KU152": 4261,
    "KU181": 1663,
    "KU186": 46944,
    "KU507": 7034,
    "KU214": 12508,
    "KU541": 8760,
    "KU297": 126572,
    "KU694": 28555,
    "KU433": 7574,
    "KU858": 42479,
    "KU245": 38767,
    "KU106": 47015,
    "KU543": 45333,
    "KU491": 51551,
    "KU740": 31008,
    "KU766": 101,
}
GROUPS = {
    "vpk-riihimaki": 43991,  # sub-region SK052
    "vpk-paijat-hame": 204522,  # region MK07
}


def test_shares_and_mean_age_of_regions_are_the_published_ones(store: Store) -> None:
    rows = store.query("""
        select area_code, sum(population_persons) as persons,
            100 * sum(population_persons) filter (age_years < 15) / sum(population_persons) as under_15,
            100 * sum(population_persons) filter (age_years >= 65) / sum(population_persons) as over_64,
            sum(population_persons * (age_years + 0.5)) / sum(population_persons) as mean_age
        from mart_area__population
        where year = 2025 and kind = 'observed' and sex = 'total' and (area_code like 'MK%' or area_code = 'SSS')
        group by area_code""").set_index("area_code")  # mean age by the definition of the table: whole years and a half
    published = pd.DataFrame.from_dict(REGIONS, orient="index", columns=["persons", "under_15", "over_64", "mean_age"])
    off = (rows.astype(float).loc[published.index, published.columns] - published).abs()
    assert (off["persons"] == 0).all()
    assert (off[["under_15", "over_64"]] <= 0.05 + 1e-9).all(axis=None), off
    # everybody aged 100 and over counts as 100: too little by less than a hundredth of a year
    assert (off["mean_age"] <= 0.06).all(), off


def test_population_of_municipalities_and_groups_is_the_published_one(store: Store) -> None:
    wanted = MUNICIPALITIES | GROUPS
    rows = store.query(
        "select area_code, population_persons from mart_area__population_total where year = 2025 and kind = 'observed'"
    ).set_index("area_code")["population_persons"]
    assert {code: int(rows[code]) for code in wanted} == wanted


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
