"""Whole tables of Statistics Finland in small: made-up figures of four municipalities, two of which merge in 2026.

At each age 0–99 a municipality has ``men_2025 + 2025 − year`` men and one woman more, and 1 man and 2 women aged 100 or
over. Every year, sex and total is there, as the service gives them; the regional tables lack the last year.
"""

import hashlib
import json
from pathlib import Path

import duckdb

from lagesbild.settings import Project
from lagesbild.store import build_candidate, swap_in
from tests.conftest import CHECKOUT, MadeOnce, new_home

OBSERVED, PROJECTED = "2014 and 2025", "2024 and 2045"
BY_AGE = "raw_statfin__population_municipality"

SHIPPED_FORM = {
    BY_AGE: "year = 2019",
    "raw_statfin__projection_municipality": "year in (2024, 2035, 2040) and sex_code = 'SSS' and age_code < '100'",
}

PEOPLE = """
create table people as
select code, now, region, year, sex_code, age, if(age = 100, sex, men_2025 + 2025 - year + sex - 1) as persons
from (values ('KU005', 'KU005', 'MK14', 30), ('KU052', 'KU052', 'MK14', 40),
             ('KU507', 'KU507', 'MK10', 25), ('KU588', 'KU507', 'MK10', 25)) as places(code, now, region, men_2025)
cross join range(2010, 2046) as years(year)
cross join (values (1, '1'), (2, '2')) as sexes(sex, sex_code)
cross join range(101) as ages(age)
"""

# Sums over every combination of area, sex and age with their totals, as the service gives them.
CUBE = """
select coalesce({area}, 'SSS') as area_code, year, coalesce(sex_code, 'SSS') as sex_code,
       if(age is null, 'SSS', if(age = 100, '100-', format('{{:03d}}', age))) as age_code,
       sum(persons) as population_persons
from people where year between {years}
group by year, grouping sets (
    ({area}, sex_code, age), ({area}, sex_code), ({area}, age), ({area}), (sex_code, age), (sex_code), (age), ())
"""

REGIONAL = """
select coalesce(region, 'SSS') as area_code, year, coalesce(sex_code, 'SSS') as sex_code, age as age_years,
       sum(persons) as population_persons
from people where year between {years}
group by year, age, grouping sets ((region, sex_code), (region), (sex_code), ())
"""

# A round of projection that tells everybody right, and another one in totals.
ROUND_2019 = """
select coalesce(code, 'SSS') as area_code, age as age_years, year, sum(persons) as population_persons
from people where year between 2019 and 2040 group by year, age, grouping sets ((code), ())
"""
ROUND_2012 = """
select code as area_code, year, sum(persons) as population_persons
from people where year in (2020, 2030, 2040) group by all
"""

# Births are the year's last two digits, and the correction takes what is left of the change.
CHANGE = """
with totals as (
    select area_code, year, population_persons, if(area_code = 'SSS', 3, 1) as places,
           population_persons - lag(population_persons) over (partition by area_code order by year) as change_persons
    from ({cube}) where sex_code = 'SSS' and age_code = 'SSS'
)
select area_code, year, places * (year - 2000) as births_persons, places * 60 as deaths_persons,
       births_persons - deaths_persons as natural_increase_persons, places * 40 as intermunicipal_in_persons,
       places * 45 as intermunicipal_out_persons, places * -5 as intermunicipal_net_persons,
       places * 9 as intramunicipal_persons, places * 20 as immigration_persons, places * 8 as emigration_persons,
       places * 12 as net_immigration_persons, places * 7 as net_migration_persons,
       natural_increase_persons + net_migration_persons as increase_persons,
       change_persons - increase_persons as correction_persons, change_persons, population_persons
from totals where change_persons is not null
"""

# What moves added, as in CHANGE, for the regions of the newest division: 1 and 2 places.
NET_MIGRATION = """
select area_code, year, places * 7 as net_migration_persons
from (values ('MK14', 2), ('MK10', 1), ('SSS', 3)) as areas(area_code, places)
cross join range(1990, 2026) as years(year)
"""

SHARES = """
select area_code, year, places * (year - 1625) as population_15_persons, places * (year - 1925) as basic_persons,
       places * 300 as post_basic_persons, places * 180 as upper_secondary_persons,
       places * 20 as specialist_vocational_persons, null as specialist_vocational_status,
       places * 100 as tertiary_persons, places * 10 as short_cycle_persons, places * 50 as bachelor_persons,
       places * 39 as master_persons, places as doctorate_persons, null as doctorate_status,
       300 as educational_level_index
from (values ('KU005', 1), ('KU052', 1), ('KU507', 1), ('MK14', 2), ('MK10', 1), ('SSS', 3)) as areas(area_code, places)
cross join range(1970, 2026) as years(year)
"""


def whole_home(root: Path, *shipped: str) -> Project:
    """A project with these tables; those named in ``shipped`` have only the years that ship. The store is built."""
    home = new_home(root)
    _keep_four_municipalities(home)
    with duckdb.connect() as database:
        database.execute(PEOPLE)
        for table, statement in _statements(*shipped).items():
            wanted = SHIPPED_FORM[table] if table in shipped else "true"
            _replace(home, table, database.sql(f"select * from ({statement}) where {wanted}"))
        for table in (
            "raw_statfin__municipality_division",
            "raw_keha__unemployment",
            "raw_keha__unemployment_latest",
            "raw_statfin__employed_resident",
            "raw_statfin__job",
            "raw_statfin__population_age_group",
        ):
            figures = database.read_parquet(str(CHECKOUT.bundled / f"{table}.parquet"))
            _replace(home, table, figures.filter("regexp_matches(area_code, '^(KU(005|052|507|588)|MK1[04]|SSS)$')"))
    swap_in(build_candidate(home), home)
    return home


def whole_once(made_once: MadeOnce, *shipped: str) -> Project:
    """The same, made once for all tests that do not change it."""
    return made_once("-".join(["whole", *shipped]), lambda root: whole_home(root, *shipped))


def _statements(*shipped: str) -> dict[str, str]:
    observed, projected = CUBE.format(area="now", years=OBSERVED), CUBE.format(area="code", years=PROJECTED)
    # The regional tables end a year earlier than the whole ones; beside the ages that ship they reach to the totals.
    regional = REGIONAL.format(years=f"2010 and {2025 if BY_AGE in shipped else 2024}")
    total = f"select * exclude age_code from ({observed}) where age_code = 'SSS' and year = 2025"
    sotkanet = "select code as area_code, year, sum(persons) as population_persons from people group by all"
    return {
        BY_AGE: observed,
        "raw_statfin__projection_municipality": projected,
        "raw_statfin__population_region": f"select * from ({regional}) where sex_code <> 'SSS'",
        "raw_statfin__projection_region": REGIONAL.format(years="2024 and 2044"),
        "raw_statfin__projection_2019": ROUND_2019,
        "raw_sotkanet__projection_2012": ROUND_2012,
        "raw_statfin__population_total": total,
        "raw_sotkanet__population_total": f"select * from ({sotkanet}) where year between 2010 and 2022",
        "raw_statfin__population_change": CHANGE.format(cube=observed),
        "raw_statfin__net_migration_region": NET_MIGRATION,
        "raw_statfin__education": SHARES,
    }


def _replace(home: Project, table: str, rows: duckdb.DuckDBPyRelation) -> None:
    path, manifest = home.bundled / f"{table}.parquet", home.bundled / "MANIFEST.json"
    path.unlink()
    rows.write_parquet(str(path))
    entries = json.loads(manifest.read_text(encoding="utf-8"))
    entries[table]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.unlink()
    manifest.write_text(json.dumps(entries), encoding="utf-8")


def _keep_four_municipalities(home: Project) -> None:
    for name, kept in {"mergers.csv": ("KU588,",), "groups.csv": (",KU005,", ",KU052,")}.items():
        path = home.reference / name
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines = [line for line in lines if any(code in line for code in kept)]
        path.write_text(header + "".join(lines), encoding="utf-8")
