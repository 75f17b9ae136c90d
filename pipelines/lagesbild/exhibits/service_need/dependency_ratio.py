"""How many children and older people there are per hundred of working age: the Finnish demographic dependency ratio."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import DEPENDENCY, span
from lagesbild.exhibits import Answer, Asks, Exhibit, Keyed
from lagesbild.language import AreaContext, Presented, Sentence, columns, rounded, table
from lagesbild.language.facts import fact_name
from lagesbild.language.ratios import Ratios, way
from lagesbild.measures.comparison import compared
from lagesbild.measures.facts import Fact, of_years
from lagesbild.measures.groups import age_groups
from lagesbild.measures.today import Kind, Reference
from lagesbild.store import Area, Store

TURN: Final = 1
"""So far beyond both ends is a year in which the ratio turns."""
FACTS: Final = {"ratio": "ratio", "children": "children_ratio", "elderly": "elderly_ratio"}


class Year(NamedTuple):
    """One year of a unit: persons aged 0–14 and 65 or over per hundred aged 15–64, and the two parts of the ratio."""

    unit: str
    year: int
    kind: Kind
    ratio: float
    children_ratio: float
    elderly_ratio: float


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Reference]:
    """One row per unit (area, region, country) and year of the area: persons and ``ratio`` per 100 of working age.

    ``children_ratio`` and ``elderly_ratio`` are its two parts. Years from ten years before today to the horizon; the
    fact is today.
    """
    groups, today = age_groups(store, beside=compared(area), horizon=horizon)
    children, elderly = groups["children_persons"], groups["elderly_persons"]
    per_100 = 100 / groups["working_age_persons"]
    ratios = {
        "children_ratio": children * per_100,
        "elderly_ratio": elderly * per_100,
        "ratio": (children + elderly) * per_100,
    }
    return Answer.of(groups.assign(**ratios), today)


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One line for the area, its region and the country: children and older persons per hundred of working age.

    The weight is the change in the area's ratio from today to the horizon.
    """
    text, ratios = say.text, _ratios(found, say)
    working_age = span(DEPENDENCY["working_age"])
    return say.present(
        title=text("title", in_area=say.in_area, working_age=working_age, **ratios.span),
        takeaway=_takeaway(ratios, say),
        alt="ratios.alt",
        notes=(*say.notes("dependency"), *ratios.notes),
        table=table(
            columns(*_header(ratios, say), of="dependency_per_100"), (_cells(row, ratios) for row in ratios.own)
        ),
        marks=ratios.points(ratios.turning(TURN)),
        value_title=text("ratios.dependency_axis", working_age=working_age),
        weight=abs(ratios.then.ratio / ratios.now.ratio - 1),
    )


def discuss(found: Answer[Reference], say: AreaContext) -> str:
    """What follows where the ratio rises, as it is written."""
    ratios = _ratios(found, say)
    if rounded(ratios.then.ratio, 1) <= rounded(ratios.now.ratio, 1):
        return ""
    return say.text("discuss", base=ratios.year(ratios.now), horizon=say.horizon, **ratios.now_and_then())


def _ratios(found: Answer[Reference], say: AreaContext) -> Ratios[Year]:
    return Ratios(found.typed(Year), found.facts.year, say)


def _takeaway(ratios: Ratios[Year], say: AreaContext) -> Sentence:
    """The year in which the ratio turns; else the ratio today and at the horizon, in whole persons."""
    if turned := ratios.turning(TURN):
        return say.text(f"ratio_{way(ratios.now, turned)}_until", turn=turned.year)
    now, then = (say.fmt.integer(row.ratio) for row in (ratios.now, ratios.then))
    trend = way(ratios.now, ratios.then)
    return say.text("ratio_stays", now=now) if trend == "stays" else say.text(f"ratio_{trend}", now=now, then=then)


def _header(ratios: Ratios[Year], say: AreaContext) -> tuple[str, ...]:
    children = say.text("children", area=say.area_name, ages=span(DEPENDENCY["children"]))
    elderly = say.text("elderly", area=say.area_name, age=DEPENDENCY["elderly"][0])
    return (say.text("shared.year"), *(unit.name for unit in ratios.units), children, elderly)


def _cells(row: Year, ratios: Ratios[Year]) -> tuple[str, ...]:
    parts = (ratios.write(row.children_ratio), ratios.write(row.elderly_ratio))
    return (ratios.year(row), *ratios.in_year(row.year), *parts)


def keyed(found: Answer[Reference]) -> Iterator[Fact]:
    """The ratio and its two parts, today and at the end of the projection."""
    own = found.rows[found.rows["unit"] == "area"]
    for figure, column in FACTS.items():
        yield from of_years(own, figure, column, "per_100", today=found.facts)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_over_years,
    relevance=0.6,
    asks=Asks(discuss, rank=5),
    facts=Keyed(keyed, fact_name),
)
