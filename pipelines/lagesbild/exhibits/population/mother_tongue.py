"""Which mother tongues residents have, over the years."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import AreaContext, Presented, Sentence, gaps
from lagesbild.language.shares_over_years import Drawn, points_since, shares_lines, shares_table
from lagesbild.measures.comparison import compared
from lagesbild.measures.over_years import Past, over_years
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
LANGUAGES: Final = ("finnish", "swedish", "foreign")
DRAWN: Final[Drawn] = {
    ("area", "foreign"): "own",
    ("area", "swedish"): "third",
    ("country", "foreign"): "second",
    ("country", "swedish"): "fourth",
}


class Year(NamedTuple):
    """One year of the area or what it is compared with: percent of residents with each mother tongue."""

    unit: str
    year: int
    finnish_pct: float
    swedish_pct: float
    foreign_pct: float

    def pct(self, part: str) -> float:
        """Percent with one of the mother tongues."""
        return float(getattr(self, f"{part}_pct"))


def answer(store: Store, *, area: Area) -> Answer[Past]:
    """One row per unit (area, region, country) and year that all have: percent of residents by mother tongue.

    The population register holds one mother tongue per person; ``foreign_pct`` is all but Finnish, Swedish and Sámi.
    See :func:`over_years` for the year that the change is counted from. No rows where the table was not fetched, or a
    figure of a member is secret.
    """
    beside = compared(area)
    rows, past = over_years(store.ask(SQL, **beside), units=beside["roles"])
    shares = {f"{name}_pct": 100 * rows[f"{name}_persons"] / rows["population_persons"] for name in LANGUAGES}
    return Answer.of(rows.assign(**shares), past)


def words(found: Answer[Past], say: AreaContext) -> Presented:
    """Lines: foreign languages and Swedish, the area against the whole country; the table has Finnish and the region.

    There is no weight: it says nothing of the need for places.
    """
    text, years = say.text, found.typed(Year)
    own = [year for year in years if year.unit == "area"]
    return say.present(
        title=text("title", in_area=say.in_area, first=own[0].year, last=own[-1].year),
        takeaway=_takeaway(own, found.facts.base_year, say),
        alt="alt",
        notes=(text("note"), *say.gap_notes(gaps(each.year for each in own))),
        table=shares_table(years, LANGUAGES, partial(_name, say), say),
        marks=shares_lines(years, DRAWN, partial(_name, say), say),
        value_title=text("value"),
    )


def _name(say: AreaContext, part: str, unit: str) -> str:
    return say.text(part, unit=unit)


def _takeaway(own: Sequence[Year], base_year: int, say: AreaContext) -> Sentence:
    """The change of the share with a foreign mother tongue, in percentage points."""
    way, points = points_since(own, "foreign", base_year)
    if way == "same":
        return say.text("foreign_same", in_area=say.in_area, base=base_year)
    return say.text(f"foreign_{way}", in_area=say.in_area, points=say.fmt.decimal(points, 1), base=base_year)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_with_legend, needs=("statfin-11rm",))
