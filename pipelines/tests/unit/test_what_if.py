"""What-if scenarios: the arithmetic worked by hand."""

from fractions import Fraction
from typing import Any

import pytest

from lagesbild.contracts import Scenario
from lagesbild.errors import BadFile
from lagesbild.measures.what_if import rounded_half_up, what_if


def scenario(**fields: Any) -> Scenario:
    same = {"name": "more-births", "description": "Ten percent more.", "area": "own", "members": ("KU005",)}
    return Scenario.of(**same, projection=2024, first_year=2025, **fields)


def test_no_change_is_the_projection_exactly() -> None:
    projected = {0: 7, 1: 9, 2: 11}
    assert what_if(projected, dict.fromkeys(range(65), 1), horizon=2026, scenario=scenario()) == projected


def test_ten_percent_more_births_reach_those_born_since_the_first_year_and_nobody_else() -> None:
    projected = {0: 45, 1: 30, 2: 20, 3: 40}
    persons = what_if(projected, {}, horizon=2026, scenario=scenario(fertility_change_pct=10))
    # at the end of 2026 those born in 2025 are 1, in 2026 0; those aged 2 were born in 2024
    assert persons == {0: Fraction("49.5"), 1: 33, 2: 20, 3: 40}
    assert rounded_half_up(persons[0]) == 50


def test_fifteen_year_groups_are_born_from_2025_to_2039_and_the_sixteenth_in_2040() -> None:
    projected = dict.fromkeys(range(20), 100)
    persons = what_if(projected, {}, horizon=2040, scenario=scenario(fertility_change_pct=-20))
    assert [int(persons[age]) for age in range(20)] == [80] * 16 + [100] * 4


def test_extra_migrants_have_the_ages_of_residents_and_grow_older() -> None:
    today = dict.fromkeys(range(65), 0) | {0: 30, 1: 10, 64: 60}
    projected = dict.fromkeys(range(70), 100)
    eight = scenario(net_migration_persons_per_year=8, migration_age_to=1)
    persons = what_if(projected, today, horizon=2027, scenario=eight)
    # three years (2025–2027) of six persons aged 0 and two aged 1: those of 2025 are two years older in 2027
    assert [int(persons[age]) for age in range(5)] == [106, 108, 108, 102, 100]
    assert sum(persons.values()) == 7000 + 3 * 8


def test_births_and_migration_add_up() -> None:
    today, projected = dict.fromkeys(range(65), 1), dict.fromkeys(range(101), 65)
    births, moves = {"fertility_change_pct": 10}, {"net_migration_persons_per_year": -65}
    both, one, other = (
        what_if(projected, today, horizon=2026, scenario=scenario(**fields))
        for fields in (births | moves, births, moves)
    )
    assert both == {age: one[age] + other[age] - projected[age] for age in projected}
    assert (both[0], both[1], both[2]) == (Fraction("70.5"), Fraction("69.5"), Fraction(63))


def test_ages_that_the_projection_leaves_out_stay_out() -> None:
    today = dict.fromkeys(range(65), 1)
    assert set(what_if({0: 5}, today, horizon=2026, scenario=scenario(net_migration_persons_per_year=65))) == {0}


def test_more_leaving_than_there_are_is_refused() -> None:
    fewer = scenario(net_migration_persons_per_year=-100, migration_age_to=0)
    with pytest.raises(BadFile, match=r"more-births.yml, field net_migration_persons_per_year: at age 0 in 2025 more"):
        what_if({0: 99}, {0: 5}, horizon=2025, scenario=fewer)


def test_movers_of_ages_that_nobody_is_of_are_refused() -> None:
    moving = scenario(net_migration_persons_per_year=1, migration_age_to=1)
    with pytest.raises(BadFile, match=r"field migration_age_to: nobody is of these ages today"):
        what_if({0: 99}, dict.fromkeys(range(65), 0), horizon=2025, scenario=moving)


@pytest.mark.parametrize(("persons", "whole"), [("0", 0), ("2.5", 3), ("2.49", 2), ("1234.5", 1235)])
def test_half_a_person_is_rounded_up(persons: str, whole: int) -> None:
    assert rounded_half_up(Fraction(persons)) == whole
