"""Groups in a scenario beside the projection's, derived from the scenario's file and the service parameters."""

from fractions import Fraction

from tests.derivations import scenario
from tests.derivations.case import Case, within
from tests.derivations.found import Found, found, tenth
from tests.derivations.service_places import STAGES, groups_of, stage_name

SET = ("participation_pct", "group_size")


def derive(case: Case) -> list[Found]:
    groups = {stage: _groups(case, stage) for stage in STAGES}
    change = {stage: now - then for stage, (then, now) in groups.items()}
    most = max(STAGES, key=lambda stage: abs(change[stage]))
    if not tenth(change[most]):
        return [found("scenario_places.same", name=case.scenario, horizon=case.horizon)]
    then, now = groups[most]
    return [
        found(
            "scenario_places.takeaway",
            name=case.scenario,
            stage=stage_name(most),
            scenario=tenth(now),
            horizon=case.horizon,
            then=tenth(then),
            change=tenth(change[most]),
        )
    ]


def is_supplied(case: Case) -> bool:
    return bool(case.scenario)


def _groups(case: Case, stage: str) -> tuple[Fraction, Fraction]:
    """Groups of a stage by the projection, and in the scenario, which may set participation and group size itself."""
    what = scenario.assumed(case.raw, case.scenario)
    usual = {parameter: value for (each, parameter), (value, _) in case.raw.parameters.items() if each == stage}
    own = {name: {str(key): value for key, value in what.get(name, {}).items()} for name in SET}
    changed = usual | {name: Fraction(str(own[name][stage])) for name in SET if stage in own[name]}
    persons = within(case.then, *STAGES[stage]), scenario.changed(case, STAGES[stage])
    return groups_of(persons[0], usual), groups_of(persons[1], changed)
