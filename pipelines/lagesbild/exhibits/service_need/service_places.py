"""How many places, groups and staff the service need means; every figure can be worked again from the table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import PLACE_STAGES
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import (
    AreaContext,
    Direction,
    Label,
    Presented,
    Sentence,
    Setting,
    SetValue,
    Worked,
    WorkedRow,
    columns,
    direction,
    exact,
    join,
    table,
)
from lagesbild.language.places import as_set, row_name, stage_name, with_value
from lagesbild.measures.directions import open_ages
from lagesbild.measures.places import PARAMETERS, PRICE, Parameter, service_parameters
from lagesbild.measures.places import service_places as places_of_stages
from lagesbild.measures.prices import has_own_law
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

PRICES: Final = "local-unit-prices"
RESULTS: Final = ("places", "groups", "staff")
OF: Final = (
    *("population_persons", "participation_pct", "group_size_persons", "staff_persons"),
    *("places_count", "groups_count", "staff_persons"),
)
"""Quantities of the table's columns: persons, parameters, results."""


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
    is_open: bool


class Pair(NamedTuple):
    """A stage today and at the horizon."""

    now: Stage
    then: Stage

    @property
    def change_pct(self) -> float:
        """Residents more or fewer: places, groups and staff change by the same, as their parameters stay."""
        now, then = self.now.population_persons, self.then.population_persons
        return 100 * (then - now) / now if now else 0.0

    @property
    def is_of_few(self) -> bool:
        """Whether no percentage says anything."""
        return self.now.population_persons < FEW_PERSONS

    @property
    def way(self) -> Direction:
        """Where it goes; less than one percent is nowhere."""
        return direction(self.change_pct)


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Parameters]:
    """One row per stage and time (``base``, ``horizon``): persons, parameters, places, groups and staff.

    Places = persons × participation ÷ 100, groups = places ÷ group size, staff = groups × staff per group. The facts
    have the basis and the source of each parameter.
    """
    rows = places_of_stages(store, area=area, horizon=horizon)
    rows["is_open"] = rows["stage"].isin(open_ages(store, area=area, horizon=horizon, bands=PLACE_STAGES))
    return Answer.of(rows, Parameters(service_parameters(store, area=area)))


def words(found: Answer[Parameters], say: AreaContext) -> Presented:
    """Two bars per stage: calculated groups today and at the horizon; a reader may set the values behind them.

    The headline is of the residents, who are counted, and of no parameter. The weight is zero: parameters that somebody
    chose never make a core message.
    """
    text, stages = say.text, found.typed(Stage)
    pairs, parameters = _pairs(stages), found.facts.parameters
    times = {stage.time: say.year(stage.year, stage.kind) for stage in stages}
    labels = (text("shared.persons"), *(text(f"places.{name}") for name in (*PARAMETERS, *RESULTS)))
    return say.present(
        title=_title(times, parameters, say),
        takeaway=_takeaway(pairs, say),
        alt="alt",
        notes=_notes(parameters, say),
        table=table(
            columns(text("places.stage"), *labels, of=OF), (_cells(row, say) for pair in pairs for row in pair)
        ),
        marks=[*(_bar(pair.now, say) for pair in pairs), *(_bar(pair.then, say, pair) for pair in pairs)],
        value_title=text("places.groups"),
        worked=_worked(pairs, parameters, tuple(times.values()), say),
    )


def _pairs(stages: Sequence[Stage]) -> list[Pair]:
    then = {stage.stage: stage for stage in stages if stage.time == "horizon"}
    return [Pair(stage, then[stage.stage]) for stage in stages if stage.time == "base"]


def _title(times: Mapping[str, str], parameters: Sequence[Parameter], say: AreaContext) -> Sentence:
    title = say.text("title", in_area=say.in_area, **times)
    return say.text("title_examples", title=title) if _examples(parameters) else title


def _examples(parameters: Sequence[Parameter]) -> int:
    return sum(each.basis == "example" for each in parameters)


def _takeaway(pairs: Sequence[Pair], say: AreaContext) -> Sentence:
    """Where the need changes most, and what goes the other way or is open; of very few all stages together."""
    sizable = [pair for pair in pairs if not pair.is_of_few]
    if not sizable:
        now, then = (sum(stage.population_persons for stage in time) for time in zip(*pairs, strict=True))
        return say.text("few", now=say.fmt.integer(now), then=say.fmt.integer(then))
    told = [pair for pair in sizable if not pair.now.is_open]
    if not told:
        return say.text("open")
    most = max(told, key=lambda pair: abs(pair.change_pct))
    if most.way == "same":
        return say.text("none")
    return _of_most(most, _most_against(most, told), pairs, say)


def _of_most(most: Pair, other: Pair | None, pairs: Sequence[Pair], say: AreaContext) -> Sentence:
    named = {"stage": _at(most, say), "pct": say.percentage.by(most.change_pct)}
    if other:
        return say.text("grows_but_falls" if most.way == "up" else "falls_but_grows", **named, other=_at(other, say))
    if undecided := sum(pair.now.is_open for pair in pairs):
        return say.text(f"partly_{most.way}", **named, n=undecided)
    scope = "all" if {pair.way for pair in pairs} == {most.way} else "most"
    return say.text(f"{scope}_{most.way}", **named)


def _most_against(most: Pair, told: Sequence[Pair]) -> Pair | None:
    """The stage that goes farthest the other way."""
    others = (pair for pair in told if pair.way not in {most.way, "same"})
    return max(others, key=lambda pair: abs(pair.change_pct), default=None)


def _at(pair: Pair, say: AreaContext) -> Sentence:
    return say.text(f"places.at_{pair.now.stage}")


def _notes(parameters: Sequence[Parameter], say: AreaContext) -> tuple[str, ...]:
    text, count, size = say.text, _examples(parameters), len(parameters)
    examples = (text("examples", n=say.fmt.integer(count), all=say.fmt.integer(size)),) if count else ()
    own_law = (text("own_law"),) if has_own_law(say.area) else ()
    fixed = (text("places.formula"), text("same_parameters"))
    return (*examples, *own_law, *fixed, *_sourced(parameters, say), *say.notes("projection"))


def _sourced(parameters: Sequence[Parameter], say: AreaContext) -> list[Sentence]:
    """One note per source: the parameters that come from it, stage by stage."""
    by_source: dict[str, dict[str, list[Sentence]]] = {}
    for each in parameters:
        value = with_value(each.parameter, each.parameter_value, say)
        by_source.setdefault(getattr(each, f"source_{say.language}"), {}).setdefault(each.stage, []).append(value)
    return [say.text("sourced", list=_stages(stages.items(), say), source=name) for name, stages in by_source.items()]


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
    name = row_name(stage_name(stage.stage, say), say.year(stage.year, stage.kind), say)
    return (name, fmt.integer(stage.population_persons), *parameters, *results)


def _bar(stage: Stage, say: AreaContext, changed: Pair | None = None) -> Bar:
    name, year, groups = (
        stage_name(stage.stage, say),
        say.year(stage.year, stage.kind),
        say.fmt.decimal(stage.groups, 1),
    )
    hover, is_then, label = f"{name}, {year}: {groups}", stage.time == "horizon", str(groups)
    if changed and not changed.is_of_few:
        label = say.text("shared.with_change", persons=groups, pct=say.change_percent(changed.change_pct))
    return Bar(year, "third" if is_then else "own", name, stage.groups, hover, label, is_then)


def _worked(
    pairs: Sequence[Pair], parameters: Sequence[Parameter], series: tuple[str, ...], say: AreaContext
) -> Worked:
    """What the reader may set: every parameter, and a price per place where no prices were supplied."""
    prices = () if PRICES in say.supplied else (PRICE,)
    return Worked(
        area=say.area.place.code,
        horizon=say.horizon,
        rows=tuple(_worked_row(row, place) for pair in pairs for place, row in enumerate(pair)),
        cells=("persons", *PARAMETERS, *RESULTS),
        drawn="groups",
        series=series,
        signs=say.fmt.signs,
        subject=say.text("places.subject"),
        labels=tuple(Label(name, say.text(f"places.{name}")) for name in (*PARAMETERS, *prices)),
        settings=tuple(_setting(pair.now, parameters, prices, say) for pair in pairs),
    )


def _worked_row(stage: Stage, series: int) -> WorkedRow:
    values = (stage.participation_pct, stage.group_size, stage.staff_per_group)
    return WorkedRow(
        stage.stage, stage.population_persons, series, dict(zip(PARAMETERS, map(exact, values), strict=True))
    )


def _setting(stage: Stage, parameters: Sequence[Parameter], prices: Sequence[str], say: AreaContext) -> Setting:
    known = [_set_value(each, say) for each in parameters if each.stage == stage.stage]
    unknown = [SetValue(name, "", "", say.text("places.basis_none")) for name in prices]
    return Setting(stage.stage, stage_name(stage.stage, say), (*known, *unknown))


def _set_value(known: Parameter, say: AreaContext) -> SetValue:
    value, basis = known.parameter_value, say.text(f"places.basis_{known.basis}")
    return SetValue(known.parameter, exact(value), as_set(value, say), basis)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
