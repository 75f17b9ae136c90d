"""How many residents there have been and will be: history and projection."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import ALL_AGES
from lagesbild.exhibits import Answer, Asks, Exhibit, Keyed
from lagesbild.figures import LinePoint
from lagesbild.language import (
    AreaContext,
    Column,
    Direction,
    Presented,
    Sentence,
    Standing,
    columns,
    direction,
    gaps,
    table,
)
from lagesbild.language.facts import fact_name
from lagesbild.language.told import with_told
from lagesbild.measures.facts import Fact, of_years
from lagesbild.measures.standing import change_of
from lagesbild.measures.today import Kind, Reference, splice_projection
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
FROM_YEAR: Final = 2000
WAYS: Final = {"up": "growth", "down": "decline"}


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
    """One line: observed, then the projection. Years without a row are bridged, and named in a note.

    The weight is the projected change; a trend that breaks is an exception.
    """
    text, years = say.text, found.typed(Year)
    observed = [year for year in years if year.kind == "observed"]
    first, last, then = _ends(years, say)
    header = (
        *columns(text("shared.year"), text("shared.persons"), of="population_persons"),
        Column(text("shared.kind"), numeric=False),
    )
    return say.present(
        title=text("title", in_area=say.in_area, first=first.year, last=years[-1].year, observed=last.year),
        takeaway=_takeaway(observed, then, say),
        alt="alt",
        notes=(
            *say.notes("projection"),
            *say.oldest_notes(any(year.lacks_oldest for year in years)),
            *_bridged(gaps(year.year for year in years if year.kind == "observed"), say),
        ),
        table=table(header, (_cells(year, say) for year in years)),
        marks=with_told((_point(year, last, say) for year in years), _told(observed, then, say)),
        value_title=text("shared.persons"),
        weight=abs(_change_pct(last, then)) / 100,
        standing=Standing(ALL_AGES, change_of(), _change_pct(last, then), is_exception=_is_turn(observed, then)),
    )


def discuss(found: Answer[None], say: AreaContext) -> Sentence:
    """The projected change in population; asked where few other questions follow from the figures."""
    _, last, then = _ends(found.typed(Year), say)
    change = _change_pct(last, then)
    pct = say.percentage.by(change)
    return say.text(f"discuss_{direction(change)}", pct=pct, first=last.year, horizon=say.horizon)


def _ends(years: Sequence[Year], say: AreaContext) -> tuple[Year, Year, Year]:
    """The first and the last observed year, and the horizon."""
    observed = [year for year in years if year.kind == "observed"]
    return observed[0], observed[-1], next(year for year in years if year.year == say.horizon)


def _change_pct(before: Year, after: Year) -> float:
    return 100 * (after.population_persons - before.population_persons) / before.population_persons


def _way(before: Year, after: Year) -> Direction:
    return direction(_change_pct(before, after))


def _takeaway(observed: Sequence[Year], then: Year, say: AreaContext) -> Sentence:
    """What is to come, as the end, the going on or the turn of what was."""
    turn = _turn(observed)
    before, ahead = _way(turn or observed[0], observed[-1]), _way(observed[-1], then)
    pct = say.percentage.by(_change_pct(observed[-1], then))
    if turn and before == ahead:
        return say.text(f"turned_{ahead}", year=turn.year, pct=pct)
    return say.text(_kind(before, ahead), pct=pct, horizon=say.horizon)


def _is_turn(observed: Sequence[Year], then: Year) -> bool:
    """Whether what is to come goes the other way than what was."""
    before, ahead = _way(_turn(observed) or observed[0], observed[-1]), _way(observed[-1], then)
    return {before, ahead} == {"up", "down"}


def _kind(before: Direction, ahead: Direction) -> str:
    if ahead == "same":
        return "stays" if before == "same" else f"levels_after_{WAYS[before]}"
    if before == "same":
        return f"begins_{ahead}"
    return f"continues_{ahead}" if before == ahead else f"breaks_{ahead}"


def _turn(observed: Sequence[Year]) -> Year | None:
    """The observed year in which growth turned into decline, or decline into growth; none where neither did."""
    highest, lowest = (pick(observed, key=lambda year: year.population_persons) for pick in (max, min))
    for turn, ways in ((highest, ("up", "down")), (lowest, ("down", "up"))):
        if (_way(observed[0], turn), _way(turn, observed[-1])) == ways:
            return turn
    return None


def _bridged(missing: Sequence[int], say: AreaContext) -> tuple[str, ...]:
    return (say.text("bridged", years=say.listed([*map(str, missing)])),) if missing else ()


def _cells(year: Year, say: AreaContext) -> tuple[str, ...]:
    return (str(year.year), say.fmt.integer(year.population_persons), say.kind(year.kind))


def _point(year: Year, last: Year, say: AreaContext) -> LinePoint:
    """A point; the last of the projection has its number and its change from the newest observed year."""
    hover = f"{say.year(year.year, year.kind)}: {say.fmt.integer(year.population_persons)}"
    phase = say.kind(year.kind) if year.kind == "projected" else ""
    label = say.with_change(year.population_persons, _change_pct(last, year)) if year.year == say.horizon else ""
    return LinePoint(say.area_name, "own", year.year, year.population_persons, hover, phase, label)


def _told(observed: Sequence[Year], then: Year, say: AreaContext) -> dict[tuple[str, int], str]:
    """The newest observed year, the horizon with its change, and the year of a turn that the headline names."""
    last = observed[-1]
    turn = _turn(observed)
    named = [turn] if turn and _way(turn, last) == _way(last, then) else []
    counts: dict[Year, str] = {year: say.fmt.integer(year.population_persons) for year in (*named, last)}
    counts[then] = say.with_change(then.population_persons, _change_pct(last, then))
    return {(say.area_name, year.year): number for year, number in counts.items()}


def keyed(found: Answer[None]) -> Iterator[Fact]:
    """Residents of the newest observed year, and at the end of the projection."""
    observed = found.rows.loc[found.rows["kind"] == "observed", "year"]
    today = Reference(int(observed.max()), "observed")
    yield from of_years(found.rows, "residents", "population_persons", "persons", today=today)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=0.8,
    asks=Asks(discuss, rank=8, is_spare=True),
    facts=Keyed(keyed, fact_name),
)
