"""At which ages adults most often have no upper secondary education."""

from typing import NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Column, MunicipalContext, Presented, Series, columns, table
from lagesbild.measures.swedish_adults import AGE_GROUPS, adults_by_age
from lagesbild.store import Store, SwedishMunicipality


class Group(NamedTuple):
    """One group of ages of the municipality or its county: those without upper secondary education, percent of all."""

    unit: str
    age_group: str
    without_persons: int
    without_pct: float
    unknown_pct: float

    @property
    def ages(self) -> str:
        """The ages as they are written: ``25–34``."""
        return self.age_group.replace("-", "–")


class Newest(NamedTuple):
    """The year of the figures, at its end."""

    year: int


def answer(store: Store, *, municipality: SwedishMunicipality) -> Answer[Newest]:
    """One row per unit (municipality, county) and group of ages: adults, without upper secondary education, unknown.

    Counts of persons, and percent of all of these ages, whose education may be unknown. Nothing is missing.
    """
    codes = {unit: code for unit, code in municipality.codes.items() if unit != "country"}
    rows = adults_by_age(store, codes=codes)
    return Answer.of(rows.drop(columns="year"), Newest(int(rows["year"].iloc[0])))


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """Grouped bars: percent without upper secondary education of each group of ages, municipality and county.

    The weight is the largest share of a group.
    """
    text, cells = say.text, {(row.unit, row.age_group): row for row in found.typed(Group)}
    units = say.compared(unit for unit, _ in cells)
    own = [cells["municipality", each] for each in AGE_GROUPS]
    most = max(own, key=lambda row: row.without_pct)
    return say.present(
        title=text("title", year=found.facts.year, in_area=say.in_area),
        takeaway=text("takeaway", in_area=say.in_area, ages=most.ages, pct=say.percentage.share(most.without_pct)),
        alt="alt",
        reading=text("adult_education.as_of", year=found.facts.year),
        notes=(text("note"),),
        table=table(_header(units, say), (_cells(each, cells, units, say) for each in AGE_GROUPS)),
        marks=(_bar(cells[unit.key, each], unit, say) for unit in units for each in AGE_GROUPS),
        value_title=text("axis"),
        weight=most.without_pct / 100,
    )


def _header(units: list[Series], say: MunicipalContext) -> tuple[Column, ...]:
    own = say.area_name
    shares = (say.text("share", area=unit.name) for unit in units)
    of = ("without_persons", *["without_pct"] * len(units), "unknown_pct")
    return columns(say.text("age"), say.text("persons", area=own), *shares, say.text("unknown", area=own), of=of)


def _cells(
    age_group: str, cells: dict[tuple[str, str], Group], units: list[Series], say: MunicipalContext
) -> tuple[str, ...]:
    own = cells["municipality", age_group]
    shares = (say.fmt.percent(cells[unit.key, age_group].without_pct) for unit in units)
    return (own.ages, say.fmt.integer(own.without_persons), *shares, say.fmt.percent(own.unknown_pct))


def _bar(row: Group, unit: Series, say: MunicipalContext) -> Bar:
    label = say.fmt.percent(row.without_pct)
    return Bar(unit.name, unit.role, row.ages, row.without_pct, f"{unit.name}, {row.ages}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, relevance=0.8)
