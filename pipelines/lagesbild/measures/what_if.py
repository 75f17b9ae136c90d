"""A what-if calculation on top of the official projection: other births, other net migration."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

from lagesbild.contracts import Scenario
from lagesbild.errors import BadFile

HALF: Final = Fraction(1, 2)
Ages = Mapping[int, int]


def what_if(projected: Ages, today: Ages, *, horizon: int, scenario: Scenario) -> dict[int, Fraction]:
    """Persons by single age at the horizon in the scenario: the projection and two differences, exact, not rounded.

    Only the difference is calculated, from ages alone; the projection's own births and migration are not used.

    * Births: whoever is of age a at the end of the horizon's year was born a years before. All children of the
      projection who were born in ``first_year`` or later become ``fertility_change_pct`` percent more (or fewer). They
      move and die as in the projection.
    * Migration: at the end of every year from ``first_year`` to the horizon there are
      ``net_migration_persons_per_year`` persons more (or fewer), of the ages of today's residents within the
      scenario's ages of movers. They grow older by a year each year; they neither die nor move again, and have no
      children in the calculation.

    Ages that ``projected`` leaves out stay out. With both changes zero the result is the projection itself.

    Raises:
        BadFile: more persons of an age would leave than there are, or nobody is of the movers' ages today.
    """
    births, moved = _born_later(projected, horizon, scenario), _moved(today, horizon, scenario)
    persons = {age: persons + births.get(age, 0) + moved.get(age, Fraction(0)) for age, persons in projected.items()}
    for age, count in persons.items():
        if count < 0:
            problem = f"at age {age} in {horizon} more persons would have left than there are"
            raise _impossible(scenario, problem, "net_migration_persons_per_year")
    return persons


def rounded_half_up(persons: Fraction) -> int:
    """Whole persons of a sum that is not negative: 2½ → 3."""
    return int((persons + HALF) // 1)


def _born_later(projected: Ages, horizon: int, scenario: Scenario) -> dict[int, Fraction]:
    share = Fraction(scenario.fertility_change_pct) / 100
    return {age: share * persons for age, persons in projected.items() if horizon - age >= scenario.first_year}


def _moved(today: Ages, horizon: int, scenario: Scenario) -> dict[int, Fraction]:
    """Extra persons by age at the horizon, from all years together."""
    if not scenario.net_migration_persons_per_year:
        return {}
    movers = range(scenario.migration_age_from, scenario.migration_age_to + 1)
    residents = sum(today[age] for age in movers)
    moved: dict[int, Fraction] = {}
    if not residents:
        raise _impossible(scenario, "nobody is of these ages today, so there is no pattern of ages", "migration_age_to")
    for older in range(horizon - scenario.first_year + 1):
        for age in movers:
            share = Fraction(scenario.net_migration_persons_per_year * today[age], residents)
            moved[age + older] = moved.get(age + older, Fraction(0)) + share
    return moved


def _impossible(scenario: Scenario, problem: str, field: str) -> BadFile:
    return BadFile(Path(f"{scenario.name}.yml"), problem, field=field)
