"""How the level of education has changed over the years."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint, Role
from lagesbild.language import AreaContext, FormattedNumber, Gap, Presented, Sentence, columns, gaps, rounded, table
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.education import COUNTED_FROM_AGE
from lagesbild.measures.today import comparison_year
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
YEARS_BACK: Final = 10
LEVELS: Final = ("tertiary", "basic")
HARDLY: Final = Decimal("0.5")
"""A change of fewer percentage points is hardly any."""
DRAWN: Final[Mapping[tuple[str, str], Role]] = {
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

    def pct(self, level: str) -> float:
        """Percent with one of the levels."""
        return self.tertiary_pct if level == "tertiary" else self.basic_pct


class Past(NamedTuple):
    """The year that the change is counted from, and all years that the area and its comparisons have."""

    base_year: int
    known_years: tuple[int, ...]


def answer(store: Store, *, area: Area) -> Answer[Past]:
    """One row per unit (area, employment area or region, country) and year that all have: percent of those counted.

    ``tertiary_pct`` have a tertiary qualification, ``basic_pct`` none beyond basic level. The base year is ten years
    before the newest year, or the longest way back where that year is missing. No rows where there is one year.
    """
    beside = compared_in_labour(area)
    rows = store.ask(SQL, **beside)
    shared = rows[rows.groupby("year")["unit"].transform("nunique") == len(set(beside["roles"]))]
    years = tuple(sorted(int(year) for year in shared["year"].unique()))
    base = comparison_year(years, newest=max(years, default=0), back=YEARS_BACK)
    if base is None:
        return Answer.of(shared.head(0), Past(0, years))
    shares = {f"{level}_pct": 100 * shared[f"{level}_persons"] / shared["population_persons"] for level in LEVELS}
    return Answer.of(shared.assign(**shares).reset_index(drop=True), Past(base, years))


def words(found: Answer[Past], say: AreaContext) -> Presented:
    """Lines: two levels, the area against the whole country; the table has the region, too.

    Lines are broken at years that are missing. There is no weight: another exhibit says how it is in the newest year.
    """
    text, years = say.text, found.typed(Year)
    own, units = _of(years, "area"), say.compared(year.unit for year in years)
    of = {(year.unit, year.year): year for year in years}
    header = (text(level, unit=unit.name) for unit in units for level in LEVELS)
    return say.present(
        title=text("title", area=say.area_name, first=own[0].year, last=own[-1].year, age=COUNTED_FROM_AGE),
        takeaway=_takeaway(years, found.facts.base_year, say),
        alt="alt",
        notes=(_compared(own[-1].year, found.facts.base_year, say), *say.gap_notes(gaps(each.year for each in own))),
        table=table(
            columns(text("shared.year"), *header),
            (_cells(year.year, [of[unit.key, year.year] for unit in units], say) for year in own),
        ),
        marks=(
            point
            for unit in units
            for level in LEVELS
            if (unit.key, level) in DRAWN
            for point in _line(_of(years, unit.key), level, unit.name, say)
        ),
        value_title=text("education.percent_of_population", age=COUNTED_FROM_AGE),
    )


def gap(found: Answer[Past], say: AreaContext) -> Gap | None:
    """The change, where there is one year only."""
    if not found.is_empty:
        return None
    why = say.text("gap_why", years=", ".join(map(str, found.facts.known_years)))
    return Gap(say.text("gap_short"), say.text("gap_question"), why, say.text("gap_remedy"))


def _of(years: Sequence[Year], unit: str) -> list[Year]:
    return [year for year in years if year.unit == unit]


def _takeaway(years: Sequence[Year], base_year: int, say: AreaContext) -> Sentence:
    """The change of the share with a tertiary qualification, in percentage points."""
    own = _of(years, "area")
    points = rounded(own[-1].tertiary_pct - _of_year(own, base_year).tertiary_pct, 1)
    if abs(points) < HARDLY:
        return say.text("tertiary_same", in_area=say.in_area, base=base_year)
    way = "up" if points > 0 else "down"
    return say.text(f"tertiary_{way}", in_area=say.in_area, points=say.fmt.decimal(abs(points), 1), base=base_year)


def _of_year(years: Sequence[Year], year: int) -> Year:
    return next(each for each in years if each.year == year)


def _pct(year: Year, level: str, say: AreaContext) -> FormattedNumber:
    return say.fmt.percent(year.pct(level))


def _compared(last: int, base_year: int, say: AreaContext) -> Sentence:
    return say.text("compared", base=base_year, back=last - base_year)


def _cells(year: int, by_unit: Sequence[Year], say: AreaContext) -> tuple[str, ...]:
    return (str(year), *(_pct(each, level, say) for each in by_unit for level in LEVELS))


def _line(years: Sequence[Year], level: str, unit: str, say: AreaContext) -> list[LinePoint]:
    """One point per year, an empty one for each that is missing so that the line breaks there."""
    name, role = say.text(level, unit=unit), DRAWN[years[0].unit, level]
    known = [_point(name, role, year, level, say) for year in years]
    empty = [LinePoint(name, role, year, None, "") for year in gaps(year.year for year in years)]
    return sorted([*known, *empty], key=lambda point: point.year)


def _point(name: str, role: Role, year: Year, level: str, say: AreaContext) -> LinePoint:
    return LinePoint(name, role, year.year, year.pct(level), f"{name}, {year.year}: {_pct(year, level, say)}")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_with_legend, needs=("statfin-12bs-years",), gap=gap)
