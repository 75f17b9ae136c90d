"""What changes the population in the official projection: births, deaths and net migration of every year."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint, Role
from lagesbild.language import AreaContext, Presented, Sentence, columns, table
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
LINES: Final[dict[str, Role]] = {"births": "own", "deaths": "quiet", "net_migration": "second"}


class Year(NamedTuple):
    """One year of the projection: persons born, dead, and moved in less moved out."""

    year: int
    births_persons: int
    deaths_persons: int
    natural_increase_persons: int
    net_migration_persons: int

    def of(self, line: str) -> int:
        """Persons of one of the lines."""
        return int(getattr(self, f"{line}_persons"))


def answer(store: Store, *, area: Area, horizon: int) -> Answer[None]:
    """One row per year of the projection of 2024 up to the horizon: births, deaths and net migration in persons.

    Deaths follow from the demographic balancing equation: change in population = births − deaths + net migration. No
    rows where the table was not fetched, or lacks a member or the horizon's year.
    """
    rows = store.ask(SQL, codes=area.codes, horizon=horizon)
    return Answer.of(rows if horizon in set(rows["year"]) else rows.head(0), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Three lines over the years of the projection; the headline and the last row of the table sum them up.

    There is no weight: the change in population is told by its history.
    """
    text, years = say.text, found.typed(Year)
    names = {line: text(line) for line in LINES}
    header = columns(
        text("shared.year"), *names.values(), text("natural_increase"), text("change"), of="change_persons"
    )
    return say.present(
        title=text("title", in_area=say.in_area, first=years[0].year, last=years[-1].year),
        takeaway=_takeaway(years, say),
        alt="alt",
        notes=(text("note"), *say.notes("projection")),
        table=table(header, _rows(years, say)),
        marks=[_point(year, line, names[line], say) for line in LINES for year in years],
        value_title=text("shared.persons"),
    )


def _sum(years: Sequence[Year], line: str) -> int:
    return sum(year.of(line) for year in years)


def _takeaway(years: Sequence[Year], say: AreaContext) -> Sentence:
    """By how much deaths exceed births, or births deaths, and what migration adds or takes, over all years."""
    natural, migration = _sum(years, "natural_increase"), _sum(years, "net_migration")
    key = f"{'births' if natural > 0 else 'deaths'}_{'gain' if migration >= 0 else 'loss'}"
    return say.text(key, in_area=say.in_area, natural=say.about(abs(natural)), migration=say.about(abs(migration)))


def _rows(years: Sequence[Year], say: AreaContext) -> Iterator[tuple[str, ...]]:
    """Every year, and all of them together."""
    for year in years:
        yield (str(year.year), *_cells([year], say))
    yield (say.text("together", first=years[0].year, last=years[-1].year), *_cells(years, say))


def _cells(years: Sequence[Year], say: AreaContext) -> Iterator[str]:
    yield from (say.fmt.integer(_sum(years, line)) for line in ("births", "deaths"))
    natural, migration = _sum(years, "natural_increase"), _sum(years, "net_migration")
    yield from map(say.fmt.change, (migration, natural, natural + migration))


def _point(year: Year, line: str, name: str, say: AreaContext) -> LinePoint:
    write = say.fmt.change if line == "net_migration" else say.fmt.integer
    hover = f"{name}, {say.year(year.year, 'projected')}: {write(year.of(line))}"
    return LinePoint(name, LINES[line], year.year, year.of(line), hover, say.kind("projected"))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years, needs=("statfin-14wy",))
