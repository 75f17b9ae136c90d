"""The unit of a number follows from the name of its quantity, as contracts have it; none is without."""

import pytest

from lagesbild.contracts import load_contracts
from lagesbild.language import Column, columns
from lagesbild.language.units import is_quantity, unit_of
from lagesbild.settings import Project

MORE_THAN_THE_NAME = {"observations": {"values"}, "euro": {"euro per resident of these ages and year"}}
"""What a contract says of a unit beyond the name of its column."""


@pytest.mark.parametrize(
    ("quantity", "unit"),
    [
        ("employed_persons", "persons"),
        ("persons", "persons"),
        ("change_pct", "%"),
        ("places_count", "places"),
        ("vacancies_at_least_count", "vacancies"),
        ("renewal_per_100", "per 100"),
        ("change_per_1000", "per 1,000 residents"),
        ("population_per_km2", "per km²"),
        ("cost_eur", "euro"),
        ("price_eur_per_person", "euro per person"),
        ("quotient_ratio", "1"),
        ("reached_year", ""),
    ],
)
def test_a_quantity_has_the_unit_that_its_name_ends_in(quantity: str, unit: str) -> None:
    assert unit_of(quantity) == unit


def test_columns_take_the_unit_of_their_quantity() -> None:
    first, persons, jobs = columns("Area", "A", "B", of=("employed_persons", "jobs_count"))
    assert (first.unit, persons.unit, jobs.unit) == ("", "persons", "jobs")
    assert columns("Year", "A", "B", of="renewal_per_100")[2] == Column("B", unit="per 100")


@pytest.mark.parametrize("quantity", ["balance", "personsx", ""])
def test_a_column_of_numbers_without_a_unit_is_refused(quantity: str) -> None:
    with pytest.raises(KeyError):
        columns("Area", "Balance", of=quantity)


def test_more_or_fewer_quantities_than_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        columns("Area", "A", "B", of=("employed_persons",))


def test_contracts_name_the_same_units(checkout: Project) -> None:
    named = {
        (name, column.unit)
        for contract in load_contracts(checkout.contracts).values()
        for name, column in contract.columns.items()
        if column.unit and is_quantity(name)
    }
    others = {(name, unit) for name, unit in named if unit_of(name) != unit}
    assert {(name, unit) for name, unit in others if unit not in MORE_THAN_THE_NAME.get(unit_of(name), set())} == set()
    assert len(named) > 20
