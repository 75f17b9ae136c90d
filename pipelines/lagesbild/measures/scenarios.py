"""Scenarios of the user's own: made in the workbench, read again, and the persons that they give."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from lagesbild.ages import Ages
from lagesbild.contracts import Scenario, read_scenario
from lagesbild.errors import BadFile
from lagesbild.measures.ages import ages
from lagesbild.measures.frames import sources_of
from lagesbild.measures.today import Times, reference_year, rows_of_year
from lagesbild.measures.what_if import rounded_half_up, what_if
from lagesbild.settings import Project
from lagesbild.store import Area, Store

Persons = dict[int, int]


def new_scenario(store: Store, *, area: Area, **fields: Any) -> Scenario:
    """Make a scenario for this area on the store's projection; ``fields`` are those of ``Scenario``.

    Raises:
        BadFile: a value is unknown or out of bounds, or the first year is not after today's picture.
    """
    rows = ages(store, area=area)
    scenario = Scenario.of(area=area.place.code, members=tuple(area.codes), projection=_projection(rows), **fields)
    return _checked(scenario, area, rows, Path("scenario"))


def saved_scenario(store: Store, *, project: Project, area: Area, name: str) -> Scenario:
    """Read a saved scenario and make sure that it holds for this area and the store's projection.

    Raises:
        UnknownName: none has this name.
        BadFile: it cannot be taken, or was made for another area, projection or time.
    """
    scenario = read_scenario(project, name)
    return _checked(scenario, area, ages(store, area=area), project.scenarios / f"{scenario.name}.yml")


def persons_by_band(rows: pd.DataFrame, *, horizon: int, scenario: Scenario, bands: Mapping[str, Ages]) -> pd.DataFrame:
    """One row per band: persons today (``base_…``), projected (``horizon_…``) and in the scenario at the horizon.

    ``rows`` are those of ``ages``. ``scenario_persons`` are the unrounded single ages of ``what_if``, summed, then
    rounded to whole persons, halves up.
    """
    base = reference_year(rows)
    today, projected = _by_age(rows, base.year, base.kind), _by_age(rows, horizon, "projected")
    changed = what_if(projected, today, horizon=horizon, scenario=scenario)
    return pd.DataFrame(
        [
            {
                "band": band,
                "age_from": first,
                "age_to": last,
                "base_persons": int(_sum(today, first, last)),
                "horizon_persons": int(_sum(projected, first, last)),
                "scenario_persons": rounded_half_up(_sum(changed, first, last)),
            }
            for band, (first, last) in bands.items()
        ]
    )


def compared_times(rows: pd.DataFrame, *, horizon: int) -> tuple[Times, frozenset[str]]:
    """Today and the horizon of the rows of ``ages``, and the sources of both years."""
    base = reference_year(rows)
    used = rows[rows["year"].isin([base.year, horizon])]
    lacks_oldest = bool(used["population_persons"].isna().any())
    return Times(base.year, base.kind, horizon, lacks_oldest), sources_of(used)


def _sum(persons: Mapping[int, Any], first: int, last: int) -> Any:
    return sum((persons[age] for age in range(first, last + 1) if age in persons), start=Fraction(0))


def _by_age(rows: pd.DataFrame, year: int, kind: str) -> Persons:
    """Persons by age; ages that are left out are not there."""
    known = rows_of_year(rows, year=year, kind=kind).dropna(subset="population_persons")
    return {
        int(age): int(persons) for age, persons in zip(known["age_years"], known["population_persons"], strict=True)
    }


def _checked(scenario: Scenario, area: Area, rows: pd.DataFrame, path: Path) -> Scenario:
    today, projection = reference_year(rows).year, _projection(rows)
    listed, members = ", ".join(sorted(area.codes)), ", ".join(sorted(scenario.members))
    problems = {
        "members": (
            listed != members,
            f"are {members}, but {area.place.code} has {listed}; save one for it in the workbench",
        ),
        "projection": (
            scenario.projection != projection,
            f"stands on the projection from {scenario.projection}, the one at hand is from {projection};"
            " make it anew in the workbench",
        ),
        "first_year": (
            scenario.first_year <= today,
            f"{scenario.first_year} is not after today's picture, {today}; take {today + 1}",
        ),
    }
    for field, (holds, problem) in problems.items():
        if holds:
            raise BadFile(path, problem, field=field)
    return scenario


def _projection(rows: pd.DataFrame) -> int:
    return int(rows.loc[rows["kind"] == "projected", "year"].min())
