"""Who of working age works and who studies, over the years."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.language import AreaContext, Presented
from lagesbild.language.facts import fact_name
from lagesbild.language.shares_over_years import Parts, shares_of_residents
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.facts import Fact
from lagesbild.measures.over_years import Past
from lagesbild.measures.resident_categories import resident_shares
from lagesbild.store import Area, Store

COUNTED: Final = ("employed", "unemployed", "student")
PARTS: Final = Parts("employed", "student", ("employed", "student", "outside"))
"""Who is unemployed is left of a hundred, and another exhibit tells of them."""


class Year(NamedTuple):
    """One year of the area or what it is compared with: percent of residents aged 18–64 by what they mainly do."""

    unit: str
    year: int
    employed_pct: float
    student_pct: float
    outside_pct: float


def answer(store: Store, *, area: Area) -> Answer[Past]:
    """One row per unit (area, employment area or region, country) and year that all have: percent of those aged 18–64.

    The register puts each person into one activity at the end of the year: who has a job is employed, whatever the
    studies. ``outside_pct`` are neither employed, unemployed nor students. No rows where the table was not fetched.
    """
    rows, past, sources = resident_shares(store, "main_activity", COUNTED, beside=compared_in_labour(area))
    outside_pct = 100 - sum(rows[f"{activity}_pct"] for activity in COUNTED)
    return Answer(rows.assign(outside_pct=outside_pct), past, sources)


def words(found: Answer[Past], say: AreaContext) -> Presented:
    """Lines: employed and students, the area against the whole country; the table has those outside, and the region."""
    return shares_of_residents(found.typed(Year), found.facts.base_year, PARTS, say)


def keyed(found: Answer[Past]) -> Iterator[Fact]:
    """Percent of the area's residents aged 18–64 by what they mainly do, in the newest year."""
    for row in found.typed(Year):
        if (row.unit, row.year) == ("area", max(found.facts.known_years)):
            for part, pct in zip(PARTS.tabled, row[2:], strict=True):
                yield Fact.today(part, float(pct), row.year, "pct")


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_with_legend,
    needs=("statfin-115b",),
    facts=Keyed(keyed, fact_name),
)
