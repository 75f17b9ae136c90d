"""The command of own data: empty files with a guide that are taken as they are, and what is wrong, line by line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from lagesbild.checks.own import own_contracts, own_problems
from lagesbild.cli import app
from lagesbild.errors import UnknownName
from lagesbild.follow_up.own_template import own_template
from lagesbild.settings import Project
from tests.conftest import CHECKOUT

KINDS = sorted(own_contracts(CHECKOUT))
RUN = CliRunner()


@pytest.fixture
def own(home: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    return home


def test_the_kinds_are_the_tables_that_a_user_may_keep() -> None:
    assert KINDS == [
        "groups",
        "own_applicants",
        "own_border_pupils",
        "own_forecast",
        "own_staff",
        "own_units",
        "service_parameters",
        "unit_prices",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_has_the_columns_and_a_guide_in_three_languages(tmp_path: Path, kind: str) -> None:
    contract = own_contracts(CHECKOUT)[kind]
    path = tmp_path / f"{kind}.xlsx"
    path.write_bytes(own_template(contract))
    book = load_workbook(path)
    assert book.sheetnames == [kind, "Ohje", "Anvisning", "Guide"]
    assert [cell.value for cell in book[kind][1]] == list(contract.columns)
    for guide in book.worksheets[1:]:
        rows = list(guide.iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in rows] == list(contract.columns)
        assert all(row[1] for row in rows)
    choices = [rule.formula1 for rule in book[kind].data_validations.dataValidation]
    assert choices == [f'"{",".join(column.one_of)}"' for column in contract.columns.values() if column.one_of]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_that_was_not_filled_is_taken_as_no_lines(home: Project, kind: str) -> None:
    (home.local / f"{kind}.xlsx").write_bytes(own_template(own_contracts(home)[kind]))
    assert own_problems(home) == []


def test_a_filled_file_is_read_as_it_was_typed(own: Project) -> None:
    assert RUN.invoke(app, ["own", "template", "own_staff"]).exit_code == 0
    path = own.reports / "forms" / "own_staff.xlsx"
    book = load_workbook(path)
    book["own_staff"].append(["KU005", "O", "L", "T", "7-12", 20, 54, 2026, 12, "Report", "2026-02-01"])
    book["own_staff"].append(["KU005", "O", "L", "T", "7-12", 50, 59, 2026, 12, "Report", "2026-02-01"])
    book.save(own.local / "own_staff.xlsx")
    said = RUN.invoke(app, ["own", "check"])
    assert said.exit_code == 2
    assert [line.partition(" – ")[0] for line in said.output.splitlines()] == [
        "lagesbild: raw_local__own_staff, column age_from: no age of a profession, stage and year is counted twice",
        "lagesbild: raw_local__own_staff, column age_to: a band of ages ends at 54 or begins at 55, so that those who "
        "retire within ten years can be told",
    ]
    assert said.output.count("(data/local/own_staff.xlsx, line 3)") == 2


def test_where_nothing_is_wrong_the_files_are_named(own: Project) -> None:
    assert RUN.invoke(app, ["own", "check"]).output == (
        "Nothing is wrong with own files: there are none in data/local.\n"
    )
    (own.local / "own_staff.xlsx").write_bytes(own_template(own_contracts(own)["own_staff"]))
    assert RUN.invoke(app, ["own", "check"]).output == "Nothing is wrong with own_staff.xlsx.\n"


def test_an_unknown_kind_and_an_unknown_word_are_refused(own: Project) -> None:
    refused = RUN.invoke(app, ["own", "template", "own_unit"])
    assert isinstance(refused.exception, UnknownName)
    assert str(refused.exception).startswith("No kind of own data 'own_unit'. Nearest: own_units")
    assert RUN.invoke(app, ["own", "tidy"]).exit_code == 2
