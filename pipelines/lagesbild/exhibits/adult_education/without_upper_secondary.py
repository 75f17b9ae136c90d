"""How many adults have no upper secondary education, beside the county and the country."""

from typing import NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, Series, columns, table
from lagesbild.measures.swedish_adults import ADULTS, ALIKE, adults
from lagesbild.store import Store, SwedishMunicipality


class Adults(NamedTuple):
    """Adults of one unit: all, those without upper secondary education, and percent of all; percent unknown."""

    unit: str
    adults_persons: int
    without_persons: int
    without_pct: float
    unknown_pct: float


class Newest(NamedTuple):
    """The year of the figures, at its end."""

    year: int


def answer(store: Store, *, municipality: SwedishMunicipality) -> Answer[Newest]:
    """One row per unit (municipality, county, country): adults, without upper secondary education, unknown.

    Counts of persons, and percent of all adults of the unit, whose education may be unknown. Nothing is missing.
    """
    rows = adults(store, codes=municipality.codes)
    return Answer.of(rows.drop(columns="year"), Newest(int(rows["year"].iloc[0])))


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A bar for the municipality, its county and the country: percent of adults without upper secondary education.

    The weight is how far the municipality's share is from the county's.
    """
    text, by_unit = say.text, {row.unit: row for row in found.typed(Adults)}
    units, own, county = say.compared(by_unit), by_unit["municipality"], by_unit["county"]
    return say.present(
        title=text("title", ages=ADULTS, year=found.facts.year),
        takeaway=_takeaway(own, county, say),
        alt="alt",
        reading=text("adult_education.as_of", year=found.facts.year),
        notes=(text("adult_education.levels", unknown=say.fmt.percent(own.unknown_pct), in_area=say.in_area),),
        table=table(_header(say), (_cells(by_unit[unit.key], unit, say) for unit in units)),
        marks=(_bar(by_unit[unit.key], unit, say) for unit in units),
        value_title=text("adult_education.percent_of_adults", ages=ADULTS),
        weight=abs(own.without_pct / county.without_pct - 1),
    )


def _takeaway(own: Adults, county: Adults, say: MunicipalContext) -> Sentence:
    said = {"in_area": say.in_area, "own": say.percentage.share(own.without_pct)}
    if abs(own.without_pct - county.without_pct) < ALIKE:
        return say.text("alike", **said)
    return say.text("unlike", **said, county=say.percentage.share(county.without_pct))


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    named = ("adults", "without", "share", "unknown")
    of = ("adults_persons", "without_persons", "without_pct", "unknown_pct")
    return columns(say.text("area"), *(say.text(f"column_{name}", ages=ADULTS) for name in named), of=of)


def _cells(row: Adults, unit: Series, say: MunicipalContext) -> tuple[str, ...]:
    persons = (say.fmt.integer(row.adults_persons), say.fmt.integer(row.without_persons))
    return (unit.name, *persons, say.fmt.percent(row.without_pct), say.fmt.percent(row.unknown_pct))


def _bar(row: Adults, unit: Series, say: MunicipalContext) -> Bar:
    label = say.fmt.percent(row.without_pct)
    return Bar(unit.name, unit.role, unit.name, row.without_pct, f"{unit.name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, relevance=1.0)
