"""The population by level of education, and that fields of education are in no table."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Column, Context, Gap, Presented, Sentence, Series, Standing, columns, table
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.education import COUNTED_FROM_AGE, education_levels
from lagesbild.measures.facts import Fact
from lagesbild.store import Area, Store

LEVELS: Final = ("basic", "upper_secondary", "tertiary")
ALIKE: Final = 1
"""Shares that differ by fewer percentage points are alike."""


class Level(NamedTuple):
    """One level of education of the area or what it is compared with: persons, and percent of all levels."""

    unit: str
    level: str
    population_persons: int
    population_pct: float


class Newest(NamedTuple):
    """The newest year with levels of education."""

    year: int


def answer(store: Store, *, area: Area) -> Answer[Newest]:
    """One row per unit (area, employment area or region, country) and level in the newest year.

    Persons of the age that ``COUNTED_FROM_AGE`` gives and over, and percent of the unit's.
    """
    rows = education_levels(store, **compared_in_labour(area))
    return Answer.of(rows.drop(columns="year"), Newest(int(rows["year"].iloc[0])))


def words(found: Answer[Newest], say: AreaContext) -> Presented:
    """Grouped bars: percent of the population with each level of education, the area and what it is compared with.

    Nothing is missing. The weight is how far the share with a tertiary qualification is from the country's.
    """
    text, levels = say.text, found.typed(Level)
    own, country = _tertiary(levels)
    units, cells = say.compared(level.unit for level in levels), {(row.unit, row.level): row for row in levels}
    return say.present(
        title=text("title", year=found.facts.year, area=say.area_name, age=COUNTED_FROM_AGE),
        takeaway=_takeaway(levels, say),
        alt="alt",
        notes=(text("specialist"),),
        table=table(_header(units, say), (_cells([cells[unit.key, level] for unit in units], say) for level in LEVELS)),
        marks=(_bar(cells[unit.key, level], unit, say) for unit in units for level in LEVELS),
        value_title=text("education.percent_of_population", age=COUNTED_FROM_AGE),
        weight=abs(own / country - 1) if country else 0.0,
        standing=Standing("tertiary", "tertiary", own),
    )


def gap(_: Answer[Newest], say: AreaContext) -> Gap:
    """Fields of education are in no table, whatever was fetched."""
    return Gap(say.text("gap_short"), say.text("gap_question"), say.text("gap_why"), say.text("gap_remedy"))


def _tertiary(levels: Sequence[Level]) -> tuple[float, float | None]:
    """The share with a tertiary qualification: of the area, and of the country where that is another area."""
    share = {row.unit: row.population_pct for row in levels if row.level == "tertiary"}
    return share["area"], share.get("country")


def _takeaway(levels: Sequence[Level], say: AreaContext) -> Sentence:
    """The share with a tertiary qualification, beside the country's."""
    own, country = _tertiary(levels)
    said = {"in_area": say.in_area, "tertiary": say.percentage.share(own)}
    if country is None:
        return say.text("alone", **said)
    if abs(own - country) < ALIKE:
        return say.text("alike", **said)
    return say.text("unlike", in_area=say.in_area, tertiary=say.fmt.percent(own), country=say.fmt.percent(country))


def _header(units: Sequence[Series], say: AreaContext) -> tuple[Column, ...]:
    persons = say.text("labour.persons_in", unit=say.area_name)
    shares = [say.text("labour.percent_in", unit=unit.name) for unit in units]
    of = ("population_persons", *["population_pct"] * len(shares))
    return columns(say.text("level"), persons, *shares, of=of)


def _cells(by_unit: Sequence[Level], say: AreaContext) -> tuple[str, ...]:
    own, shares = by_unit[0], (say.fmt.percent(row.population_pct) for row in by_unit)
    return (_name(own, say), say.fmt.integer(own.population_persons), *shares)


def _bar(row: Level, unit: Series, say: AreaContext) -> Bar:
    name, label = _name(row, say), say.fmt.percent(row.population_pct)
    return Bar(unit.name, unit.role, name, row.population_pct, f"{unit.name}, {name}: {label}", label)


def _name(row: Level, say: AreaContext) -> Sentence:
    return say.text(f"level_{row.level}")


def keyed(found: Answer[Newest]) -> Iterator[Fact]:
    """Percent of the area's adults by level."""
    for row in found.typed(Level):
        if row.unit == "area":
            yield Fact.today(row.level.replace("_", "-"), row.population_pct, found.facts.year, "pct")


def called(figure: str, say: Context) -> Sentence:
    """A figure in words."""
    level = say.text(f"level_{figure.replace('-', '_')}")
    return say.text("fact", level=level, age=COUNTED_FROM_AGE)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, relevance=0.7, gap=gap, facts=Keyed(keyed, called))
