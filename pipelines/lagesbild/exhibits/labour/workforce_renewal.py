"""How many young people there are per hundred who near retirement, and whether that rises, falls or turns."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import RENEWAL, span
from lagesbild.exhibits import Answer, Asks, Exhibit, Keyed
from lagesbild.language import (
    AreaContext,
    Context,
    FormattedNumber,
    Presented,
    Sentence,
    Standing,
    columns,
    rounded,
    table,
)
from lagesbild.language.context import direction
from lagesbild.language.ratios import Ratios, way
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.facts import Fact, of_years
from lagesbild.measures.groups import age_groups
from lagesbild.measures.today import Kind, Reference
from lagesbild.store import Area, Store

EVEN: Final = 100
"""As many young people as people nearing retirement."""
TURN: Final = 2
"""So far beyond both ends is a year in which the ratio turns."""
LEAST: Final = 20
"""Of fewer persons no ratio is said."""


class Year(NamedTuple):
    """One year of a unit: the young and those nearing retirement, and ``ratio``: the former per 100 of the latter."""

    unit: str
    year: int
    kind: Kind
    ratio: float
    entering_persons: int
    leaving_persons: int
    working_age_persons: int


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Reference]:
    """One row per unit and year: persons aged 15–24 (entering) per 100 persons aged 55–64 (leaving), as ``ratio``.

    A ratio of two age groups: it takes no account of participation or migration, and both are of working age. The
    fact is today.
    """
    groups, today = age_groups(store, beside=compared_in_labour(area), horizon=horizon)
    return Answer.of(groups.assign(ratio=100 * groups["entering_persons"] / groups["leaving_persons"]), today)


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One line for the area and each that it is compared with: the young per hundred who near retirement.

    The weight is how far the area's ratio is from a hundred today.
    """
    text, ratios = say.text, _ratios(found, say)
    header = (text("shared.year"), *(text("aged", ages=ages) for ages in _ages().values()))
    of = (*["population_persons"] * len(_ages()), *["renewal_per_100"] * len(ratios.units))
    return say.present(
        title=text("title", in_area=say.in_area, **_ages(), **ratios.span),
        takeaway=_takeaway(ratios, say),
        alt="ratios.alt",
        notes=(*say.notes("renewal"), text("of_working_age", entering=_ages()["entering"]), *ratios.notes),
        table=table(
            columns(*header, *(unit.name for unit in ratios.units), of=of),
            (_cells(row, ratios) for row in ratios.own),
        ),
        marks=ratios.points(ratios.turning(TURN)),
        value_title=text("ratios.renewal_axis", **_ages()),
        weight=abs(ratios.now.ratio / EVEN - 1),
        standing=Standing("renewal", "renewal", ratios.now.ratio),
    )


def discuss(found: Answer[Reference], say: AreaContext) -> str:
    """What follows where the young are fewer, as the ratio is written, and working age does not grow to the horizon."""
    ratios = _ratios(found, say)
    growth_pct = 100 * (ratios.then.working_age_persons / ratios.now.working_age_persons - 1)
    if rounded(ratios.now.ratio) >= EVEN or direction(growth_pct) == "up":
        return ""
    return say.text("discuss", in_area=say.in_area, now=_whole(ratios.now, say), base=ratios.year(ratios.now))


def _ratios(found: Answer[Reference], say: AreaContext) -> Ratios[Year]:
    return Ratios(found.typed(Year), found.facts.year, say)


def _ages() -> dict[str, str]:
    """The ages of those who enter and of those who leave, as they are written."""
    return {name: span(ages) for name, ages in RENEWAL.items()}


def _takeaway(ratios: Ratios[Year], say: AreaContext) -> Sentence:
    """Where the ratio goes from today to the horizon, or in which year it turns; of few persons both numbers."""
    now = ratios.now
    if min(now.entering_persons, now.leaving_persons) < LEAST:
        both = {"entering": now.entering_persons, "leaving": now.leaving_persons}
        counts = {name: say.fmt.integer(persons) for name, persons in both.items()}
        return say.text("few", in_area=say.in_area, **counts)
    then, trend = _whole(ratios.then, say), way(now, ratios.then)
    if turned := ratios.turning(TURN):
        return say.text("peaks" if way(now, turned) == "rises" else "dips", turn=turned.year, then=then)
    if trend == "stays":
        return say.text("stays", now=_whole(now, say))
    return say.text("rises" if trend == "rises" else "falls", now=_whole(now, say), then=then, year=ratios.then.year)


def _whole(row: Year, say: AreaContext) -> FormattedNumber:
    return say.fmt.integer(row.ratio)


def _cells(row: Year, ratios: Ratios[Year]) -> tuple[str, ...]:
    persons = (ratios.say.fmt.integer(count) for count in (row.entering_persons, row.leaving_persons))
    return (ratios.year(row), *persons, *ratios.in_year(row.year))


def keyed(found: Answer[Reference]) -> Iterator[Fact]:
    """The ratio today and at the end of the projection."""
    own = found.rows[found.rows["unit"] == "area"]
    yield from of_years(own, "ratio", "ratio", "per_100", today=found.facts)


def called(figure: str, say: Context) -> Sentence:
    """A figure in words."""
    return say.text(f"fact_{figure}", entering=span(RENEWAL["entering"]), leaving=span(RENEWAL["leaving"]))


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=0.9,
    asks=Asks(discuss, rank=7),
    facts=Keyed(keyed, called),
)
