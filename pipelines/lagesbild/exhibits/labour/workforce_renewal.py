"""Whether the young replace those who leave working age."""

from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import RENEWAL, span
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.language import AreaContext, Presented, Sentence, columns, join, rounded, table
from lagesbild.language.ratios import Ratios
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.groups import age_groups
from lagesbild.measures.today import Kind, Reference
from lagesbild.store import Area, Store

EVEN: Final = 100
"""As many enter working age as leave it."""


class Year(NamedTuple):
    """One year of a unit: persons who enter working age and who leave it, and ``ratio``: entering per 100 leaving."""

    unit: str
    year: int
    kind: Kind
    ratio: float
    entering_persons: int
    leaving_persons: int


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Reference]:
    """One row per unit and year: persons aged 15–24 (entering) per 100 persons aged 55–64 (leaving), as ``ratio``.

    The demographic labour-force replacement of the coming ten years; it takes no account of participation. The fact
    is today.
    """
    groups, today = age_groups(store, beside=compared_in_labour(area), horizon=horizon)
    return Answer.of(groups.assign(ratio=100 * groups["entering_persons"] / groups["leaving_persons"]), today)


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One line for the area and each that it is compared with: young entering working age per hundred leaving it.

    The weight is how far the area's ratio is from a hundred today.
    """
    text, ratios = say.text, _ratios(found, say)
    header = (text("shared.year"), *(text("aged", ages=ages) for ages in _ages().values()))
    return say.present(
        title=text("title", in_area=say.in_area, **_ages(), **ratios.span),
        takeaway=_takeaway(ratios, say),
        alt="ratios.alt",
        notes=(*say.notes("renewal"), *ratios.notes),
        table=table(
            columns(*header, *(unit.name for unit in ratios.units)),
            (_cells(row, ratios) for row in ratios.own),
        ),
        marks=ratios.points(),
        value_title=text("ratios.renewal_axis", **_ages()),
        weight=abs(ratios.now.ratio / EVEN - 1),
    )


def discuss(found: Answer[Reference], say: AreaContext) -> str:
    """What follows where fewer enter working age today than leave it, as the ratio is written."""
    ratios = _ratios(found, say)
    if rounded(ratios.now.ratio, 1) >= EVEN:
        return ""
    return say.text("discuss", now=ratios.write(ratios.now.ratio), base=ratios.year(ratios.now), **_ages())


def _ratios(found: Answer[Reference], say: AreaContext) -> Ratios[Year]:
    return Ratios(found.typed(Year), found.facts.year, say)


def _ages() -> dict[str, str]:
    """The ages of those who enter and of those who leave, as they are written."""
    return {name: span(ages) for name, ages in RENEWAL.items()}


def _takeaway(ratios: Ratios[Year], say: AreaContext) -> Sentence:
    base = ratios.year(ratios.now)
    own = say.text("takeaway", base=base, horizon=say.horizon, **_ages(), **ratios.now_and_then())
    if all(unit.key != "country" for unit in ratios.units):
        return own
    return join(" ", [own, say.text("country", **ratios.now_and_then("country"))])


def _cells(row: Year, ratios: Ratios[Year]) -> tuple[str, ...]:
    persons = (ratios.say.fmt.integer(count) for count in (row.entering_persons, row.leaving_persons))
    return (ratios.year(row), *persons, *ratios.in_year(row.year))


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=1.0,
    asks=Asks(discuss, rank=7),
)
