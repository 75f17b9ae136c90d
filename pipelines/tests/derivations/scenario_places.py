"""Groups in a scenario beside the projection's, derived from the scenario's file and the service parameters."""

from fractions import Fraction

from tests.derivations import scenario
from tests.derivations.case import Case, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.service_places import STAGES, at, groups_of

SET = ("participation_pct", "group_size")
Parameters = dict[str, Fraction]
Row = tuple[int, Parameters]


def derive(case: Case) -> list[Found]:
    change = {stage: groups_of(*rows[1]) - groups_of(*rows[0]) for stage, rows in _stages(case).items()}
    most = max(STAGES, key=lambda stage: abs(change[stage]))
    if not tenth(change[most]):
        return [found("scenario_places.same", name=case.scenario)]
    way = "up" if change[most] > 0 else "down"
    return [found(f"scenario_places.needs_{way}", name=case.scenario, stage=at(most))]


def table(case: Case) -> list[list[object]]:
    """Stage by stage, by the projection and in the scenario: persons, participation, group size, places, groups."""
    return [_row(*row) for rows in _stages(case).values() for row in rows]


def is_supplied(case: Case) -> bool:
    return bool(case.scenario)


def _row(persons: int, values: Parameters) -> list[object]:
    groups = groups_of(persons, values)
    places = groups * values["group_size"]
    return [persons, *(float(values[name]) for name in SET), float(rounded(places)), float(tenth(groups))]


def _stages(case: Case) -> dict[str, tuple[Row, Row]]:
    return {stage: _pair(case, stage) for stage in STAGES}


def _pair(case: Case, stage: str) -> tuple[Row, Row]:
    """Persons and parameters of a stage by the projection, and in the scenario, which may set both itself."""
    what = scenario.assumed(case.raw, case.scenario)
    known = case.raw.parameters(case.place.code)
    usual = {parameter: value for (each, parameter), (value, _) in known.items() if each == stage}
    own = {name: {str(key): value for key, value in what.get(name, {}).items()} for name in SET}
    changed = usual | {name: Fraction(str(own[name][stage])) for name in SET if stage in own[name]}
    persons = within(case.then, *STAGES[stage]), scenario.changed(case, STAGES[stage])
    return (persons[0], usual), (persons[1], changed)
