"""Notebook cells: each shows one exhibit, imported from its room so that an editor leads there."""

import pytest

from lagesbild.exhibits import declared
from lagesbild.settings import Project
from tests.notebooks import exhibit_cells, exhibit_ids

OF_ADULTS = ("adult_education_need", "quality_followup", "mirror", "county_overview", "provider_report")
NOTEBOOKS = ("situation_brief", "network_overview", "scenario_workbench", *OF_ADULTS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_cell_imports_the_room_that_it_shows_and_does_no_more(checkout: Project, name: str) -> None:
    cells = exhibit_cells(checkout.notebooks / f"{name}.ipynb")
    assert [cell for cell in cells if (cell.statements, cell.names_match) != (2, True)] == []


@pytest.mark.parametrize("name", ["situation_brief", "network_overview", *OF_ADULTS])
def test_a_cell_has_the_id_of_its_exhibit(checkout: Project, name: str) -> None:
    path = checkout.notebooks / f"{name}.ipynb"
    assert [cell.id for cell in exhibit_cells(path)] == exhibit_ids(path)


def test_every_exhibit_is_in_a_notebook_and_every_cell_has_a_room(checkout: Project) -> None:
    cells = [cell for name in NOTEBOOKS for cell in exhibit_cells(checkout.notebooks / f"{name}.ipynb")]
    assert {f"{cell.package}.{cell.module}" for cell in cells} == {exhibit.module for exhibit in declared()}
