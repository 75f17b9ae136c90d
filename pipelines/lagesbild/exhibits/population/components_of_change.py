"""What the change in population came of: births, deaths and the two kinds of net migration."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, LinePoint, Role
from lagesbild.language import AreaContext, Column, Presented, Sentence, Series, columns, table
from lagesbild.measures.comparison import compared
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
COMPONENTS: Final = ("births", "deaths", "intermunicipal_net", "net_immigration")
LINES: Final[Mapping[str, Role]] = {"natural": "own", "intermunicipal_net": "second", "net_immigration": "third"}


class Component(NamedTuple):
    """One component of one unit (area, region, country) and year, in persons and per 1 000 of the mean population."""

    unit: str
    year: int
    component: str
    persons: int
    per_1000: float


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per unit (area, region, country), year and component: persons, and per 1 000 of the mean population.

    Deaths are negative: each component is what it adds to the population. The mean population is the mean of the first
    and the last day of the year, as in official rates; the first is the last less the total change.
    """
    years = store.ask(SQL, **compared(area))
    years["deaths_persons"] = -years["deaths_persons"]
    mean = years["population_persons"] - years["change_persons"] / 2
    of_components = [
        years[["unit", "year", "sources"]].assign(
            component=name, persons=years[f"{name}_persons"], per_1000=1000 * years[f"{name}_persons"] / mean
        )
        for name in COMPONENTS
    ]
    return Answer.of(pd.concat(of_components, ignore_index=True), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Of one year grouped bars: each component per thousand inhabitants, the area beside others.

    Of several years one line each for natural increase, moves between municipalities and immigration, in persons. The
    sentence is of the newest year, and so is the weight, the area's total change. Every unit has every component.
    """
    rows = found.typed(Component)
    own = _of_unit(rows, "area")
    newest = max(row.year for row in own)
    latest = [row for row in own if row.year == newest]
    return _one_year(rows, latest, say) if len(latest) == len(own) else _several_years(own, latest, say)


def _of_unit(rows: Iterable[Component], unit: str) -> list[Component]:
    return [row for row in rows if row.unit == unit]


def _one_year(rows: Sequence[Component], latest: Sequence[Component], say: AreaContext) -> Presented:
    units = say.compared(row.unit for row in rows)
    rates = {(row.component, row.unit): row.per_1000 for row in rows}
    return say.present(
        title=say.text("title", in_area=say.in_area, year=latest[0].year),
        takeaway=_takeaway(latest, say),
        alt="alt",
        notes=(say.text("mean_population"), *_within(say)),
        table=table(_header(units, say), (_cells(row, units, rates, say) for row in latest)),
        marks=(_bar(row, unit, say) for unit in units for row in _of_unit(rows, unit.key)),
        value_title=say.text("per_1000"),
        changes=True,
        weight=_weight(latest),
    )


def _several_years(own: Sequence[Component], latest: Sequence[Component], say: AreaContext) -> Presented:
    years = sorted({row.year for row in own})
    parts = {year: _parts(row for row in own if row.year == year) for year in years}
    lines = [Series(key, role, _name(key, say)) for key, role in LINES.items()]
    return say.present(
        title=say.text("series_title", in_area=say.in_area, first=years[0], last=years[-1]),
        takeaway=_takeaway(latest, say),
        alt="series_alt",
        notes=_within(say),
        table=table(
            columns(say.text("shared.year"), *(line.name for line in lines)),
            ((str(year), *(say.fmt.change(parts[year][line.key]) for line in lines)) for year in years),
        ),
        marks=(_point(year, parts[year][line.key], line, say) for line in lines for year in years),
        value_title=say.text("shared.persons"),
        changes=True,
        weight=_weight(latest),
    )


def _weight(latest: Sequence[Component]) -> float:
    return abs(sum(row.per_1000 for row in latest)) / 1000


def _within(say: AreaContext) -> tuple[str, ...]:
    """That moves within the area cancel out."""
    return () if say.area.kind == "municipality" else (say.text("moves_within"),)


def _parts(of_year: Iterable[Component]) -> dict[str, int]:
    """Persons of each component of one year, and their natural increase."""
    persons = {row.component: row.persons for row in of_year}
    return persons | {"natural": persons["births"] + persons["deaths"]}


def _takeaway(latest: Sequence[Component], say: AreaContext) -> Sentence:
    """What changed the population more; both where one of them went the other way."""
    parts = _parts(latest)
    natural, migration = parts["natural"], parts["intermunicipal_net"] + parts["net_immigration"]
    sizes = {"natural": say.fmt.integer(abs(natural)), "migration": say.fmt.integer(abs(migration))}
    return say.text(_kind(natural, migration), year=latest[0].year, **sizes)


def _kind(natural: int, migration: int) -> str:
    """``fell_by_natural``: most of it; ``fell_despite_migration``: which gained, but less than was lost."""
    change = natural + migration
    if not change:
        return "balanced"
    way = "grew" if change > 0 else "fell"
    if natural * migration < 0:
        return f"{way}_despite_{'natural' if natural * change < 0 else 'migration'}"
    return f"{way}_by_{'natural' if abs(natural) >= abs(migration) else 'migration'}"


def _name(part: str, say: AreaContext) -> Sentence:
    return say.text(f"part_{part}")


def _header(units: Sequence[Series], say: AreaContext) -> tuple[Column, ...]:
    rates = (say.text("per_1000_in", unit=unit.name) for unit in units)
    return columns(say.text("component"), f"{say.text('shared.persons')}, {say.area_name}", *rates)


def _cells(
    row: Component, units: Sequence[Series], rates: Mapping[tuple[str, str], float], say: AreaContext
) -> tuple[str, ...]:
    per_1000 = (say.fmt.change(rates[row.component, unit.key], 1) for unit in units)
    return (_name(row.component, say), say.fmt.change(row.persons), *per_1000)


def _bar(row: Component, unit: Series, say: AreaContext) -> Bar:
    name, rate = _name(row.component, say), say.fmt.change(row.per_1000, 1)
    return Bar(unit.name, unit.role, name, row.per_1000, f"{unit.name}, {name}: {rate} ‰", rate)


def _point(year: int, persons: int, line: Series, say: AreaContext) -> LinePoint:
    return LinePoint(line.name, line.role, year, persons, f"{line.name}, {year}: {say.fmt.change(persons)}")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_or_lines, relevance=0.6)
