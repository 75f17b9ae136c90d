"""Percentages over the years, of an area and what it is compared with: headline, table and the lines of a chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from lagesbild.figures import LinePoint, Role
from lagesbild.language.area_context import AreaContext
from lagesbild.language.context import Direction, gaps
from lagesbild.language.numbers import rounded
from lagesbild.language.presented import Presented
from lagesbild.language.sentence import Sentence
from lagesbild.language.table import Table, columns, table
from lagesbild.language.told import with_told

ROLES: Final[dict[str, tuple[Role, Role]]] = {"area": ("own", "third"), "country": ("second", "fourth")}
"""How the two lines of a unit are drawn; other units are in the table only."""
HARDLY: Final = Decimal("0.5")
"""A change of fewer percentage points is hardly any."""


class Parts(NamedTuple):
    """Which percentages are told: the headline's, drawn first, the one that is drawn beside it, all of the table.

    The room has a name ``part_<part>`` of each, with the ``unit`` that it is of, and ``<headline>_up``, ``_down`` and
    ``_same``.
    """

    headline: str
    beside: str
    tabled: tuple[str, ...]


class Shares(Protocol):
    """One year of one unit; a field ``<part>_pct`` for each part."""

    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def year(self) -> int: ...  # noqa: D102


def shares_over_years(
    years: Sequence[Shares],
    base_year: int,
    parts: Parts,
    say: AreaContext,
    *,
    title: Sentence,
    notes: Sequence[str],
    value_title: Sentence,
) -> Presented:
    """Lines: two parts, the area against the whole country, broken at years that are missing; the table has all.

    The headline is the change since the base year. There is no weight: such shares lead no brief.
    """
    own = _of_unit(years, "area")
    return say.present(
        title=title,
        takeaway=_takeaway(own, parts.headline, base_year, say),
        alt="alt",
        notes=(*notes, *say.gap_notes(gaps(each.year for each in own))),
        table=_table(years, parts.tabled, say),
        marks=with_told(_lines(years, parts, say), _told(own, parts.headline, base_year, say)),
        value_title=value_title,
    )


def shares_of_residents(years: Sequence[Shares], base_year: int, parts: Parts, say: AreaContext) -> Presented:
    """The same in a room whose ``title`` (with ``first`` and ``last`` year), ``note`` and ``value`` say all."""
    own = _of_unit(years, "area")
    title = say.text("title", in_area=say.in_area, first=own[0].year, last=own[-1].year)
    notes = (say.text("note"),)
    return shares_over_years(years, base_year, parts, say, title=title, notes=notes, value_title=say.text("value"))


def _of_unit(years: Sequence[Shares], unit: str) -> list[Shares]:
    return [year for year in years if year.unit == unit]


def _pct(year: Shares, part: str) -> float:
    return float(getattr(year, f"{part}_pct"))


def _takeaway(own: Sequence[Shares], part: str, base_year: int, say: AreaContext) -> Sentence:
    """The change of a part, in percentage points."""
    way, points = _points_since(own, part, base_year)
    if way == "same":
        return say.text(f"{part}_same", in_area=say.in_area, base=base_year)
    return say.text(f"{part}_{way}", in_area=say.in_area, points=say.fmt.decimal(points, 1), base=base_year)


def _told(own: Sequence[Shares], part: str, base_year: int, say: AreaContext) -> dict[tuple[str, int], str]:
    """The part in the base year and in the last one."""
    name = say.text(f"part_{part}", unit=say.area_name)
    named = (year for year in own if year.year in {base_year, own[-1].year})
    return {(name, year.year): say.fmt.percent(_pct(year, part)) for year in named}


def _points_since(own: Sequence[Shares], part: str, base_year: int) -> tuple[Direction, Decimal]:
    """Where a part goes from the base year to the last one, and by how many percentage points, one decimal."""
    base = next(year for year in own if year.year == base_year)
    points = rounded(_pct(own[-1], part) - _pct(base, part), 1)
    if abs(points) < HARDLY:
        return "same", abs(points)
    return ("up" if points > 0 else "down"), abs(points)


def _table(years: Sequence[Shares], parts: Sequence[str], say: AreaContext) -> Table:
    """One row per year: each unit's parts in turn."""
    units = say.compared(year.unit for year in years)
    header = (say.text(f"part_{part}", unit=unit.name) for unit in units for part in parts)
    rows = (
        [year for unit in units for year in _of_unit(years, unit.key) if year.year == each.year]
        for each in _of_unit(years, "area")
    )
    cells = ((str(row[0].year), *(say.fmt.percent(_pct(year, part)) for year in row for part in parts)) for row in rows)
    return table(columns(say.text("shared.year"), *header, of="share_pct"), cells)


def _lines(years: Sequence[Shares], parts: Parts, say: AreaContext) -> Iterator[LinePoint]:
    for unit in say.compared(year.unit for year in years):
        for part, role in zip((parts.headline, parts.beside), ROLES.get(unit.key, ()), strict=False):
            yield from _line(_of_unit(years, unit.key), part, role, say.text(f"part_{part}", unit=unit.name), say)


def _line(years: Sequence[Shares], part: str, role: Role, name: str, say: AreaContext) -> list[LinePoint]:
    """One point per year, an empty one for each that is missing so that the line breaks there."""
    known = [_point(year, part, role, name, say) for year in years]
    empty = [LinePoint(name, role, year, None, "") for year in gaps(year.year for year in years)]
    return sorted([*known, *empty], key=lambda point: point.year)


def _point(year: Shares, part: str, role: Role, name: str, say: AreaContext) -> LinePoint:
    percent = _pct(year, part)
    return LinePoint(name, role, year.year, percent, f"{name}, {year.year}: {say.fmt.percent(percent)}")
