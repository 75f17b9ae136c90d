"""One YAML file per table, and what is made from it: definition, suite, dictionary."""

import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import yaml

from lagesbild.checks import derived_files, write_derived
from lagesbild.contracts import (
    comments,
    create_table,
    data_dictionary,
    load_contract,
    load_contracts,
    load_sources,
    row_text,
    suite_json,
)
from lagesbild.errors import BadFile
from lagesbild.settings import Project

PUPILS = """\
table: raw_local__pupils
meaning: Pupils of own schools.
grain: one row per school and year
key: [school_code, year]
origin: local
file: data/local/pupils.csv
rows: {at_least: 1, at_most: 9}
columns:
  school_code: {kind: code, matches: 'S(1|2)[0-9]', meaning: School.}
  year: {kind: year, at_least: 2019, meaning: School year.}
  language: {kind: code, one_of: [fi, sv], meaning: Language of instruction.}
  pupils_persons:
    {kind: count, unit: persons, at_least: 0, at_most: 1234567, nullable: true, meaning: Pupils; missing where 1–4.}
  share_pct: {kind: pct, at_most: 100, severity: warning, meaning: Share.}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "raw_local__pupils.yml"
    path.write_text(PUPILS, encoding="utf-8")
    return path


def test_definition_of_a_table(path: Path) -> None:
    assert create_table(load_contract(path)) == (
        "create table raw_local__pupils (\n"
        "  school_code varchar not null,\n"
        "  year integer not null check (year >= 2019),\n"
        "  language varchar not null check (language in ('fi', 'sv')),\n"
        "  pupils_persons bigint check (pupils_persons >= 0 and pupils_persons <= 1234567),\n"
        "  share_pct decimal(9, 1) not null\n"
        ")"
    )


def test_a_table_and_its_columns_are_described_in_the_store(path: Path) -> None:
    path.write_text(PUPILS.replace("Pupils of own", "The town's pupils, of own"), encoding="utf-8")
    contract = load_contract(path)
    with duckdb.connect() as connection:
        connection.execute(create_table(contract))
        for comment in comments(contract):
            connection.execute(comment)
        told = connection.sql("select comment from duckdb_tables()").fetchall()
        columns = dict(
            connection.sql("select column_name, comment from duckdb_columns() where comment <> ''").fetchall()
        )
    assert told == [("The town's pupils, of own schools. One row per school and year.",)]
    assert columns["pupils_persons"] == "Pupils; missing where 1–4. Unit: persons."
    assert columns["school_code"] == "School."


@pytest.mark.parametrize(
    "values",
    [
        "('S11', 2018, 'fi', 1, 1.0)",
        "('S11', 2019, 'en', 1, 1.0)",
        "('S11', 2019, 'fi', 1234568, 1.0)",
        "('S11', 2019, 'fi', -1, 1.0)",
        "(null, 2019, 'fi', 1, 1.0)",
    ],
)
def test_definition_refuses_values_out_of_bounds(path: Path, values: str) -> None:
    with duckdb.connect() as connection:
        connection.execute(create_table(load_contract(path)))
        connection.execute("insert into raw_local__pupils values ('S11', 2019, 'fi', null, 101.0)")
        with pytest.raises(duckdb.ConstraintException, match="raw_local__pupils"):
            connection.execute(f"insert into raw_local__pupils values {values}")


def test_suite_of_a_table(path: Path) -> None:
    error, warning = {"severity": "error"}, {"severity": "warning"}
    names = ["school_code", "year", "language", "pupils_persons", "share_pct"]
    regex = r"^(?:S(?:1|2)[0-9])\Z"
    assert suite_json(load_contract(path)) == {
        "name": "raw_local__pupils",
        "meta": {"meaning": "Pupils of own schools.", "grain": "one row per school and year"},
        "expectations": [
            _expect("table_row_count_to_be_between", error, min_value=1, max_value=9),
            _expect("table_columns_to_match_set", error, column_set=names, exact_match=True),
            _expect("compound_columns_to_be_unique", error, column_list=["school_code", "year"]),
            _expect("column_values_to_not_be_null", error, column="school_code"),
            _expect("column_values_to_match_regex", error, column="school_code", regex=regex),
            _expect("column_values_to_not_be_null", error, column="year"),
            _expect("column_values_to_be_between", error, column="year", min_value=2019, max_value=None),
            _expect("column_values_to_not_be_null", error, column="language"),
            _expect("column_values_to_be_in_set", error, column="language", value_set=["fi", "sv"]),
            _expect("column_values_to_be_between", error, column="pupils_persons", min_value=0, max_value=1234567),
            _expect("column_values_to_not_be_null", error, column="share_pct"),
            _expect("column_values_to_be_between", warning, column="share_pct", min_value=None, max_value=100),
        ],
    }


def _expect(kind: str, meta: dict[str, str], **kwargs: object) -> dict[str, object]:
    return {"type": f"expect_{kind}", "kwargs": kwargs, "meta": meta}


def test_dictionary_of_a_table(path: Path) -> None:
    assert data_dictionary([load_contract(path)]) == (
        "# Data dictionary\n\n"
        "Made from `expectations/contracts/`: `make contracts`. Do not edit by hand.\n\n"
        "## Raw – as the provider gave them\n\n"
        "### raw_local__pupils\n\n"
        "Pupils of own schools.\n\n"
        "Grain: one row per school and year. Key: `school_code`, `year` · origin: local `data/local/pupils.csv`\n\n"
        "| column | kind | unit | values | meaning |\n"
        "|---|---|---|---|---|\n"
        "| `school_code` | code |  | `S(1\\|2)[0-9]` | School. |\n"
        "| `year` | year |  | ≥ 2019 | School year. |\n"
        "| `language` | code |  | `fi`, `sv` | Language of instruction. |\n"
        "| `pupils_persons` | count | persons | may be missing; ≥ 0; ≤ 1234567 | Pupils; missing where 1–4. |\n"
        "| `share_pct` | pct |  | ≤ 100 | Share. |\n"
    )


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        (
            "origin: local",
            "origin: found",
            "field origin: Input should be 'bundled', 'fetched', 'archived', 'reference', 'local' or 'built'",
        ),
        ("key: [school_code, year]", "key: [school, year]", "Value error, key: ['school']"),
        ("key: [school_code, year]", "key: []", "Value error, key: empty"),
        ("file: data/local/pupils.csv\n", "", "Value error, file: a table that is read from a file names it"),
        ("meaning: School year.", "means: School year.", "field columns.year.meaning: Field required"),
        ("kind: year,", "kind: year, min: 1,", "field columns.year.min: Extra inputs are not permitted"),
        ("table: raw_local__pupils", "table: raw_local__pupil", "field table: describes raw_local__pupil, but"),
        ("key: [school_code, year]", "key: [school_code, year", "this is not valid YAML"),
    ],
)
def test_contract_that_contradicts_itself_is_refused(path: Path, written: str, instead: str, message: str) -> None:
    path.write_text(PUPILS.replace(written, instead), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        load_contract(path)
    assert str(refused.value).startswith("raw_local__pupils.yml")
    assert message in str(refused.value)


SHARED = """\
columns:
  year: {kind: year, at_least: 1972, at_most: 2100, meaning: Situation on 31 December.}
  school_code: {kind: code, meaning: School.}
"""
NOT_DESCRIBED = "gives no kind, and columns.yml has no field "


def with_shared(tmp_path: Path, column: str, shared: str = SHARED) -> Path:
    """A contract with one more column, beside shared fields."""
    (tmp_path / "contracts").mkdir(exist_ok=True)
    (tmp_path / "columns.yml").write_text(shared, encoding="utf-8")
    path = tmp_path / "contracts" / "raw_local__pupils.yml"
    path.write_text(f"{PUPILS}  {column}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("column", "bounds", "meaning"),
    [
        ("year_of_birth: {like: year}", (1972, 2100), "Situation on 31 December."),
        ("year_of_birth: {like: year, at_most: null}", (1972, None), "Situation on 31 December."),
        ("year_of_birth: {like: year, at_least: 2000, meaning: Born.}", (2000, 2100), "Born."),
        ("year_of_birth: {kind: year, meaning: Born.}", (None, None), "Born."),
    ],
)
def test_a_column_is_the_shared_field_but_for_what_it_says_itself(
    tmp_path: Path, column: str, bounds: tuple[int | None, int | None], meaning: str
) -> None:
    found = load_contract(with_shared(tmp_path, column)).columns["year_of_birth"]
    assert (found.kind, found.at_least, found.at_most, found.meaning) == ("year", *bounds, meaning)


def test_an_empty_column_is_the_shared_field_of_its_name(tmp_path: Path) -> None:
    path = with_shared(tmp_path, "area_code:", SHARED.replace("school_code", "area_code"))
    assert load_contract(path).columns["area_code"].meaning == "School."
    # A column with a kind stands for itself, also where a shared field has its name: at_most is not taken over.
    assert load_contract(path).columns["year"].at_most is None


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("area_code:", f"{NOT_DESCRIBED}'area_code'"),
        ("area_code: {nullable: true}", f"{NOT_DESCRIBED}'area_code'"),
        ("area_code: {like: yaer}", f"{NOT_DESCRIBED}'yaer' (nearest there: year)"),
    ],
)
def test_a_column_that_nothing_describes_is_refused(tmp_path: Path, column: str, message: str) -> None:
    with pytest.raises(BadFile) as refused:
        load_contract(with_shared(tmp_path, column))
    assert str(refused.value).startswith(f"raw_local__pupils.yml, field columns.area_code: {message}")
    assert str(refused.value).endswith("; describe it here, or there where tables share it")


def test_a_shared_field_that_is_not_whole_is_refused_in_its_own_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"^columns\.yml, field columns\.year\.meaning: Field required$"):
        load_contract(with_shared(tmp_path, "area_code: {kind: code, meaning: Area.}", "columns: {year: {kind: year}}"))


def test_a_contract_is_read_again_when_it_or_a_shared_field_changes(tmp_path: Path) -> None:
    path = with_shared(tmp_path, "born: {like: year}")
    assert load_contract(path) is load_contract(path)
    with_shared(tmp_path, "born: {like: year}", SHARED.replace("1972", "1973"))
    assert load_contract(path).columns["born"].at_least == 1973
    with_shared(tmp_path, "born: {like: year, at_least: 1974}")
    assert load_contract(path).columns["born"].at_least == 1974


def test_no_field_is_described_twice(checkout: Project) -> None:
    """Two contracts do not describe a field in the same words: it stands in ``columns.yml``, which holds no other."""
    shared = yaml.safe_load((checkout.contracts.parent / "columns.yml").read_text(encoding="utf-8"))["columns"]
    columns = [
        (name, given or {})
        for path in checkout.contracts.glob("*.yml")
        for name, given in yaml.safe_load(path.read_text(encoding="utf-8"))["columns"].items()
    ]
    own = Counter(json.dumps([name, given], sort_keys=True) for name, given in columns if "kind" in given)
    assert [field for field, times in own.items() if times > 1] == []
    uses = Counter(given.get("like", name) for name, given in columns if "kind" not in given)
    assert {name for name in shared if uses[name] < 2} == set()


def test_row_in_words() -> None:
    row = {"area_code": "KU005\n", "year": 2019, "population_persons": None, "share_pct": float("nan")}
    assert row_text(row) == r"area_code=KU005\n, year=2019, population_persons=missing, share_pct=missing"


def test_sources_of_contracts_are_in_the_register(checkout: Project) -> None:
    named = {each.source for each in load_contracts(checkout.contracts).values() if each.source}
    assert named == set(load_sources(checkout.reference))


def test_every_bundled_table_names_its_source(checkout: Project) -> None:
    contracts = load_contracts(checkout.contracts).values()
    assert [each.table for each in contracts if each.origin == "bundled" and not each.source] == []


def test_committed_suites_and_dictionary_are_what_the_contracts_give(checkout: Project) -> None:
    wanted = derived_files(checkout)
    stale = [path.name for path, text in wanted.items() if path.read_text(encoding="utf-8") != text]
    assert stale == []
    assert [path for path in checkout.suites.glob("*.json") if path not in wanted] == []


def test_derived_files_are_written_once_and_orphans_removed(path: Path, tmp_path: Path) -> None:
    home = Project(tmp_path / "home")
    home.contracts.mkdir(parents=True)
    (home.contracts / path.name).write_text(PUPILS, encoding="utf-8")
    home.suites.mkdir()
    (home.suites / "raw_former__table.json").write_text("{}")
    written = [path.relative_to(home.root).as_posix() for path in write_derived(home)]
    assert written == [
        "expectations/suites/raw_local__pupils.json",
        "DATA_DICTIONARY.md",
        "expectations/suites/raw_former__table.json",
    ]
    assert write_derived(home) == []
