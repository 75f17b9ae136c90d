"""When the change in the age groups reaches each school stage: children already born, moved up year by year."""

import math
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import SCHOOL_STAGES, spoken
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.figures import LinePoint, Role
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, Series, columns, gaps, join, table
from lagesbild.measures.ages import ages, persons_by_age
from lagesbild.measures.frames import sources_of
from lagesbild.measures.thresholds import LASTING_YEARS, LEAST_PCT
from lagesbild.measures.today import (
    SHOWN_BEFORE_YEARS,
    Kind,
    Reference,
    reference_year,
    rows_of_year,
    splice_projection,
)
from lagesbild.store import Area, Store

CALCULATED: Final = "calculated"
UPPER_SECONDARY: Final = list(SCHOOL_STAGES)[-1]
ROLES: Final[tuple[Role, ...]] = ("fourth", "own", "second", "third")


class StageYear(NamedTuple):
    """One stage in one year: persons, and their change from today; the percentage is missing where nobody is today.

    ``turn_year`` and ``peak_year`` are those of the stage, missing where it has none.
    """

    stage: str
    year: int
    kind: Kind | Literal["calculated"]
    population_persons: int
    change_persons: int
    change_pct: float | None
    turn_year: int | None
    peak_year: int | None


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Reference]:
    """One row per stage, year and kind: ``population_persons`` and change from today in persons and percent.

    ``kind`` is ``observed``, ``projected`` (the official trend calculation, to the horizon) or ``calculated``: the
    children already born, moved up one age a year without migration or mortality – only for years in which the whole
    stage is born today. ``turn_year`` is the first year from which on the calculated number stays at least
    ``LEAST_PCT`` percent away from today's, in the direction of the last calculated year; missing where it does not for
    ``LASTING_YEARS`` years. ``peak_year`` is the year before it, or any where there is no such year, in which the
    number is farthest from today's; missing where that is less than ``LEAST_PCT`` percent. The fact is today's picture.
    """
    rows = ages(store, area=area)
    base = reference_year(rows)
    known = splice_projection(rows)
    known = known[known["year"].between(base.year - SHOWN_BEFORE_YEARS, horizon)]
    today = persons_by_age(rows_of_year(rows, year=base.year, kind=base.kind))
    stages = [
        pd.concat([_counted(known, *limits), _moved_up(today, base.year, *limits)])
        .pipe(_against_today, base.year)
        .assign(stage=stage)
        for stage, limits in SCHOOL_STAGES.items()
    ]
    return Answer.of(pd.concat(stages, ignore_index=True), base, sources=sources_of(known))


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One line per stage: observed, children already born, and the projection.

    A stage without a number for a year and kind has a dash in the table and no mark. The weight is the largest change
    of the stages that turn, zero where none does.
    """
    text, base = say.text, found.facts.year
    stages = sorted(found.typed(StageYear), key=lambda row: (row.year, row.kind))
    lines = [Series(stage, role, _name(stage, say)) for stage, role in zip(SCHOOL_STAGES, ROLES, strict=True)]
    missing = gaps(row.year for row in stages if row.year <= base)
    calculated = [row for row in stages if row.kind == CALCULATED]
    turned = [row for row in calculated if row.turn_year is not None]
    return say.present(
        title=text("title", in_area=say.in_area, first=stages[0].year, last=stages[-1].year),
        takeaway=_takeaway(calculated, base, say),
        alt="alt",
        notes=(
            text("moved_up"),
            text("stays", lasting=text(f"lasting_{LASTING_YEARS}"), least=say.fmt.integer(LEAST_PCT)),
            *say.notes("projection", "residence"),
            *say.gap_notes(missing),
        ),
        table=table(columns(text("shared.year"), *(line.name for line in lines)), _cells(stages, say)),
        marks=[point for line in lines for point in _points(stages, line, base, missing, say)],
        value_title=text("shared.persons"),
        weight=max(map(_size, turned), default=0.0) / 100,
        core=_core(_last(turned), base, say) if turned else "",
    )


def discuss(found: Answer[Reference], say: AreaContext) -> str:
    """What follows where the ages of upper secondary education change lastingly."""
    year = next(row.turn_year for row in found.typed(StageYear) if row.stage == UPPER_SECONDARY)
    if year is None:
        return ""
    least = say.fmt.integer(LEAST_PCT)
    return say.text("discuss", ages=spoken(UPPER_SECONDARY), year=year, base=found.facts.year, least=least)


def _counted(known: pd.DataFrame, age_from: int, age_to: int) -> pd.DataFrame:
    of_stage = known[known["age_years"].between(age_from, age_to)]
    return of_stage.groupby(["year", "kind"])["population_persons"].sum().astype(int).reset_index()


def _moved_up(today: "pd.Series[int]", base_year: int, age_from: int, age_to: int) -> pd.DataFrame:
    """Those aged ``age_from``–``age_to`` in each coming year, from today's single ages; the youngest is born today."""
    later = range(1, age_from + 1)
    persons = [int(today.loc[age_from - step : age_to - step].sum()) for step in later]
    years = [base_year + step for step in later]
    return pd.DataFrame({"year": years, "kind": CALCULATED, "population_persons": persons})


def _against_today(rows: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """The rows of one stage with their change from today, the year of the turn and that of the peak."""
    today = rows.loc[rows["year"] == base_year, "population_persons"].iloc[0]
    change = rows["population_persons"] - today
    rows = rows.assign(change_persons=change, change_pct=100 * change / today if today else math.nan)
    calculated = rows[rows["kind"] == CALCULATED].sort_values("year")
    turn_year = _turn_year(calculated)
    before = calculated[calculated["year"] < turn_year] if turn_year else calculated
    years = rows.assign(turn_year=turn_year, peak_year=_peak_year(before))
    return years.astype({"turn_year": "Int64", "peak_year": "Int64"})


def _turn_year(calculated: pd.DataFrame) -> int | None:
    changes = calculated.sort_values("year", ascending=False)
    sign = 1 if changes["change_persons"].iloc[0] > 0 else -1
    stays = (sign * changes["change_pct"] >= LEAST_PCT).cummin()
    return int(changes.loc[stays, "year"].min()) if stays.sum() >= LASTING_YEARS else None


def _peak_year(calculated: pd.DataFrame) -> int | None:
    away = calculated["change_pct"].abs()
    far = calculated.loc[away[away >= LEAST_PCT].sort_values(ascending=False, kind="stable").index, "year"]
    return int(far.iloc[0]) if len(far) else None


def _name(stage: str, say: AreaContext) -> Sentence:
    return say.text(f"shared.stage_{stage}")


def _size(row: StageYear) -> float:
    return abs(row.change_pct or 0.0)


def _takeaway(calculated: Sequence[StageYear], base: int, say: AreaContext) -> Sentence:
    """Every stage that turns or has a peak, the youngest first; that none does where none does."""
    least = say.fmt.integer(LEAST_PCT)
    moved = [row for row in calculated if row.turn_year is not None or row.peak_year is not None]
    if not moved:
        return say.text("none", least=least, base=base)
    listed = join("; ", (_turn(row, moved, say) for row in _last(moved)))
    return say.text("takeaway", least=least, base=base, list=listed)


def _last(rows: Iterable[StageYear]) -> list[StageYear]:
    """Where the calculation of each stage ends, the youngest stage first."""
    ends = {row.stage: row for row in sorted(rows, key=lambda row: row.year)}
    return [ends[stage] for stage in SCHOOL_STAGES if stage in ends]


def _turn(row: StageYear, moved: Sequence[StageYear], say: AreaContext) -> Sentence:
    """A stage with the year of its turn, where the calculation ends, and how far away it is before."""
    stage = _name(row.stage, say)
    end = {"last": row.year, "pct": say.change_percent(row.change_pct)}
    if row.peak_year is None:
        return say.text("item", stage=stage, year=row.turn_year, **end)
    farthest = next(each for each in moved if (each.stage, each.year) == (row.stage, row.peak_year))
    peak = {"peak": say.change_percent(farthest.change_pct), "peak_year": farthest.year}
    if row.turn_year is not None:
        return say.text("item_after", stage=stage, year=row.turn_year, **peak, **end)
    if row.peak_year == row.year:
        return say.text("item_end", stage=stage, **peak)
    return say.text("item_only", stage=stage, **peak, **end)


def _core(turned: Sequence[StageYear], base: int, say: AreaContext) -> Sentence:
    """The stages that turn first, and the one that moves furthest."""
    earliest = min(row.turn_year for row in turned if row.turn_year is not None)
    first = (
        say.text("first", stage=_name(row.stage, say), year=earliest) for row in turned if row.turn_year == earliest
    )
    return say.text("core", base=base, first=join("; ", first), most=_most(max(turned, key=_size), say))


def _most(row: StageYear, say: AreaContext) -> Sentence:
    change, pct = say.fmt.change(row.change_persons), say.change_percent(row.change_pct)
    return say.text("most", stage=_name(row.stage, say), year=row.year, change=change, pct=pct)


def _counted_with_change(row: StageYear, say: AreaContext) -> str:
    return say.with_change(row.population_persons, row.change_pct)


def _cells(stages: Sequence[StageYear], say: AreaContext) -> list[tuple[str, ...]]:
    cells = {(row.year, row.kind, row.stage): _counted_with_change(row, say) for row in stages}
    times = dict.fromkeys((row.year, row.kind) for row in stages)
    return [(say.year(*time), *(cells.get((*time, stage), NOTHING) for stage in SCHOOL_STAGES)) for time in times]


def _points(
    stages: Sequence[StageYear], line: Series, base: int, missing: Sequence[int], say: AreaContext
) -> list[LinePoint]:
    """One point per row, an empty one for each year that is missing up to today, so that the line breaks there."""
    known = [_point(row, line, base, say) for row in stages if row.stage == line.key]
    empty = [LinePoint(line.name, line.role, year, None, "") for year in missing]
    return sorted([*known, *empty], key=lambda point: point.year)


def _point(row: StageYear, line: Series, base: int, say: AreaContext) -> LinePoint:
    """Today's point opens the calculated line even where it is itself projected."""
    kind = CALCULATED if row.year == base else row.kind
    phase = "" if row.kind == "observed" else say.kind(kind)
    hover = f"{line.name}, {say.year(row.year, row.kind)}: {_counted_with_change(row, say)}"
    return LinePoint(line.name, line.role, row.year, row.population_persons, hover, phase)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=1.0,
    asks=Asks(discuss, rank=2),
)
