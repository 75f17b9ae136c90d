"""How the level of education has changed over the years."""

from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import AreaContext, Gap, Presented
from lagesbild.language.shares_over_years import Parts, shares_over_years
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.education import COUNTED_FROM_AGE
from lagesbild.measures.over_years import Past, over_years
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
LEVELS: Final = ("tertiary", "basic")
PARTS: Final = Parts(*LEVELS, LEVELS)


class Year(NamedTuple):
    """One year of the area or what it is compared with: percent with tertiary level, and with none beyond basic."""

    unit: str
    year: int
    tertiary_pct: float
    basic_pct: float


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

    There is no weight: another exhibit says how it is in the newest year.
    """
    base_year, (first, *_, last) = found.facts
    return shares_over_years(
        found.typed(Year),
        base_year,
        PARTS,
        say,
        title=say.text("title", area=say.area_name, first=first, last=last, age=COUNTED_FROM_AGE),
        notes=(say.text("compared", base=base_year, back=last - base_year),),
        value_title=say.text("education.percent_of_population", age=COUNTED_FROM_AGE),
    )


def gap(found: Answer[Past], say: AreaContext) -> Gap | None:
    """The change, where there is one year only."""
    if not found.is_empty:
        return None
    why = say.text("gap_why", years=", ".join(map(str, found.facts.known_years)))
    return Gap(say.text("gap_short"), say.text("gap_question"), why, say.text("gap_remedy"))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_with_legend, needs=("statfin-12bs-years",), gap=gap)
