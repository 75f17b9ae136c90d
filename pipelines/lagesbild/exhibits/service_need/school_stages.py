"""When the change in the age groups reaches each school stage: the official projection, and children already born."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from lagesbild import figures
from lagesbild.ages import SCHOOL_STAGES, spoken
from lagesbild.exhibits import Answer, Asks, Exhibit, Keyed
from lagesbild.figures import LinePoint, Role
from lagesbild.language import (
    NOTHING,
    AreaContext,
    Direction,
    Presented,
    Sentence,
    Series,
    Standing,
    columns,
    direction,
    gaps,
    join,
    table,
)
from lagesbild.language.facts import band_name
from lagesbild.language.told import with_told
from lagesbild.measures.directions import open_ages
from lagesbild.measures.facts import Fact, of_years
from lagesbild.measures.intervals import ENOUGH_PERSONS
from lagesbild.measures.school_stages import CALCULATED, stages_ahead
from lagesbild.measures.standing import change_of
from lagesbild.measures.thresholds import FEW_PERSONS, LEAST_PCT
from lagesbild.measures.today import Kind, Reference
from lagesbild.store import Area, Store

UPPER_SECONDARY: Final = list(SCHOOL_STAGES)[-1]
WAYS: Final[tuple[Direction, ...]] = ("up", "down")
ROLES: Final[tuple[Role, ...]] = ("fourth", "own", "second", "third")


class StageYear(NamedTuple):
    """One stage in one year: persons, and their change from today; the percentage is missing where nobody is today.

    ``is_open`` says of the stage that the record leaves its direction to the horizon open.
    """

    stage: str
    year: int
    kind: Kind | Literal["calculated"]
    population_persons: int
    change_persons: int
    change_pct: float | None
    is_open: bool

    @property
    def today_persons(self) -> int:
        """Persons of the stage today."""
        return self.population_persons - self.change_persons

    @property
    def way(self) -> Direction:
        """Where it goes; less than one percent, or nobody, is nowhere."""
        return direction(self.change_pct if self.change_pct is not None else 100 * self.change_persons)


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Reference]:
    """One row per stage, year and kind, as ``stages_ahead`` gives them. The fact is today's picture."""
    rows, base, sources = stages_ahead(store, area=area, horizon=horizon)
    undecided = open_ages(store, area=area, horizon=horizon, bands=SCHOOL_STAGES)
    return Answer.of(rows.assign(is_open=rows["stage"].isin(undecided)), base, sources=sources)


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One line per stage: observed, then the projection, and thinner beside it the children already born.

    A stage without a number for a year and kind has a dash in the table and no mark. The weight is the largest change
    at the horizon of a stage with ``FEW_PERSONS`` today whose direction is not open, zero where there is none.
    """
    text = say.text
    stages = sorted(found.typed(StageYear), key=lambda row: (row.year, row.kind))
    lines = [Series(stage, role, text(f"line_{stage}")) for stage, role in zip(SCHOOL_STAGES, ROLES, strict=True)]
    ends = _ends(stages)
    years = {row.year for row in stages if row.kind != CALCULATED}
    most = max(_told(ends), key=_size, default=None)
    names = (_name(stage, say) for stage in SCHOOL_STAGES)
    return say.present(
        title=text("title", in_area=say.in_area, first=min(years), last=max(years), projected=_first_projected(stages)),
        takeaway=_takeaway(ends, say),
        alt="alt",
        reading=join(" ", (text("reading"), *_of_small(ends, say))),
        notes=(
            text("moved_up"),
            *(say.notes("between") if gaps(years) else ()),
            *say.notes("projection", "residence"),
            *say.few_notes(FEW_PERSONS, (row.change_pct for row in ends)),
        ),
        table=table(columns(text("shared.year"), *names, of="population_persons"), _cells(stages, say)),
        marks=with_told(
            (_point(row, line, ends, found.facts.year, say) for line in lines for row in _drawn(stages, line.key)),
            {(text(f"line_{row.stage}"), row.year): say.change_percent(row.change_pct) for row in _named(ends)},
        ),
        value_title=text("shared.persons"),
        weight=_size(most) / 100 if most else 0.0,
        standing=Standing(most.stage, change_of(most.stage), most.change_pct or 0.0) if most else None,
    )


def discuss(found: Answer[Reference], say: AreaContext) -> str:
    """What follows where the projected ages of upper secondary education change by ``LEAST_PCT`` or more."""
    ends = [row for row in _ends(found.typed(StageYear)) if row.stage == UPPER_SECONDARY]
    if not (told := _told(ends)) or _size(told[0]) < LEAST_PCT:
        return ""
    (row,) = told
    pct = say.percentage.changes(row.change_pct or 0)
    return say.text("discuss", ages=spoken(UPPER_SECONDARY), pct=pct, year=row.year)


def _first_projected(stages: Iterable[StageYear]) -> int:
    return min(row.year for row in stages if row.kind == "projected")


def _ends(stages: Iterable[StageYear]) -> list[StageYear]:
    """Where the projection of each stage ends, the youngest stage first."""
    projected = [row for row in stages if row.kind == "projected"]
    last = max(row.year for row in projected)
    return sorted((row for row in projected if row.year == last), key=lambda row: list(SCHOOL_STAGES).index(row.stage))


def _counted_in(ends: Iterable[StageYear]) -> list[StageYear]:
    """The stages of which a percentage says something."""
    return [row for row in ends if row.today_persons >= FEW_PERSONS]


def _told(ends: Iterable[StageYear]) -> list[StageYear]:
    """Those of them of which a direction is told."""
    return [row for row in _counted_in(ends) if not row.is_open]


def _of_small(ends: Iterable[StageYear], say: AreaContext) -> tuple[Sentence, ...]:
    """That chance alone can turn the direction of a stage with fewer than ``ENOUGH_PERSONS``, where there is one."""
    is_small = any(row.today_persons < ENOUGH_PERSONS for row in ends)
    return (say.text("small", enough=say.fmt.integer(ENOUGH_PERSONS)),) if is_small else ()


def _name(stage: str, say: AreaContext) -> Sentence:
    return say.text(f"shared.stage_{stage}")


def _size(row: StageYear) -> float:
    return abs(row.change_pct or 0.0)


def _takeaway(ends: Sequence[StageYear], say: AreaContext) -> Sentence:
    """Where the projected number changes most; what goes the other way; how many are open; of very few their number."""
    if not _counted_in(ends):
        return _of_few(ends, say)
    up, down = (_most(_told(ends), way) for way in WAYS)
    if up and down:
        return _both_ways(up, down, ends, say)
    if most := up or down:
        return _one_way(most, ends, say)
    return say.text("open" if any(row.is_open for row in ends) else "none", year=ends[0].year)


def _named(ends: Sequence[StageYear]) -> list[StageYear]:
    """The stages that the headline names: of those whose direction is told the one that grows and shrinks most."""
    told = _told(ends)
    return [row for row in (_most(told, way) for way in WAYS) if row]


def _one_way(most: StageYear, ends: Sequence[StageYear], say: AreaContext) -> Sentence:
    named = {"stage": _at(most, say), "pct": _by(most, say)}
    if undecided := sum(row.is_open for row in ends):
        return say.text(f"partly_{most.way}", **named, n=undecided)
    scope = "all" if {row.way for row in ends} == {most.way} else "most"
    return say.text(f"{scope}_{most.way}", **named, year=most.year)


def _most(ends: Iterable[StageYear], way: Direction) -> StageYear | None:
    return max((row for row in ends if row.way == way), key=_size, default=None)


def _both_ways(up: StageYear, down: StageYear, ends: Sequence[StageYear], say: AreaContext) -> Sentence:
    """The one stage that goes another way than all others; else both ways, first that of more persons."""
    named = {"year": up.year, "up": _at(up, say), "down": _at(down, say)}
    grown, shrunk = (say.percentage.by(abs(row.change_pct or 0.0)) for row in (up, down))
    growing, shrinking = ([row for row in ends if row.way == way and not row.is_open] for way in WAYS)
    if len(growing) == 1 and len(shrinking) == len(ends) - 1:
        return say.text("only_one_grows", **named, pct=shrunk)
    if len(shrinking) == 1 and len(growing) == len(ends) - 1:
        return say.text("only_one_shrinks", **named, pct=grown)
    if up.change_persons + down.change_persons >= 0:
        return say.text("grows_and_shrinks", **named, pct=grown)
    return say.text("shrinks_and_grows", **named, pct=shrunk)


def _of_few(ends: Sequence[StageYear], say: AreaContext) -> Sentence:
    """All stages together, in persons, where there is a handful in each: which way they go nobody knows."""
    now, then = sum(row.today_persons for row in ends), sum(row.population_persons for row in ends)
    return say.text("few", now=say.fmt.integer(now), then=say.fmt.integer(then))


def _at(row: StageYear, say: AreaContext) -> Sentence:
    return say.text(f"places.at_{row.stage}")


def _by(row: StageYear, say: AreaContext) -> str:
    return say.percentage.by(row.change_pct or 0.0)


def _counted_with_change(row: StageYear, say: AreaContext) -> str:
    return say.with_change(row.population_persons, row.change_pct)


def _cells(stages: Sequence[StageYear], say: AreaContext) -> list[tuple[str, ...]]:
    cells = {(row.year, row.kind, row.stage): _counted_with_change(row, say) for row in stages}
    times = dict.fromkeys((row.year, row.kind) for row in stages)
    return [(say.year(*time), *(cells.get((*time, stage), NOTHING) for stage in SCHOOL_STAGES)) for time in times]


def _drawn(stages: Iterable[StageYear], stage: str) -> list[StageYear]:
    """The rows of a stage, what is calculated last: the projection is the line."""
    return sorted((row for row in stages if row.stage == stage), key=lambda row: row.kind == CALCULATED)


def _point(row: StageYear, line: Series, ends: Sequence[StageYear], today: int, say: AreaContext) -> LinePoint:
    """A point; what lies ahead of today is dashed, and the last of the projection has its change beside the name."""
    phase = say.kind(row.kind) if row.year > today else ""
    hover = f"{_name(row.stage, say)}, {say.year(row.year, row.kind)}: {_counted_with_change(row, say)}"
    label = say.change_percent(row.change_pct) if row in ends and row.change_pct is not None else ""
    return LinePoint(line.name, line.role, row.year, row.population_persons, hover, phase, label)


def keyed(found: Answer[Reference]) -> Iterator[Fact]:
    """Persons of each stage today and at the end of the projection."""
    for stage, years in found.rows[found.rows["kind"] != CALCULATED].groupby("stage", sort=False):
        yield from of_years(years, str(stage), "population_persons", "persons", today=found.facts)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=1.0,
    asks=Asks(discuss, rank=2),
    facts=Keyed(keyed, band_name),
)
