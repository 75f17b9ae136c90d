"""Who of working age works and who studies, over the years."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.language import AreaContext, Presented, Sentence, gaps
from lagesbild.language.facts import fact_name
from lagesbild.language.shares_over_years import Drawn, points_since, shares_lines, shares_table
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.facts import Fact
from lagesbild.measures.over_years import Past, over_years
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
COUNTED: Final = ("employed", "unemployed", "student")
PARTS: Final = ("employed", "student", "outside")
"""The table's; who is unemployed is left of a hundred, and another exhibit tells of them."""
DRAWN: Final[Drawn] = {
    ("area", "employed"): "own",
    ("area", "student"): "third",
    ("country", "employed"): "second",
    ("country", "student"): "fourth",
}


class Year(NamedTuple):
    """One year of the area or what it is compared with: percent of residents aged 18–64 by what they mainly do."""

    unit: str
    year: int
    employed_pct: float
    student_pct: float
    outside_pct: float

    def pct(self, part: str) -> float:
        """Percent who mainly do this."""
        return float(getattr(self, f"{part}_pct"))


def answer(store: Store, *, area: Area) -> Answer[Past]:
    """One row per unit (area, employment area or region, country) and year that all have: percent of those aged 18–64.

    The register puts each person into one activity at the end of the year: who has a job is employed, whatever the
    studies. ``outside_pct`` are neither employed, unemployed nor students. See :func:`over_years` for the year that the
    change is counted from. No rows where the table was not fetched.
    """
    beside = compared_in_labour(area)
    rows, past = over_years(store.ask(SQL, **beside), units=beside["roles"])
    shares = {f"{part}_pct": 100 * rows[f"{part}_persons"] / rows["working_age_persons"] for part in COUNTED}
    return Answer.of(rows.assign(**shares, outside_pct=100 - sum(shares.values())), past)


def words(found: Answer[Past], say: AreaContext) -> Presented:
    """Lines: employed and students, the area against the whole country; the table has those outside, and the region.

    There is no weight: the balance of labour is told by other exhibits.
    """
    text, years = say.text, found.typed(Year)
    own = [year for year in years if year.unit == "area"]
    return say.present(
        title=text("title", in_area=say.in_area, first=own[0].year, last=own[-1].year),
        takeaway=_takeaway(own, found.facts.base_year, say),
        alt="alt",
        notes=(text("note"), *say.gap_notes(gaps(each.year for each in own))),
        table=shares_table(years, PARTS, partial(_name, say), say),
        marks=shares_lines(years, DRAWN, partial(_name, say), say),
        value_title=text("value"),
    )


def _name(say: AreaContext, part: str, unit: str) -> str:
    return say.text(part, unit=unit)


def _takeaway(own: Sequence[Year], base_year: int, say: AreaContext) -> Sentence:
    """The change of the share who are employed, in percentage points."""
    way, points = points_since(own, "employed", base_year)
    if way == "same":
        return say.text("employed_same", in_area=say.in_area, base=base_year)
    return say.text(f"employed_{way}", in_area=say.in_area, points=say.fmt.decimal(points, 1), base=base_year)


def keyed(found: Answer[Past]) -> Iterator[Fact]:
    """Percent of the area's residents aged 18–64 by what they mainly do, in the newest year."""
    for row in found.typed(Year):
        if (row.unit, row.year) == ("area", max(found.facts.known_years)):
            for part in PARTS:
                yield Fact.today(part, row.pct(part), row.year, "pct")


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_with_legend,
    needs=("statfin-115b",),
    facts=Keyed(keyed, fact_name),
)
