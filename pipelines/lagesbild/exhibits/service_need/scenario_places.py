"""How many groups the user's own scenario would mean, beside the projection in the same year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import PLACE_STAGES
from lagesbild.contracts import Scenario
from lagesbild.exhibits import SCENARIO, Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import AreaContext, Presented, Sentence, Worked, WorkedRow, columns, exact, join, rounded, table
from lagesbild.language.places import as_set, difference, row_name, stage_name, with_value
from lagesbild.language.what_if import Assumptions, Names, assumptions, names_of, notes_of
from lagesbild.measures.ages import ages
from lagesbild.measures.places import in_groups, service_places
from lagesbild.measures.scenarios import compared_times, persons_by_band
from lagesbild.store import Area, Store

ROLES: Final[Mapping[str, Role]] = {"projection": "third", "scenario": "fourth"}


class Stage(NamedTuple):
    """One stage at the horizon in one case (``projection``, ``scenario``); ``…_set``: the scenario's own parameter."""

    stage: str
    case: str
    population_persons: int
    participation_pct: float
    group_size: float
    places: float
    groups: float
    participation_pct_set: bool
    group_size_set: bool


class Pair(NamedTuple):
    """A stage by the projection and in the scenario."""

    projection: Stage
    scenario: Stage

    @property
    def difference(self) -> Decimal:
        """Groups more in the scenario, or fewer."""
        return difference(self.projection.groups, self.scenario.groups)


def answer(store: Store, *, area: Area, horizon: int, scenario: Scenario | None) -> Answer[Assumptions]:
    """One row per stage and case (``projection``, ``scenario``) at the horizon: persons, parameters, places, groups.

    As in ``measures.places``; the scenario has its own persons, participation and group sizes, and the service
    parameters where it sets none. ``<parameter>_set`` says which are its own. No rows where there is no scenario.
    """
    if scenario is None:
        return Answer.of(pd.DataFrame(), Assumptions())
    by_age = ages(store, area=area)
    times, sources = compared_times(by_age, horizon=horizon)
    stages = service_places(store, area=area, horizon=horizon)
    stages = stages[stages["time"] == "horizon"].assign(participation_pct_set=False, group_size_set=False)
    changed = persons_by_band(by_age, horizon=horizon, scenario=scenario, bands=PLACE_STAGES)
    persons = changed.set_index("band")["scenario_persons"]
    other = _with_parameters(stages.assign(population_persons=stages["stage"].map(persons)), scenario)
    both = [stages.assign(case="projection"), in_groups(other).assign(case="scenario")]
    rows = pd.concat(both, ignore_index=True).drop(columns="sources")
    return Answer.of(rows, assumptions(scenario, **times._asdict()), sources=sources)


def words(found: Answer[Assumptions], say: AreaContext) -> Presented:
    """Two bars per stage: groups by the projection and in the scenario, same year.

    The weight is zero: what somebody assumed never makes a core message.
    """
    text, assumed = say.text, found.facts
    names, pairs = names_of(assumed, say), _pairs(found.typed(Stage))
    return say.present(
        title=text("title", in_area=say.in_area, projection=names.horizon, scenario=names.scenario),
        takeaway=_largest(pairs, assumed, say),
        alt="what_if.alt",
        notes=(
            *notes_of(assumed, say),
            _own_parameters([pair.scenario for pair in pairs], say),
            text("places.formula"),
            text("what_if.method"),
            *say.notes("projection"),
        ),
        table=table(columns(*_header(say), of=OF), (_cells(stage, names, say) for pair in pairs for stage in pair)),
        marks=[_bar(stage, names, say) for case in zip(*pairs, strict=True) for stage in case],
        value_title=text("places.groups"),
        worked=_worked(pairs, (names.horizon, names.scenario), say),
    )


def _with_parameters(rows: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """The stages with the scenario's own parameters where it sets any."""
    stages = rows.copy()
    for name, own in (("participation_pct", scenario.participation_pct), ("group_size", scenario.group_size)):
        values = {str(stage): float(value) for stage, value in own.items()}
        stages[name] = stages["stage"].map(values).fillna(stages[name])
        stages[f"{name}_set"] = stages["stage"].isin(values)
    return stages


def _pairs(stages: Sequence[Stage]) -> list[Pair]:
    changed = {stage.stage: stage for stage in stages if stage.case == "scenario"}
    return [Pair(stage, changed[stage.stage]) for stage in stages if stage.case == "projection"]


def _largest(pairs: Sequence[Pair], assumed: Assumptions, say: AreaContext) -> Sentence:
    """The stage in which the need for groups differs most, and which way; that it differs in none, as it is written.

    No number: it would be of parameters that may be mere examples.
    """
    most = max(pairs, key=lambda pair: abs(pair.difference))
    if not rounded(most.difference, 1):
        return say.text("same", name=assumed.name)
    way = "up" if most.difference > 0 else "down"
    return say.text(f"needs_{way}", name=assumed.name, stage=say.text(f"places.at_{most.projection.stage}"))


def _own_parameters(stages: Sequence[Stage], say: AreaContext) -> Sentence:
    """The parameters that the scenario sets itself; the others are those of the exhibit of places."""
    own = [
        say.text("places.source_item", stage=stage_name(stage.stage, say), parameters=parameter)
        for stage in stages
        for parameter in _set_by_scenario(stage, say)
    ]
    return say.text("parameters_own", list=join("; ", own)) if own else say.text("parameters_same")


def _set_by_scenario(stage: Stage, say: AreaContext) -> list[Sentence]:
    own = []
    if stage.participation_pct_set:
        own.append(with_value("participation_pct", stage.participation_pct, say))
    if stage.group_size_set:
        own.append(with_value("group_size", stage.group_size, say))
    return own


OF: Final = ("population_persons", "participation_pct", "group_size_persons", "places_count", "groups_count")


def _header(say: AreaContext) -> tuple[str, ...]:
    labels = ("participation_pct", "group_size", "places", "groups")
    return (say.text("places.stage"), say.text("shared.persons"), *(say.text(f"places.{label}") for label in labels))


def _case(stage: Stage, names: Names) -> str:
    return names.scenario if stage.case == "scenario" else names.horizon


def _cells(stage: Stage, names: Names, say: AreaContext) -> tuple[str, ...]:
    fmt = say.fmt
    parameters = (as_set(stage.participation_pct, say), as_set(stage.group_size, say))
    results = (fmt.integer(stage.places), fmt.decimal(stage.groups, 1))
    name = row_name(stage_name(stage.stage, say), _case(stage, names), say)
    return (name, fmt.integer(stage.population_persons), *parameters, *results)


def _bar(stage: Stage, names: Names, say: AreaContext) -> Bar:
    name, case, groups = stage_name(stage.stage, say), _case(stage, names), say.fmt.decimal(stage.groups, 1)
    return Bar(case, ROLES[stage.case], name, stage.groups, f"{name}, {case}: {groups}", groups, is_outline=True)


def _worked(pairs: Sequence[Pair], series: tuple[str, ...], say: AreaContext) -> Worked:
    """The same with the reader's own parameters, but for those that the scenario sets itself."""
    return Worked(
        area=say.area.place.code,
        horizon=say.horizon,
        rows=tuple(_worked_row(row, place) for pair in pairs for place, row in enumerate(pair)),
        cells=("persons", "participation_pct", "group_size", "places", "groups"),
        drawn="groups",
        series=series,
        signs=say.fmt.signs,
        says_values=True,
    )


def _worked_row(stage: Stage, series: int) -> WorkedRow:
    given = {"participation_pct": stage.participation_pct_set, "group_size": stage.group_size_set}
    values = {"participation_pct": exact(stage.participation_pct), "group_size": exact(stage.group_size)}
    fixed = tuple(name for name, is_set in given.items() if is_set)
    return WorkedRow(stage.stage, stage.population_persons, series, values, fixed)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=(SCENARIO,))
