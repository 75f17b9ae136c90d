"""The figures that ship, and the way they are made."""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.contracts import Contract, load_contracts, load_sources
from lagesbild.errors import BadContract, BadFile
from lagesbild.settings import Project, project
from lagesbild.sources.archive import snapshots
from lagesbild.sources.bundle import Apart, make_bundle
from lagesbild.sources.current import archive_of, read_snapshot
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.fetch_table import FetchRun, fetch_table
from lagesbild.sources.imports import IMPORTS, read_import
from lagesbild.sources.parquet import write_parquet
from lagesbild.sources.services import CLIENTS, Transport

HOME = project()
COPIES = Path(os.environ.get("LAGESBILD_PUBLIC_COPIES", HOME.root.parent / "shared"))
REPLAY = COPIES / "statfin" / "serve.py"
needs_copies = pytest.mark.skipif(
    not REPLAY.is_file(), reason="the public copies are not here; LAGESBILD_PUBLIC_COPIES says where they are"
)
MANIFEST = json.loads((HOME.bundled / "MANIFEST.json").read_text(encoding="utf-8"))


def one(question: str) -> tuple[object, ...]:
    """Ask the shipped files; ``{table}`` names stand for them."""
    files = {name: f"'{HOME.bundled / name}.parquet'" for name in MANIFEST}
    with duckdb.connect() as database:
        row = database.execute(question.format(**files)).fetchone()
    assert row is not None
    return row


# What ships


def test_every_bundled_contract_has_its_file_and_every_file_its_contract() -> None:
    bundled = {
        name: contract for name, contract in load_contracts(HOME.contracts).items() if contract.origin == "bundled"
    }
    assert sorted(bundled) == sorted(MANIFEST) == sorted(path.stem for path in HOME.bundled.glob("*.parquet"))
    assert {name: contract.source for name, contract in bundled.items()} == {
        name: entry["source"] for name, entry in MANIFEST.items()
    }


@pytest.mark.parametrize("table", sorted(MANIFEST))
def test_a_shipped_file_is_the_one_that_the_manifest_names(table: str) -> None:
    shipped = (HOME.bundled / f"{table}.parquet").read_bytes()
    assert hashlib.sha256(shipped).hexdigest() == MANIFEST[table]["sha256"]
    assert one(f"select count(*) from {{{table}}}") == (MANIFEST[table]["rows"],)


def test_the_register_of_sources_gives_the_service_s_own_dates() -> None:
    register = load_sources(HOME.reference)
    told = {entry["source"]: entry["updated"][:10] for entry in MANIFEST.values() if entry["updated"]}
    assert told == {source: register[source].updated for source in told}
    tables = {source for source, entry in register.items() if entry.updated and entry.form != "statute"}
    assert tables == {entry["source"] for entry in MANIFEST.values()}


def test_municipalities_add_up_to_the_country_as_published() -> None:
    total = """select sum(population_persons) filter (area_code <> 'SSS'),
        sum(population_persons) filter (area_code = 'SSS') from """
    ages = "where sex_code = 'SSS' and age_code = 'SSS'"
    assert one(total + "{raw_statfin__population_municipality} " + ages) == (5525292, 5525292)
    assert one(total + "{raw_statfin__population_total} where sex_code = 'SSS'") == (5652881, 5652881)
    assert one(total + "{raw_statfin__population_region} where year = 2025") == (5652881, 5652881)
    assert one(total + "{raw_sotkanet__population_total} where year = 2022") == (5563970, None)


def test_the_projection_of_municipalities_adds_up_and_lacks_only_those_over_99() -> None:
    by_year = """select list(persons order by year) from (
        select year, sum(population_persons) as persons from {table} where {where} group by year)"""
    municipal = by_year.replace("{table}", "{raw_statfin__projection_municipality}")
    regional = by_year.replace("{table}", "{raw_statfin__projection_region}")
    under_100 = "area_code = 'SSS' and sex_code = 'SSS' and age_years < 100 and year in (2024, 2035, 2040)"
    expected = ([5639334, 5897621, 5996560],)
    assert one(municipal.replace("{where}", "area_code <> 'SSS'")) == expected
    assert one(municipal.replace("{where}", "area_code = 'SSS'")) == expected
    assert one(regional.replace("{where}", under_100)) == expected


def test_births_and_deaths_add_up_and_every_balance_holds() -> None:
    assert one("""select sum(births_persons), sum(deaths_persons), bool_and(
        births_persons - deaths_persons = natural_increase_persons
        and intermunicipal_in_persons - intermunicipal_out_persons = intermunicipal_net_persons
        and immigration_persons - emigration_persons = net_immigration_persons
        and intermunicipal_net_persons + net_immigration_persons = net_migration_persons
        and natural_increase_persons + net_migration_persons = increase_persons
        and increase_persons + correction_persons = change_persons)
        from {raw_statfin__population_change} where area_code <> 'SSS'""") == (45832, 59209, True)


def test_groups_of_ages_and_commuting_add_up_to_the_country_as_published() -> None:
    ages = """select sum(population_persons) filter (area_code <> 'SSS'), sum(population_persons) filter (
        area_code = 'SSS') from {raw_statfin__population_age_group} where year = 2018 and age_band = 'SSS'"""
    assert one(ages) == (5517919, 5517919)
    sides = """select sum(employed_persons) filter (area_code <> 'SSS'), sum(employed_persons) filter (
        area_code = 'SSS') from {table} where year = 2017 and commuting = 'commuting'"""
    for table in ("raw_statfin__employed_resident", "raw_statfin__job"):
        assert one(sides.replace("{table}", f"{{{table}}}")) == (805713, 805713)


def test_secret_cells_stay_missing_not_zero_and_small_counts_are_never_shown() -> None:
    assert one("""select count(*) filter (unemployed_status = '...'), count(unemployed_persons),
        count(*) filter (unemployed_persons = 0), count(*) filter (unemployed_persons between 1 and 4)
        from {raw_keha__occupation}""") == (144503, 357777, 106955, 0)
    assert one("""select list(area_code order by area_code) from {raw_statfin__education}
        where doctorate_status = '.' and doctorate_persons is null""") == (
        ["KU062", "KU076", "KU181", "KU250", "KU312", "KU421"],
    )


def test_the_newest_month_is_the_one_that_was_published() -> None:
    ask = """select {{what}} from {raw_keha__unemployment_latest} where area_code {{which}}"""
    figures = "month, unemployed_persons, labour_force_persons, vacancies_count"
    assert one(ask.replace("{{what}}", figures).replace("{{which}}", "= 'SSS'")) == ("2026M06", 352001, 2743596, 26641)
    hidden = "sum(unemployed_persons), count(*) filter (unemployed_status = '...'), count(vacancies_status)"
    municipal = ask.replace("{{what}}", hidden).replace(
        "{{which}}", "similar to 'KU[0-9]{{3}}' and area_code <> 'KU199'"
    )
    assert one(municipal) == (351968, 4, 78)


def test_the_hand_kept_mergers_are_those_that_the_divisions_show() -> None:
    seen = one("""select list(area_code || ' ' || last_year + 1 order by area_code) from (
        select area_code, max(year) as last_year from {raw_statfin__municipality_division}
        group by area_code having max(year) < 2026)""")
    mergers = pd.read_csv(HOME.reference / "mergers.csv", dtype="str")
    assert seen == ((mergers["area_code"] + " " + mergers["merged_year"]).tolist(),)
    assert one(f"""select count(*) from {{raw_statfin__municipality_division}}
        where year = 2026 and area_code in {tuple(mergers["merged_into_code"].unique())}""") == (11,)


# How it is made


COUNTS = Contract.model_validate(
    {
        "table": "raw_made__up",
        "meaning": "Made up.",
        "grain": "one row per area",
        "key": ["area_code"],
        "origin": "bundled",
        "file": "data/bundled/raw_made__up.parquet",
        "rows": {"at_least": 2, "at_most": 3},
        "columns": {
            "area_code": {"kind": "code", "meaning": "Area."},
            "persons": {"kind": "count", "meaning": "Persons.", "at_least": 0, "nullable": True},
        },
    }
)


def counts(*codes: str, persons: tuple[float | None, ...] = (7, None)) -> pd.DataFrame:
    return pd.DataFrame({"persons": pd.array(persons, dtype="Int64"), "area_code": list(codes)})


def test_rows_are_written_in_the_order_of_the_key_with_the_contract_s_columns_and_types(tmp_path: Path) -> None:
    assert write_parquet(counts("KU049", "KU005"), COUNTS, tmp_path / "a.parquet") == 2
    assert write_parquet(counts("KU005", "KU049", persons=(None, 7)), COUNTS, tmp_path / "b.parquet") == 2
    with duckdb.connect() as database:
        written = database.sql(f"from '{tmp_path / 'a.parquet'}'")
        columns = dict(zip(written.columns, map(str, written.types), strict=True))
        rows = written.fetchall()
    assert list(columns.items()) == [("area_code", "VARCHAR"), ("persons", "BIGINT")]
    assert rows == [("KU005", None), ("KU049", 7)]
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (counts("KU005", "KU005"), "two rows have the same area_code"),
        (counts("KU005", persons=(7,)), "1 row, not 2 to 3"),
        (counts("KU005", "KU009", "KU010", "KU016", persons=(1, 2, 3, 4)), "4 rows, not 2 to 3"),
        (counts("KU005", "KU049").rename(columns={"persons": "people"}), "columns are ['people', 'area_code']"),
        (counts("KU005", "KU049", persons=(7, -1)), "column persons: persons >= 0 – area_code=KU049"),
        (counts("KU005", "KU049").assign(persons=[7, 1e20]), "column persons: fits into bigint – area_code=KU049"),
        (
            counts("KU005", "KU049").assign(area_code=pd.Series(["KU005", None], dtype="str")),
            "column area_code: area_code is not null – area_code=missing",
        ),
        (
            counts("KU005", "KU049").assign(persons=["7", "many"]),
            "column persons: fits into bigint – area_code=KU049, p",
        ),
    ],
)
def test_rows_that_do_not_fit_their_contract_are_refused(tmp_path: Path, rows: pd.DataFrame, reason: str) -> None:
    with pytest.raises(BadContract) as refused:
        write_parquet(rows, COUNTS, tmp_path / "a.parquet")
    assert reason in str(refused.value)
    assert not (tmp_path / "a.parquet").exists()


BY_NAME = {declared.table: declared for declared in IMPORTS}
DIVISION = [
    "2013",
    "019",
    "Aura",
    "Aura  ",
    "Aura",
    "02",
    "Varsinais-Suomi",
    "Egentliga Finland",
    "Southwest Finland",
    "023",
    "Turku",
    "Åbo",
    "Turku ",
    "",
    "",
    "",
    "",
    "Monolingual Finnish-speaking municipality",
    "",
]


def copy_of(table: str, folder: Path, *rows: list[str], columns: tuple[str, ...] = ()) -> None:
    declared = BY_NAME[table]
    lines = [",".join(line) for line in [columns or declared.columns, *rows]]
    text = ("\n".join(lines) + "\n").encode()
    (folder / declared.file).write_bytes(gzip.compress(text) if declared.file.endswith(".gz") else text)


def test_a_copy_keeps_codes_as_text_strips_names_and_leaves_empty_fields_missing(tmp_path: Path) -> None:
    copy_of("raw_statfin__municipality_division", tmp_path, DIVISION)
    found = read_import(BY_NAME["raw_statfin__municipality_division"], tmp_path)
    assert json.loads(found.to_json(orient="records", force_ascii=False)) == [
        {
            "year": 2013,
            "area_code": "KU019",
            "name_fi": "Aura",
            "name_sv": "Aura",
            "name_en": "Aura",
            "region_code": "MK02",
            "region_name_fi": "Varsinais-Suomi",
            "region_name_sv": "Egentliga Finland",
            "region_name_en": "Southwest Finland",
            "subregion_code": "SK023",
            "subregion_name_fi": "Turku",
            "subregion_name_sv": "Åbo",
            "subregion_name_en": "Turku",
            "wellbeing_county_code": None,
            "wellbeing_county_name_fi": None,
            "wellbeing_county_name_sv": None,
            "wellbeing_county_name_en": None,
            "language": "Monolingual Finnish-speaking municipality",
            "urbanisation": None,
        }
    ]


def test_a_copy_gives_each_municipality_its_employment_area(tmp_path: Path) -> None:
    names = ["Espoo-Kauniainen", "Esbo-Grankulla", "Espoo-Kauniainen"]
    copy_of("raw_statfin__employment_area", tmp_path, ["2026", "049", "01", *names])
    found = read_import(BY_NAME["raw_statfin__employment_area"], tmp_path)
    assert found.to_dict("split")["data"] == [[2026, "KU049", "TA01", *names]]


def test_the_oldest_age_of_a_copy_becomes_100(tmp_path: Path) -> None:
    copy_of(
        "raw_statfin__projection_region", tmp_path, ["MK01", "2045", "2", "100-", "12"], ["SSS", "2045", "1", "0", "9"]
    )
    found = read_import(BY_NAME["raw_statfin__projection_region"], tmp_path)
    assert found.to_dict("split")["data"] == [["MK01", 2045, "2", 100, 12], ["SSS", 2045, "1", 0, 9]]


def test_a_secret_cell_of_a_copy_is_missing_with_its_sign_and_no_other_sign_is_taken(tmp_path: Path) -> None:
    declared = BY_NAME["raw_keha__unemployment_latest"]
    (tmp_path / "labour").mkdir()
    copy_of(declared.table, tmp_path, ["KU062", "2026M06", "...", "235", "0"])
    assert json.loads(read_import(declared, tmp_path).to_json(orient="records")) == [
        {
            "area_code": "KU062",
            "month": "2026M06",
            "unemployed_persons": None,
            "unemployed_status": "...",
            "labour_force_persons": 235,
            "labour_force_status": None,
            "vacancies_count": 0,
            "vacancies_status": None,
        }
    ]
    copy_of(declared.table, tmp_path, ["KU062", "2026M06", "..", "235", "0"])
    with pytest.raises(BadFile, match="whole numbers and codes"):
        read_import(declared, tmp_path)


def test_a_copy_that_is_missing_damaged_or_of_other_columns_is_refused(tmp_path: Path) -> None:
    declared = BY_NAME["raw_sotkanet__population_total"]
    with pytest.raises(BadFile, match="is needed for raw_sotkanet__population_total"):
        read_import(declared, tmp_path)
    copy_of(declared.table, tmp_path, ["005", "2000"], columns=("code", "year"))
    with pytest.raises(BadFile, match=r"a column is missing: .*population"):
        read_import(declared, tmp_path)
    copy_of(declared.table, tmp_path, ["005", "2000", "many"])
    with pytest.raises(BadFile, match=r"whole numbers and codes: .*many"):
        read_import(declared, tmp_path)
    copy_of(declared.table, tmp_path, ["005", "2000", ""])
    with pytest.raises(BadFile, match="whole numbers and codes"):
        read_import(declared, tmp_path)
    zipped = BY_NAME["raw_statfin__population_region"]
    copy_of(zipped.table, tmp_path, ["MK01", "2025", "1", "0", "5"])
    (tmp_path / zipped.file).write_bytes((tmp_path / zipped.file).read_bytes()[:30])
    with pytest.raises(BadFile, match="whole numbers and codes"):
        read_import(zipped, tmp_path)


# The whole way, against a service that answers as the real one does


@pytest.fixture
def replay(request: pytest.FixtureRequest) -> Iterator[str]:
    command = [sys.executable, str(REPLAY), "--rate", "1000/60", *getattr(request, "param", [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        yield service.stdout.readline().strip()
        service.terminate()


@needs_copies
@pytest.mark.slow
def test_the_shipped_files_are_made_again_byte_for_byte(tmp_path: Path, replay: str) -> None:
    (tmp_path / "expectations").symlink_to(HOME.root / "expectations")
    made = Project(tmp_path)
    (made.reference.parent).mkdir()
    made.reference.symlink_to(HOME.reference)
    told: list[str] = []
    make_bundle(made, base_url=replay, public_copies=COPIES / "data" / "finland", report=told.append)
    assert told[-1] == "31 calls to the service"
    assert {path.name: path.read_bytes() for path in made.bundled.iterdir()} == {
        path.name: path.read_bytes() for path in HOME.bundled.iterdir()
    }


@needs_copies
@pytest.mark.slow
def test_a_failed_run_leaves_the_files_of_the_last_one_alone(tmp_path: Path) -> None:
    made = Project(tmp_path)
    shutil.copytree(HOME.contracts.parent, made.contracts.parent)
    last = made.contracts / "raw_statfin__projection_region.yml"
    last.write_text(last.read_text("utf-8").replace("at_most: 133320}", "at_most: 133319}"), encoding="utf-8")
    made.bundled.mkdir(parents=True)
    made.reference.symlink_to(HOME.reference)
    (made.bundled / "MANIFEST.json").write_text("{}", encoding="utf-8")
    told: list[str] = []
    with pytest.raises(BadContract, match="raw_statfin__projection_region: 133320 rows, not 133320 to 133319"):
        make_bundle(made, base_url="http://127.0.0.1:9", public_copies=COPIES / "data" / "finland", report=told.append)
    assert len(told) == 6
    assert [(path.name, path.read_text("utf-8")) for path in made.bundled.iterdir()] == [("MANIFEST.json", "{}")]


@needs_copies
@pytest.mark.slow
@pytest.mark.parametrize("replay", [["--faults", "40", "--seed", "3"]], indirect=True)
def test_a_service_that_fails_often_gives_the_same_figures_in_the_end(tmp_path: Path, replay: str) -> None:
    waits: list[float] = []
    contracts, apart = load_contracts(HOME.contracts), Apart(HOME.root, tmp_path)
    with CLIENTS["pxweb1"](replay, Transport("StatFin", wait=waits.append)) as client:
        run = FetchRun(apart, client, accept=True, report=lambda _: None, compare=False)
        for table in declared_tables(HOME).values():
            if table.table in MANIFEST and table.service.name == "StatFin" and table.table != "raw_keha__occupation":
                fetch_table(run, table)
                made = read_snapshot(snapshots(archive_of(table, apart))[0], table, contracts[table.table], apart)
                assert hashlib.sha256(made.read_bytes()).hexdigest() == MANIFEST[table.table]["sha256"]
    assert waits
