"""Which occupations lack people in the county, by field: for what adults may be educated."""

from collections import Counter
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, Column, MunicipalContext, Presented, table
from lagesbild.measures.shortages import shortages
from lagesbild.store import Store, SwedishMunicipality

SAID: Final = ("small", "medium", "large", "increase", "unchanged", "decrease")
"""What is said of opportunities and of the outlook."""


class Occupation(NamedTuple):
    """One occupation that lacks people: its field, and what is assessed; missing where nothing is."""

    field: str
    occupation: str
    opportunities: str | None
    outlook: str | None


class Round(NamedTuple):
    """Which round of assessments it is; empty where none is there."""

    name: str


def answer(store: Store, *, municipality: SwedishMunicipality) -> Answer[Round]:
    """One row per occupation with a shortage in the county; none where the assessments were not fetched."""
    rows = shortages(store, county=municipality.county.code)
    return Answer.of(rows.drop(columns=["round"]), Round("" if rows.empty else str(rows["round"].iloc[0])))


def words(found: Answer[Round], say: MunicipalContext) -> Presented:
    """A bar per field: how many of its occupations lack people; the table names them. They are the county's."""
    text, rows = say.text, found.typed(Occupation)
    if not rows:
        return say.not_shown(text("not_fetched"))
    of_field = Counter(row.field for row in rows)
    header = tuple(Column(text(key), numeric=False) for key in ("occupation", "field", "opportunities", "outlook"))
    return say.present(
        title=text("title", in_county=say.in_county, round=found.facts.name),
        takeaway=text("takeaway", n=len(rows)),
        alt="alt",
        reading=text("reading"),
        notes=(text("note"),),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=(_bar(field, count, say) for field, count in of_field.most_common()),
        value_title=text("occupations"),
    )


def _cells(row: Occupation, say: MunicipalContext) -> tuple[str, ...]:
    said = (NOTHING if each is None else say.text(each) for each in (row.opportunities, row.outlook))
    return (row.occupation, row.field, *said)


def _bar(field: str, count: int, say: MunicipalContext) -> Bar:
    label = say.fmt.integer(count)
    return Bar(field, "second", field, count, f"{field}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
