"""Data takes one way: every SQL file reads only the layer below it."""

import re
from pathlib import Path

import pytest

from lagesbild.contracts import load_contracts, load_sources
from lagesbild.settings import Project

CHECKOUT = Project(Path(__file__).resolve().parents[3])
PACKAGE = CHECKOUT.root / "pipelines" / "lagesbild"
STORE_SQL = sorted((PACKAGE / "store" / "sql").glob("*.sql"))
QUESTIONS = sorted((PACKAGE / "questions" / "sql").glob("*.sql"))
CHECKS = sorted(CHECKOUT.checks.glob("*.sql"))
TABLE = re.compile(r"\b(?:raw|stg|mart)_[a-z_0-9]+__[a-z_0-9]+\b")
BELOW = {"stg": {"raw"}, "mart": {"stg"}}


def tables_read(path: Path) -> set[str]:
    """Tables that a statement names, comments aside."""
    return set(TABLE.findall(re.sub(r"--.*", "", path.read_text(encoding="utf-8"))))


def layers(tables: set[str]) -> set[str]:
    return {table.split("_", 1)[0] for table in tables}


@pytest.mark.parametrize("path", STORE_SQL, ids=lambda path: path.stem)
def test_table_is_made_from_the_layer_below(path: Path) -> None:
    assert layers(tables_read(path)) == BELOW[path.stem.split("_", 1)[0]]


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_asks_marts_only(path: Path) -> None:
    assert layers(tables_read(path)) == {"mart"}


def test_each_built_table_has_one_statement_and_each_statement_a_contract() -> None:
    built = [name for name, each in load_contracts(CHECKOUT.contracts).items() if each.origin == "built"]
    assert [path.stem for path in STORE_SQL] == built


@pytest.mark.parametrize("path", [*STORE_SQL, *QUESTIONS, *CHECKS], ids=lambda path: path.stem)
def test_statement_names_only_tables_with_a_contract(path: Path) -> None:
    assert tables_read(path) - set(load_contracts(CHECKOUT.contracts)) == set()


@pytest.mark.parametrize("path", STORE_SQL, ids=lambda path: path.stem)
def test_statement_begins_with_the_grain_of_its_contract(path: Path) -> None:
    first, _ = path.read_text(encoding="utf-8").split("\n", 1)
    grain = load_contracts(CHECKOUT.contracts)[path.stem].grain
    assert first.removeprefix("-- ").split(";")[0] == grain


@pytest.mark.parametrize("path", STORE_SQL, ids=lambda path: path.stem)
def test_source_of_a_row_is_in_the_register(path: Path) -> None:
    named = set(re.findall(r"'((?:statfin|keha|sotkanet)-[a-z0-9-]+)'", path.read_text(encoding="utf-8")))
    assert named - set(load_sources(CHECKOUT.reference)) == set()


def test_tables_are_found_in_joins_and_not_in_comments(tmp_path: Path) -> None:
    path = tmp_path / "mart_area__x.sql"
    path.write_text("-- stg_a__b\nselect *\nfrom mart_area__x\nleft join raw_local__groups using (area_code)\n")
    assert tables_read(path) == {"mart_area__x", "raw_local__groups"}
