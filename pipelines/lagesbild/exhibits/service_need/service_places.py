"""How many places, groups and staff the service need means; every figure can be worked again from the table."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Sentence, columns, join, table
from lagesbild.language.places import as_set, difference, row_name, stage_name, with_value
from lagesbild.measures.places import PARAMETERS, Parameter, service_parameters
from lagesbild.measures.places import service_places as places_of_stages
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

PRICES: Final = "local-unit-prices"
RESULTS: Final = ("places", "groups", "staff")


class Parameters(NamedTuple):
    """What the answer was worked with, by stage."""

    parameters: tuple[Parameter, ...]


class Stage(NamedTuple):
    """One stage at one time (``base``, ``horizon``): its residents, and places, groups and staff for them."""

    stage: str
    time: str
    year: int
    kind: Kind
    population_persons: int
    participation_pct: float
    group_size: float
    staff_per_group: float
    places: float
    groups: float
    staff: float


class Pair(NamedTuple):
    """A stage today and at the horizon."""

    now: Stage
    then: Stage


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Parameters]:
    """One row per stage and time (``base``, ``horizon``): persons, parameters, places, groups and staff.

    Places = persons × participation ÷ 100, groups = places ÷ group size, staff = groups × staff per group. The facts
    have the basis and the source of each parameter.
    """
    rows = places_of_stages(store, area=area, horizon=horizon)
    return Answer.of(rows, Parameters(service_parameters(store)))


def words(found: Answer[Parameters], say: AreaContext) -> Presented:
    """Two bars per stage: calculated groups today and at the horizon.

    The weight is zero: parameters that somebody chose never make a core message.
    """
    text, stages = say.text, found.typed(Stage)
    pairs, parameters = _pairs(stages), found.facts.parameters
    times = {stage.time: _year(stage, say) for stage in stages}
    labels = (text("shared.persons"), *(text(f"places.{name}") for name in (*PARAMETERS, *RESULTS)))
    return say.present(
        title=text("title", in_area=say.in_area, **times),
        takeaway=join(" ", [_largest(pairs, say), *_examples(parameters, say)]),
        alt="alt",
        notes=_notes(parameters, say),
        table=table(columns(text("places.stage"), *labels), (_cells(row, say) for pair in pairs for row in pair)),
        marks=[_bar(stage, say) for time in times for stage in stages if stage.time == time],
        value_title=text("places.groups"),
    )


def _pairs(stages: Sequence[Stage]) -> list[Pair]:
    then = {stage.stage: stage for stage in stages if stage.time == "horizon"}
    return [Pair(stage, then[stage.stage]) for stage in stages if stage.time == "base"]


def _year(stage: Stage, say: AreaContext) -> str:
    return say.year(stage.year, stage.kind)


def _largest(pairs: Sequence[Pair], say: AreaContext) -> Sentence:
    """The stage in which the number of groups changes most."""
    now, then = max(pairs, key=lambda pair: abs(pair.then.groups - pair.now.groups))
    change = say.fmt.change
    return say.text(
        "takeaway",
        stage=stage_name(now.stage, say),
        base=_year(now, say),
        horizon=_year(then, say),
        now=say.fmt.decimal(now.groups, 1),
        then=say.fmt.decimal(then.groups, 1),
        change=change(difference(now.groups, then.groups), 1),
        places=change(difference(now.places, then.places)),
        staff=change(difference(now.staff, then.staff), 1),
    )


def _examples(parameters: Sequence[Parameter], say: AreaContext) -> tuple[str, ...]:
    """How many parameters are mere examples; nothing where none is."""
    count = sum(each.basis == "example" for each in parameters)
    if not count:
        return ()
    return (say.text("examples", n=say.fmt.integer(count), all=say.fmt.integer(len(parameters))),)


def _notes(parameters: Sequence[Parameter], say: AreaContext) -> tuple[str, ...]:
    text = say.text
    fixed = (text("places.formula"), text("same_parameters"))
    prices = () if PRICES in say.supplied else (text("no_prices"),)
    return (*fixed, *_sourced(parameters, say), text("own_parameters"), *prices, *say.notes("projection"))


def _sourced(parameters: Sequence[Parameter], say: AreaContext) -> list[Sentence]:
    """One note per source: the parameters that come from it, stage by stage."""
    by_source: dict[str, dict[str, list[Sentence]]] = {}
    for each in parameters:
        value = with_value(each.parameter, each.parameter_value, say)
        by_source.setdefault(_source(each, say), {}).setdefault(each.stage, []).append(value)
    return [say.text("sourced", list=_stages(stages.items(), say), source=name) for name, stages in by_source.items()]


def _source(parameter: Parameter, say: AreaContext) -> str:
    return {"fi": parameter.source_fi, "sv": parameter.source_sv, "en": parameter.source_en}[say.language]


def _stages(stages: Iterable[tuple[str, list[Sentence]]], say: AreaContext) -> Sentence:
    items = (
        say.text("places.source_item", stage=stage_name(stage, say), parameters=join(", ", values))
        for stage, values in stages
    )
    return join("; ", items)


def _cells(stage: Stage, say: AreaContext) -> tuple[str, ...]:
    fmt = say.fmt
    parameters = (as_set(value, say) for value in (stage.participation_pct, stage.group_size, stage.staff_per_group))
    results = (fmt.integer(stage.places), fmt.decimal(stage.groups, 1), fmt.decimal(stage.staff, 1))
    name = row_name(stage_name(stage.stage, say), _year(stage, say), say)
    return (name, fmt.integer(stage.population_persons), *parameters, *results)


def _bar(stage: Stage, say: AreaContext) -> Bar:
    name, year, groups = stage_name(stage.stage, say), _year(stage, say), say.fmt.decimal(stage.groups, 1)
    hover, is_then = f"{name}, {year}: {groups}", stage.time == "horizon"
    return Bar(year, "third" if is_then else "own", name, stage.groups, hover, groups, is_then)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
