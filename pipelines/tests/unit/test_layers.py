"""Data takes one way: every SQL file reads only the layer below it, and the build follows what the files read."""

import re
from pathlib import Path

import pytest

from lagesbild.contracts import Contract, load_contracts, load_sources
from lagesbild.errors import BadContract
from lagesbild.settings import Project
from lagesbild.store import statements
from lagesbild.store.computed import COMPUTED
from lagesbild.store.statements import build_order, tables_read

CHECKOUT = Project(Path(__file__).resolve().parents[3])
PACKAGE = CHECKOUT.root / "pipelines" / "lagesbild"
CONTRACTS = load_contracts(CHECKOUT.contracts)
STORE_SQL = sorted((PACKAGE / "store" / "sql").glob("*.sql"))
ASKED = sorted({*PACKAGE.rglob("*.sql")} - {*STORE_SQL})
CHECKS = sorted(CHECKOUT.checks.glob("*.sql"))
MARTS = [path for path in STORE_SQL if path.stem.startswith("mart_")]
HANDMADE = ("raw_reference__", "raw_local__")
BELOW = {"stg_": ("raw_", "stg_reference__"), "mart_": ("stg_",), "mart_reference__": HANDMADE}
"""Where the tables that a table is made from begin; the longest beginning holds.

Hand-kept tables are written in the store's own codes, so that lists of names and parameters need no staging.
"""


def read_by(path: Path) -> list[str]:
    return tables_read(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", STORE_SQL, ids=lambda path: path.stem)
def test_table_is_made_from_the_layer_below(path: Path) -> None:
    below = BELOW[max((begin for begin in BELOW if path.stem.startswith(begin)), key=len)]
    assert [table for table in read_by(path) if not table.startswith(below)] == []


@pytest.mark.parametrize("path", ASKED, ids=lambda path: path.stem)
def test_question_asks_marts_only(path: Path) -> None:
    assert [table for table in read_by(path) if not table.startswith("mart_")] == []


def test_sql_stands_in_its_own_files() -> None:
    """Only what is made from a contract or from a statement is put together in Python: it is marked for the linter."""
    spelt = re.compile(r'"[^"]*\b(from|join) (raw|stg|mart)_')
    modules = sorted({*PACKAGE.glob("*.py"), *PACKAGE.glob("store/*.py"), *PACKAGE.glob("checks/*.py")})
    assert [path.name for path in modules if spelt.search(path.read_text(encoding="utf-8"))] == []


def test_every_staging_table_is_read() -> None:
    read = {table for path in STORE_SQL for table in read_by(path)}
    assert [table for table in CONTRACTS if table.startswith("stg_") and table not in read] == []


def test_every_raw_table_is_read_or_says_for_whom_it_is_kept() -> None:
    read = {table for path in [*STORE_SQL, *CHECKS] for table in read_by(path)}
    unread = [table for table in CONTRACTS if table.startswith("raw_") and table not in read]
    assert unread == [table for table, contract in CONTRACTS.items() if contract.kept_for]


@pytest.mark.parametrize("path", MARTS, ids=lambda path: path.stem)
def test_no_mart_repeats_a_staging_table(path: Path) -> None:
    """A mart of one table has other columns, or fewer or other rows: it filters, sums, or a method makes it."""
    tables = read_by(path)
    works = re.search(r"\b(where|group by|qualify|union)\b", path.read_text(encoding="utf-8"))
    same = [each for each in tables if {*CONTRACTS[each].columns} == {*CONTRACTS[path.stem].columns}]
    assert same == [] or len(tables) > 1 or works or path.stem in COMPUTED or path.stem.startswith("mart_reference__")


def test_each_built_table_has_one_statement_and_each_statement_a_contract() -> None:
    assert [path.stem for path in STORE_SQL] == [name for name, each in CONTRACTS.items() if each.origin == "built"]


@pytest.mark.parametrize("path", [*STORE_SQL, *ASKED, *CHECKS], ids=lambda path: path.stem)
def test_statement_names_only_tables_with_a_contract(path: Path) -> None:
    assert {*read_by(path)} - {*CONTRACTS} == set()


@pytest.mark.parametrize("path", STORE_SQL, ids=lambda path: path.stem)
def test_statement_begins_with_the_grain_of_its_contract(path: Path) -> None:
    first, _ = path.read_text(encoding="utf-8").split("\n", 1)
    assert first.removeprefix("-- ").split(";")[0] == CONTRACTS[path.stem].grain


@pytest.mark.parametrize("path", STORE_SQL, ids=lambda path: path.stem)
def test_source_of_a_row_is_in_the_register(path: Path) -> None:
    named = set(re.findall(r"'((?:statfin|keha|sotkanet)-[a-z0-9-]+)'", path.read_text(encoding="utf-8")))
    assert named - set(load_sources(CHECKOUT.reference)) == set()


def test_tables_are_found_in_joins_and_not_in_comments() -> None:
    statement = "-- stg_a__b\nselect *\nfrom mart_area__x\nleft join raw_local__groups using (area_code)\n"
    assert tables_read(statement) == ["mart_area__x", "raw_local__groups"]


def test_a_table_is_built_after_those_it_reads() -> None:
    order = [contract.table for contract in build_order(CONTRACTS.values())]
    assert sorted(order) == sorted(CONTRACTS)
    early = {path.stem: {*read_by(path)} - {*order[: order.index(path.stem)]} for path in STORE_SQL}
    assert [table for table, tables in early.items() if tables] == []


def made(table: str) -> Contract:
    column = {"kind": "code", "meaning": "Code."}
    return Contract.model_validate(
        {"table": table, "meaning": "x", "grain": "x", "key": ["a"], "origin": "built", "columns": {"a": column}}
    )


@pytest.mark.parametrize(
    ("reads", "message"),
    [
        ({"stg_a__x": "stg_a__y", "stg_a__y": "stg_a__x"}, r"made of each other: stg_a__[xy] → stg_a__[xy] → stg_a__"),
        ({"stg_a__x": "raw_a__z"}, "stg_a__x reads raw_a__z, which no contract describes"),
    ],
)
def test_tables_without_an_order_are_refused(
    reads: dict[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "SQL", tmp_path)
    for table, read in reads.items():
        (tmp_path / f"{table}.sql").write_text(f"select a from {read}\n")
    with pytest.raises(BadContract, match=message):
        build_order(map(made, reads))
