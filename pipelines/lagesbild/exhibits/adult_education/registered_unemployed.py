"""How many are registered as unemployed, month by month of the years at hand."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval, Role
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, rounded, table
from lagesbild.store import Store, SwedishMunicipality

SQL: Final = Path(__file__).with_suffix(".sql")
ROLES: Final[tuple[Role, Role]] = ("quiet", "own")
"""The first year at hand, the last one."""
ALIKE: Final = 1
"""Changes that differ by fewer percentage points are alike."""


class Month(NamedTuple):
    """Registered unemployed of one unit at the end of a month; missing where 1–4 of a municipality are hidden."""

    unit: str
    month: str
    year: int
    unemployed_persons: int | None

    @property
    def of_year(self) -> str:
        """The number of the month: ``12``."""
        return self.month[-2:]


class Span(NamedTuple):
    """The first and the last year at hand, and the newest month of both."""

    first_year: int
    last_year: int
    newest: str


def answer(store: Store, *, municipality: SwedishMunicipality) -> Answer[Span]:
    """One row per unit (municipality, county) and month: registered unemployed.

    Missing where the publisher hides 1–4 of a municipality. Facts: the first and the last year, their newest month.
    """
    codes = {unit: code for unit, code in municipality.codes.items() if unit != "country"}
    rows = store.ask(SQL, units=list(codes), area_codes=list(codes.values()))
    months = rows["month"]
    return Answer.of(rows, Span(int(rows["year"].min()), int(rows["year"].max()), str(months.max())[-2:]))


def words(found: Answer[Span], say: MunicipalContext) -> Presented:
    """Two dots per month: the municipality's registered unemployed in the first and in the last year at hand.

    The weight is the size of the change in the newest month.
    """
    text, span = say.text, found.facts
    of_unit = {unit: _by_month(found.typed(Month), unit) for unit in ("municipality", "county")}
    own, county = (_change(of_unit[unit], span) for unit in ("municipality", "county"))
    if own is None or county is None:
        return say.not_shown(text("hidden"))
    years = {"first": span.first_year, "last": span.last_year}
    return say.present(
        title=text("title", in_area=say.in_area, **years),
        takeaway=_takeaway(own, county, say),
        alt="alt",
        reading=text("reading", **years),
        notes=(text("note"), text("note_no_rate")),
        table=table(_header(span, say), _rows(of_unit, span, say)),
        marks=_marks(of_unit["municipality"], span, say),
        value_title=text("unemployed"),
        weight=abs(own) / 100,
    )


ByMonth = dict[tuple[int, str], int | None]


def _by_month(months: Sequence[Month], unit: str) -> ByMonth:
    return {(row.year, row.of_year): row.unemployed_persons for row in months if row.unit == unit}


def _change(of: ByMonth, span: Span) -> float | None:
    """Change in percent from the first to the last year, in the newest month; missing where a number is hidden."""
    first, last = (of.get((year, span.newest)) for year in (span.first_year, span.last_year))
    return 100 * (last - first) / first if first and last is not None else None


def _takeaway(own: float, county: float, say: MunicipalContext) -> Sentence:
    said = {"in_area": say.in_area, "own": say.percentage.changed(own)}
    if abs(rounded(own, 1) - rounded(county, 1)) < ALIKE:
        return say.text("alike", **said)
    return say.text("unlike", **said, county=say.percentage.changed(county))


def _month_names(span: Span, of: ByMonth, say: MunicipalContext) -> dict[str, str]:
    """Number of a month → its name, of those that both years have."""
    numbers = sorted({number for year, number in of if year == span.first_year})
    return {number: say.fmt.month_name(f"{span.last_year}-{number}") for number in numbers}


def _header(span: Span, say: MunicipalContext) -> tuple[Column, ...]:
    pairs = [(name, year) for name in (say.area_name, say.county_name) for year in (span.first_year, span.last_year)]
    return columns(
        say.text("month"), *(say.text("column", area=name, year=year) for name, year in pairs), of="unemployed_persons"
    )


def _rows(of_unit: dict[str, ByMonth], span: Span, say: MunicipalContext) -> Iterator[tuple[str, ...]]:
    years = (span.first_year, span.last_year)
    for number, name in _month_names(span, of_unit["municipality"], say).items():
        yield (name, *(_written(of[year, number], say) for of in of_unit.values() for year in years))


def _written(persons: int | None, say: MunicipalContext) -> str:
    return say.text("few") if persons is None else say.fmt.integer(persons)


def _marks(of: ByMonth, span: Span, say: MunicipalContext) -> Iterator[Interval | Dot]:
    for number, name in _month_names(span, of, say).items():
        ends = {year: of[year, number] for year in (span.first_year, span.last_year)}
        known = [persons for persons in ends.values() if persons is not None]
        yield Interval("", name, min(known), max(known))
        for role, (year, persons) in zip(ROLES, ends.items(), strict=True):
            if persons is not None:
                label = say.fmt.integer(persons)
                yield Dot(str(year), role, name, persons, f"{name} {year}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.pairs, relevance=0.7)
