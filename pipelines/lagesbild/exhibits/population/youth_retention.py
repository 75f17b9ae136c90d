"""Do the young stay? Of those who were 15–19 ten years ago, how many people of their birth years live here now."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.figures import LinePoint
from lagesbild.language import (
    NOTHING,
    AreaContext,
    Context,
    Presented,
    Sentence,
    Series,
    columns,
    direction,
    table,
)
from lagesbild.language.told import with_told
from lagesbild.measures.comparison import BECAME, compared_with_stand_in
from lagesbild.measures.facts import Fact
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
YOUNG: Final = (15, 19)
YEARS: Final = 10
GROWN: Final = (YOUNG[0] + YEARS, YOUNG[1] + YEARS)
FROM_YEAR_OF_STUDENTS: Final = 1994
"""From this year on students may be registered where they study."""


class Followed(NamedTuple):
    """One unit and year: persons of the same birth years ten years before and now, and now per hundred before."""

    unit: str
    year: int
    before_persons: int
    now_persons: int
    ratio: float


class Own(NamedTuple):
    """Which unit the sentence is of: ``area``, or ``region`` where only its figures reach back ten years."""

    unit: str


def answer(store: Store, *, area: Area) -> Answer[Own]:
    """One row per unit (area, region, country) and observed year: persons aged 25–29, and 15–19 ten years before.

    ``ratio`` is the former per hundred of the latter: above 100 more came than left. The area has no rows where ages
    are not observed ten years apart for all of its municipalities; its region has them from 1982 on. No rows where
    neither has. Source of the method: cohort comparison of two age structures (United Nations, Manual VI, 1970).
    """
    rows = store.ask(SQL, **compared_with_stand_in(area), age_from=YOUNG[0], age_to=YOUNG[1], years=YEARS)
    own = next((unit for unit in ("area", "region") if unit in set(rows["unit"])), "")
    kept = rows if own else rows.head(0)
    return Answer.of(kept.assign(ratio=100 * kept["now_persons"] / kept["before_persons"]), Own(own))


def words(found: Answer[Own], say: AreaContext) -> Presented:
    """One line for the area, or the region in its place, its region and the country.

    There is no weight: the figure is of what was, and a region's may stand for the area.
    """
    text, rows = say.text, found.typed(Followed)
    if not rows:
        return say.not_shown(text("none", years=YEARS))
    units = say.compared(row.unit for row in rows)
    own = [row for row in rows if row.unit == found.facts.unit]
    name = next(unit.name for unit in units if unit.key == found.facts.unit)
    is_of_region = found.facts.unit == "region" and say.is_region_stand_in
    ages = _ages()
    return say.present(
        title=text("title", area=name, first=own[0].year, last=own[-1].year, **ages),
        takeaway=_takeaway(own[-1], is_of_region, say),
        alt="alt",
        notes=(
            *(say.region_notes() if is_of_region else ()),
            text("note_not_the_same"),
            *(
                [text("note_students", since=FROM_YEAR_OF_STUDENTS)]
                if own[0].year - YEARS < FROM_YEAR_OF_STUDENTS
                else []
            ),
        ),
        table=table(
            columns(
                text("shared.year"),
                text("before", **ages),
                text("now", **ages),
                *(text("per_hundred", unit=unit.name) for unit in units),
                of=("before_persons", "now_persons", *["now_per_100"] * len(units)),
            ),
            (_cells(row, rows, units, say) for row in own),
        ),
        marks=with_told(
            (_point(row, unit, own[-1].year, say) for unit in units for row in rows if row.unit == unit.key),
            {(name, own[-1].year): say.fmt.integer(own[-1].ratio)},
        ),
        value_title=text("axis", **ages),
        is_of_region=is_of_region,
    )


def _ages() -> dict[str, object]:
    """What the words name: both ages, and the years between."""
    young, grown = (f"{first}–{last}" for first, last in (YOUNG, GROWN))
    return {"young": young, "grown": grown, "years": YEARS}


def _takeaway(newest: Followed, is_of_region: bool, say: AreaContext) -> Sentence:
    """The newest year of the area or of its region; the country stands beside it in the chart."""
    place = say.in_region if is_of_region else say.in_area
    key = BECAME[direction(newest.ratio - 100)]
    ratio = {} if key == "even" else {"ratio": say.fmt.integer(newest.ratio)}
    return say.text(key, in_place=place, **ratio, before=newest.year - YEARS)


def _cells(row: Followed, rows: Sequence[Followed], units: Sequence[Series], say: AreaContext) -> tuple[str, ...]:
    ratios = {each.unit: each.ratio for each in rows if each.year == row.year}
    counted = (say.fmt.integer(row.before_persons), say.fmt.integer(row.now_persons))
    return (str(row.year), *counted, *(_ratio(ratios.get(unit.key), say) for unit in units))


def _ratio(ratio: float | None, say: AreaContext) -> str:
    return NOTHING if ratio is None else say.fmt.decimal(ratio, 1)


def _point(row: Followed, unit: Series, newest: int, say: AreaContext) -> LinePoint:
    """A point; that of the newest year has its number beside the name."""
    hover = f"{unit.name}, {row.year}: {say.fmt.decimal(row.ratio, 1)}"
    label = say.fmt.integer(row.ratio) if row.year == newest else ""
    return LinePoint(unit.name, unit.role, row.year, row.ratio, hover, label=label)


def keyed(found: Answer[Own]) -> Iterator[Fact]:
    """The newest ratio of the area itself; its region's is no figure of its own."""
    own = [row for row in found.typed(Followed) if row.unit == found.facts.unit == "area"]
    for row in own[-1:]:
        yield Fact.today("ratio", row.ratio, row.year, "per_100")


def called(figure: str, say: Context) -> Sentence:
    """A figure in words."""
    return say.text(f"fact_{figure}", **_ages())


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years, facts=Keyed(keyed, called))
