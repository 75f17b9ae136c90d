"""How many residents there have been and will be: history and projection."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.figures import LinePoint
from lagesbild.language import AreaContext, Column, Presented, Sentence, columns, direction, gaps, join, table
from lagesbild.measures.today import Kind, splice_projection
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
FROM_YEAR: Final = 2000


class Year(NamedTuple):
    """One year: persons observed or projected on 31 December."""

    year: int
    kind: Kind
    population_persons: int
    lacks_oldest: bool


def answer(store: Store, *, area: Area, horizon: int) -> Answer[None]:
    """One row per year from 2000 to the horizon: ``population_persons`` observed, then projected after the newest one.

    Years that no table has are left out. ``lacks_oldest`` says of a year that persons aged 100 and over are missing in
    it, as in a municipal projection that ends at age 99.
    """
    years = splice_projection(store.ask(SQL, codes=area.codes))
    return Answer.of(years[years["year"].between(FROM_YEAR, horizon)].reset_index(drop=True), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """One line: observed, then the projection. A year without a row is a gap in the line and named in a note.

    The weight is the projected change.
    """
    text, years = say.text, found.typed(Year)
    first, last, then = _ends(years, say)
    missing = gaps(year.year for year in years if year.kind == "observed")
    header = (*columns(text("shared.year"), text("shared.persons")), Column(text("shared.kind"), numeric=False))
    return say.present(
        title=text("title", in_area=say.in_area, first=first.year, last=years[-1].year, observed=last.year),
        takeaway=join(" ", [_past(first, last, say), _future(last, then, say)]),
        alt="alt",
        notes=(
            *say.notes("projection"),
            *say.oldest_notes(any(year.lacks_oldest for year in years)),
            *say.gap_notes(missing),
        ),
        table=table(header, (_cells(year, say) for year in years)),
        marks=_line(years, missing, say),
        value_title=text("shared.persons"),
        weight=abs(_change_pct(last, then)) / 100,
    )


def discuss(found: Answer[None], say: AreaContext) -> Sentence:
    """The projected change in population; asked where few other questions follow from the figures."""
    _, last, then = _ends(found.typed(Year), say)
    pct = say.change_percent(_change_pct(last, then))
    return say.text("discuss", pct=pct, first=last.year, horizon=say.horizon)


def _ends(years: Sequence[Year], say: AreaContext) -> tuple[Year, Year, Year]:
    """The first and the last observed year, and the horizon."""
    observed = [year for year in years if year.kind == "observed"]
    return observed[0], observed[-1], next(year for year in years if year.year == say.horizon)


def _change_pct(before: Year, after: Year) -> float:
    return 100 * (after.population_persons - before.population_persons) / before.population_persons


def _past(first: Year, last: Year, say: AreaContext) -> Sentence:
    now = say.fmt.integer(last.population_persons)
    return _moved("past", first, last, say, first=first.year, last=last.year, now=now)


def _future(last: Year, then: Year, say: AreaContext) -> Sentence:
    future = say.fmt.integer(then.population_persons)
    return _moved("future", last, then, say, horizon=say.horizon, future=future)


def _moved(key: str, before: Year, after: Year, say: AreaContext, **values: object) -> Sentence:
    """Growing and falling, the verb is the sign of the persons; where about the same, they bear it themselves."""
    change, pct = after.population_persons - before.population_persons, _change_pct(before, after)
    way = direction(pct)
    persons = say.fmt.change(change) if way == "same" else say.fmt.integer(abs(change))
    return say.text(f"{key}_{way}", change=persons, pct=say.change_percent(pct), **values)


def _cells(year: Year, say: AreaContext) -> tuple[str, ...]:
    return (str(year.year), say.fmt.integer(year.population_persons), say.kind(year.kind))


def _line(years: Sequence[Year], missing: Sequence[int], say: AreaContext) -> list[LinePoint]:
    """One point per year, an empty one for each gap so that the line breaks there."""
    known = [_point(year, say) for year in years]
    empty = [LinePoint(say.area_name, "own", year, None, "") for year in missing]
    return sorted([*known, *empty], key=lambda point: point.year)


def _point(year: Year, say: AreaContext) -> LinePoint:
    hover = f"{say.year(year.year, year.kind)}: {say.fmt.integer(year.population_persons)}"
    phase = say.kind(year.kind) if year.kind == "projected" else ""
    return LinePoint(say.area_name, "own", year.year, year.population_persons, hover, phase)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=0.8,
    asks=Asks(discuss, rank=8, is_spare=True),
)
