"""Percentages over the years, of an area and what it is compared with: the table and the lines of a chart."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, Protocol

from lagesbild.figures import LinePoint, Role
from lagesbild.language.area_context import AreaContext
from lagesbild.language.context import Direction, gaps
from lagesbild.language.numbers import rounded
from lagesbild.language.table import Table, columns, table

Drawn = Mapping[tuple[str, str], Role]
"""The role of each line: (unit, part) → role. What has none is in the table only."""
Name = Callable[[str, str], str]
"""What a part is called, of a unit by its name."""
HARDLY: Final = Decimal("0.5")
"""A change of fewer percentage points is hardly any."""


class Shares(Protocol):
    """One year of one unit: per cent of each part."""

    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def year(self) -> int: ...  # noqa: D102
    def pct(self, part: str) -> float: ...  # noqa: D102


def of_unit(years: Sequence[Shares], unit: str) -> list[Shares]:
    """The years of one unit."""
    return [year for year in years if year.unit == unit]


def points_since(years: Sequence[Shares], part: str, base_year: int) -> tuple[Direction, Decimal]:
    """Where a part goes from the base year to the last one, and by how many percentage points, one decimal."""
    base = next(year for year in years if year.year == base_year)
    points = rounded(years[-1].pct(part) - base.pct(part), 1)
    if abs(points) < HARDLY:
        return "same", abs(points)
    return ("up" if points > 0 else "down"), abs(points)


def shares_table(years: Sequence[Shares], parts: Sequence[str], name: Name, say: AreaContext) -> Table:
    """One row per year: each unit's parts in turn."""
    units = say.compared(year.unit for year in years)
    header = (name(part, unit.name) for unit in units for part in parts)
    rows = (
        [year for unit in units for year in of_unit(years, unit.key) if year.year == each.year] for each in _own(years)
    )
    cells = ((str(row[0].year), *(say.fmt.percent(year.pct(part)) for year in row for part in parts)) for row in rows)
    return table(columns(say.text("shared.year"), *header, of="share_pct"), cells)


def shares_lines(years: Sequence[Shares], drawn: Drawn, name: Name, say: AreaContext) -> Iterator[LinePoint]:
    """A line per unit and part that is ``drawn``, broken at years that are missing."""
    for unit in say.compared(year.unit for year in years):
        for (key, part), role in drawn.items():
            if key == unit.key:
                yield from _line(of_unit(years, key), part, role, name(part, unit.name), say)


def _own(years: Sequence[Shares]) -> list[Shares]:
    return of_unit(years, "area")


def _line(years: Sequence[Shares], part: str, role: Role, name: str, say: AreaContext) -> list[LinePoint]:
    """One point per year, an empty one for each that is missing so that the line breaks there."""
    known = [_point(year, part, role, name, say) for year in years]
    empty = [LinePoint(name, role, year, None, "") for year in gaps(year.year for year in years)]
    return sorted([*known, *empty], key=lambda point: point.year)


def _point(year: Shares, part: str, role: Role, name: str, say: AreaContext) -> LinePoint:
    return LinePoint(name, role, year.year, year.pct(part), f"{name}, {year.year}: {say.fmt.percent(year.pct(part))}")
