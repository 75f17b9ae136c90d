"""How the level of education has changed over the years."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import AreaContext, Gap, Presented, Sentence, gaps
from lagesbild.language.shares_over_years import Drawn, points_since, shares_lines, shares_table
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.education import COUNTED_FROM_AGE
from lagesbild.measures.over_years import Past, over_years
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
LEVELS: Final = ("tertiary", "basic")
DRAWN: Final[Drawn] = {
    ("area", "tertiary"): "own",
    ("area", "basic"): "third",
    ("country", "tertiary"): "second",
    ("country", "basic"): "fourth",
}


class Year(NamedTuple):
    """One year of the area or what it is compared with: percent with tertiary level, and with none beyond basic."""

    unit: str
    year: int
    tertiary_pct: float
    basic_pct: float

    def pct(self, part: str) -> float:
        """Percent with one of the levels."""
        return self.tertiary_pct if part == "tertiary" else self.basic_pct


def answer(store: Store, *, area: Area) -> Answer[Past]:
    """One row per unit (area, employment area or region, country) and year that all have: percent of those counted.

    ``tertiary_pct`` have a tertiary qualification, ``basic_pct`` none beyond basic level; see :func:`over_years` for
    the year that the change is counted from. No rows where there is one year.
    """
    beside = compared_in_labour(area)
    rows, past = over_years(store.ask(SQL, **beside), units=beside["roles"])
    shares = {f"{level}_pct": 100 * rows[f"{level}_persons"] / rows["population_persons"] for level in LEVELS}
    return Answer.of(rows.assign(**shares), past)


def words(found: Answer[Past], say: AreaContext) -> Presented:
    """Lines: two levels, the area against the whole country; the table has the region, too.

    Lines are broken at years that are missing. There is no weight: another exhibit says how it is in the newest year.
    """
    text, years = say.text, found.typed(Year)
    own = [year for year in years if year.unit == "area"]
    return say.present(
        title=text("title", area=say.area_name, first=own[0].year, last=own[-1].year, age=COUNTED_FROM_AGE),
        takeaway=_takeaway(own, found.facts.base_year, say),
        alt="alt",
        notes=(_compared(own[-1].year, found.facts.base_year, say), *say.gap_notes(gaps(each.year for each in own))),
        table=shares_table(years, LEVELS, partial(_name, say), say),
        marks=shares_lines(years, DRAWN, partial(_name, say), say),
        value_title=text("education.percent_of_population", age=COUNTED_FROM_AGE),
    )


def gap(found: Answer[Past], say: AreaContext) -> Gap | None:
    """The change, where there is one year only."""
    if not found.is_empty:
        return None
    why = say.text("gap_why", years=", ".join(map(str, found.facts.known_years)))
    return Gap(say.text("gap_short"), say.text("gap_question"), why, say.text("gap_remedy"))


def _name(say: AreaContext, part: str, unit: str) -> str:
    return say.text(part, unit=unit)


def _takeaway(own: Sequence[Year], base_year: int, say: AreaContext) -> Sentence:
    """The change of the share with a tertiary qualification, in percentage points."""
    way, points = points_since(own, "tertiary", base_year)
    if way == "same":
        return say.text("tertiary_same", in_area=say.in_area, base=base_year)
    return say.text(f"tertiary_{way}", in_area=say.in_area, points=say.fmt.decimal(points, 1), base=base_year)


def _compared(last: int, base_year: int, say: AreaContext) -> Sentence:
    return say.text("compared", base=base_year, back=last - base_year)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_with_legend, needs=("statfin-12bs-years",), gap=gap)
