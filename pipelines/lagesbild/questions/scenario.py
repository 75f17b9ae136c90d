"""The projection beside a scenario of the user's own: persons by age band, and places and groups."""

from fractions import Fraction
from typing import Any, Final

import pandas as pd

from lagesbild.contracts import Scenario, read_scenario
from lagesbild.errors import BadFile
from lagesbild.questions.places import in_groups, service_places
from lagesbild.questions.population import SERVED
from lagesbild.questions.what_if import rounded_half_up, what_if
from lagesbild.questions.years import SQL, base
from lagesbild.settings import project
from lagesbild.store import Area, Store

BANDS: Final = {**SERVED, "15-64": (15, 64), "65+": (65, 100)}
STAGES: Final = {"0-2": (0, 2), "3-5": (3, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18)}


def new_scenario(store: Store, *, area: Area, **fields: Any) -> Scenario:
    """Make a scenario for this area on the projection at hand; ``fields`` are those of ``Scenario``.

    Raises:
        BadFile: a value is unknown or out of bounds, or the first year is not after today's picture.
    """
    ages = store.ask(SQL / "ages.sql", units=area.units)
    scenario = Scenario.of(
        area=area.place.code, members=tuple(area.units), projection=_projection(ages), **fields
    )  # fmt: skip
    return _checked(scenario, area, ages)


def saved_scenario(store: Store, *, area: Area, name: str) -> Scenario:
    """Read a saved scenario and make sure that it holds for this area and the projection at hand.

    Raises:
        UnknownName: none has this name.
        BadFile: it cannot be taken, or was made for another area, projection or time.
    """
    return _checked(read_scenario(project(), name), area, store.ask(SQL / "ages.sql", units=area.units))


def scenario_bands(store: Store, *, area: Area, horizon: int, scenario: Scenario | None) -> pd.DataFrame:
    """One row per age band: persons today, projected and in the scenario at the horizon, and the two's difference.

    ``scenario_persons`` are the unrounded single ages of ``what_if``, summed, then rounded to whole persons, halves up;
    ``difference_persons`` and ``difference_pct`` compare them with the projection, the percentage missing where that
    has nobody. What the scenario changes is the same in every row. No rows where there is no scenario.
    """
    if scenario is None:
        return pd.DataFrame()
    ages = store.ask(SQL / "ages.sql", units=area.units)
    rows = pd.DataFrame(_persons(ages, horizon, scenario, BANDS))
    difference = rows["scenario_persons"] - rows["horizon_persons"]
    pct = (100 * difference / rows["horizon_persons"]).where(rows["horizon_persons"] > 0)
    return rows.assign(difference_persons=difference, difference_pct=pct, **_described(ages, horizon, scenario))


def scenario_places(store: Store, *, area: Area, horizon: int, scenario: Scenario | None) -> pd.DataFrame:
    """One row per stage and case (``projection``, ``scenario``) at the horizon: persons, parameters, places, groups.

    As in ``service_places``; the scenario has its own persons, participation and group sizes, and the service
    parameters where it sets none. ``<parameter>_set`` says which are its own. No rows where there is no scenario.
    """
    if scenario is None:
        return pd.DataFrame()
    ages = store.ask(SQL / "ages.sql", units=area.units)
    rows = service_places(store, area=area, horizon=horizon)
    rows = rows[rows["time"] == "horizon"].sort_values("age_from", ignore_index=True)
    persons = {row["band"]: row["scenario_persons"] for row in _persons(ages, horizon, scenario, STAGES)}
    changed = rows.assign(population_persons=rows["stage"].map(persons))
    for parameter in ("participation_pct", "group_size"):
        own = {str(stage): float(value) for stage, value in getattr(scenario, parameter).items()}
        changed[parameter] = changed["stage"].map(own).fillna(changed[parameter])
        changed[f"{parameter}_set"] = changed["stage"].isin(own)
    both = [rows.assign(case="projection", participation_pct_set=False, group_size_set=False),
            in_groups(changed).assign(case="scenario")]  # fmt: skip
    return pd.concat(both, ignore_index=True).assign(**_described(ages, horizon, scenario))


def _checked(scenario: Scenario, area: Area, ages: pd.DataFrame) -> Scenario:
    path = project().scenarios / f"{scenario.name}.yml"
    today, _ = base(ages)
    problems = {
        "members": (sorted(scenario.members) != sorted(area.units),
                    f"are {', '.join(sorted(scenario.members))}, but {area.place.code} has"
                    f" {', '.join(sorted(area.units))}; save one for it in the workbench"),
        "projection": (scenario.projection != _projection(ages),
                       f"stands on the projection from {scenario.projection}, the one at hand is from"
                       f" {_projection(ages)}; make it anew in the workbench"),
        "first_year": (scenario.first_year <= today,
                       f"{scenario.first_year} is not after today's picture, {today}; take {today + 1}"),
    }  # fmt: skip
    for field, (holds, problem) in problems.items():
        if holds:
            raise BadFile(path, problem, field=field)
    return scenario


def _projection(ages: pd.DataFrame) -> int:
    return int(ages.loc[ages["kind"] == "projected", "year"].min())


def _of(ages: pd.DataFrame, year: int, kind: str) -> dict[int, int]:
    """Persons by age; ages that are left out are not there."""
    rows = ages[(ages["year"] == year) & (ages["kind"] == kind)].dropna(subset="population_persons")
    return {int(age): int(persons) for age, persons in zip(rows["age_years"], rows["population_persons"], strict=True)}


def _persons(
    ages: pd.DataFrame, horizon: int, scenario: Scenario, bands: dict[str, tuple[int, int]]
) -> list[dict[str, Any]]:  # fmt: skip
    today, projected = _of(ages, *base(ages)), _of(ages, horizon, "projected")
    changed = what_if(projected, today, horizon=horizon, scenario=scenario)
    return [
        {"band": band, "age_from": first, "age_to": last,
         "base_persons": sum(today.get(age, 0) for age in range(first, last + 1)),
         "horizon_persons": sum(projected.get(age, 0) for age in range(first, last + 1)),
         "scenario_persons": rounded_half_up(sum((changed[age] for age in range(first, last + 1) if age in changed),
                                                 start=Fraction(0)))}
        for band, (first, last) in bands.items()
    ]  # fmt: skip


def _described(ages: pd.DataFrame, horizon: int, scenario: Scenario) -> dict[str, Any]:
    """What the scenario is, the same in every row."""
    base_year, base_kind = base(ages)
    used = ages[ages["year"].isin([base_year, horizon])]
    told = ("description", "first_year", "net_migration_persons_per_year", "migration_age_from", "migration_age_to")
    return {field: getattr(scenario, field) for field in told} | {
        "scenario": scenario.name, "fertility_change_pct": float(scenario.fertility_change_pct),
        "base_year": base_year, "base_kind": base_kind, "horizon_year": horizon, "year": horizon,
        "lacks_oldest": bool(used["population_persons"].isna().any()),
        "source_ids": ",".join(sorted(set(",".join(used["source_ids"]).split(",")))),
    }  # fmt: skip
