"""How many choose the area's upper secondary education first, against its study places, over the years."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.figures import LinePoint, Role
from lagesbild.language import NOTHING, AreaContext, Column, Presented, Sentence, columns, gaps, table
from lagesbild.language.facts import fact_name
from lagesbild.language.numbers import rounded
from lagesbild.language.told import with_told
from lagesbild.measures.comparison import compared
from lagesbild.measures.facts import Fact
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
PER: Final = 100
"""Applicants are told per so many places."""
LINES: Final[dict[str, Role]] = {"first_choice": "own", "places": "third"}


class Year(NamedTuple):
    """One year of the area or what it is compared with: places, and applicants whose first choice they are."""

    unit: str
    year: int
    places_count: int
    first_choice_persons: int
    general_places_count: int
    general_first_choice_persons: int
    vocational_places_count: int
    vocational_first_choice_persons: int
    open_targets_count: int

    def of(self, line: str) -> int:
        """Places, or applicants."""
        return self.places_count if line == "places" else self.first_choice_persons

    @property
    def per_places(self) -> float:
        """First-choice applicants per hundred places; there are places in every row."""
        return PER * self.first_choice_persons / self.places_count


class Newest(NamedTuple):
    """The newest joint application of the whole country; it describes nothing where there is no row."""

    newest_year: int = 0


def answer(store: Store, *, area: Area) -> Answer[Newest]:
    """One row per unit (area, region, country) and year in which it has places: study places and first choices.

    They are counted where the education is given, not where applicants live. No rows where the records were not
    fetched, or the area has no place in any year.
    """
    rows = store.ask(SQL, **compared(area))
    if "area" not in set(rows["unit"]):
        return Answer.of(rows.head(0), Newest())
    return Answer.of(rows.drop(columns="newest_year"), Newest(int(rows["newest_year"].iloc[0])))


def words(found: Answer[Newest], say: AreaContext) -> Presented:
    """Two lines of counts; the table has applicants per hundred places, too, of both programmes and beside others.

    There is no weight: where places are offered is decided by others, too.
    """
    text, years = say.text, found.typed(Year)
    own = [year for year in years if year.unit == "area"]
    return say.present(
        title=text("title", in_area=say.in_area, first=own[0].year, last=own[-1].year),
        takeaway=_takeaway(own[-1], found.facts.newest_year, say),
        alt="alt",
        reading=text("reading"),
        notes=(text("note"), *_open(own[-1], say), *say.gap_notes(gaps(each.year for each in own))),
        table=table(_header(years, say), (_cells(each, years, say) for each in own)),
        marks=with_told(_lines(own, say), {(text(line), own[-1].year): _counted(own[-1], line, say) for line in LINES}),
        value_title=text("axis"),
    )


def _takeaway(last: Year, newest_year: int, say: AreaContext) -> Sentence:
    """Whether first choices are fewer or more than places, or when there was last a place."""
    if last.year < newest_year:
        return say.text("ended", in_area=say.in_area, last=last.year)
    per = rounded(last.per_places, 0)
    if per == PER:
        return say.text("as_many", in_area=say.in_area, year=last.year)
    return say.text("fewer" if per < PER else "more", in_area=say.in_area, n=say.fmt.integer(per), year=last.year)


def _open(last: Year, say: AreaContext) -> Iterator[Sentence]:
    """How many targets are in no sum."""
    if last.open_targets_count:
        yield say.text("open", n=last.open_targets_count, year=last.year)


def _header(years: Sequence[Year], say: AreaContext) -> tuple[Column, ...]:
    text = say.text
    beside = (text("per_of", unit=unit.name) for unit in say.compared(each.unit for each in years))
    of_kind = (text(f"per_{kind}") for kind in ("general", "vocational"))
    per = [*of_kind, *beside]
    of = ("places_count", "first_choice_persons", *["first_choice_per_100"] * len(per))
    return columns(text("shared.year"), text("places"), text("first_choice"), *per, of=of)


def _cells(own: Year, years: Sequence[Year], say: AreaContext) -> tuple[str, ...]:
    same = {each.unit: each for each in years if each.year == own.year}
    units = say.compared(each.unit for each in years)
    kinds = (
        (own.general_first_choice_persons, own.general_places_count),
        (own.vocational_first_choice_persons, own.vocational_places_count),
    )
    return (
        str(own.year),
        say.fmt.integer(own.places_count),
        say.fmt.integer(own.first_choice_persons),
        *(say.fmt.integer(PER * persons / places) if places else NOTHING for persons, places in kinds),
        *(say.fmt.integer(same[unit.key].per_places) if unit.key in same else NOTHING for unit in units),
    )


def _lines(own: Sequence[Year], say: AreaContext) -> Iterator[LinePoint]:
    """Applicants and places, broken at years in which there are no places."""
    for line, role in LINES.items():
        name = say.text(line)
        points = [LinePoint(name, role, each.year, each.of(line), _hover(name, each, line, say)) for each in own]
        empty = [LinePoint(name, role, year, None, "") for year in gaps(each.year for each in own)]
        yield from sorted([*points, *empty], key=lambda point: point.year)


def _hover(name: str, year: Year, line: str, say: AreaContext) -> str:
    return f"{name}, {year.year}: {_counted(year, line, say)}"


def _counted(year: Year, line: str, say: AreaContext) -> str:
    return say.fmt.integer(year.of(line))


def keyed(found: Answer[Newest]) -> Iterator[Fact]:
    """Places and first choices of the area in the newest joint application, and first choices per hundred places."""
    for row in found.typed(Year):
        if (row.unit, row.year) == ("area", found.facts.newest_year):
            yield Fact.today("places", row.places_count, row.year, "count")
            yield Fact.today("first_choice", row.first_choice_persons, row.year, "persons")
            yield Fact.today("ratio", row.per_places, row.year, "per_100")


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.lines_with_legend,
    needs=("vipunen-study-places",),
    facts=Keyed(keyed, fact_name),
)
