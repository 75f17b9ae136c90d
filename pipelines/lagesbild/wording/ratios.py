"""Ratios of age groups in words: the dependency ratio and the renewal of the workforce.

Both come from one row per unit and year, with ``ratio``; every unit has the years of the area, and nothing is missing.
"""

import pandas as pd

from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Series, Words, gaps


def dependency_ratio(rows: pd.DataFrame, words: Words) -> Presented:
    """One line for the area, its region and the country: children and older persons per hundred of working age.

    The weight is the change in the area's ratio from today to the horizon.
    """
    text, ratios = words.text, _Ratios(rows, words)
    parts = (text("service.children", area=words.area_name), text("service.elderly", area=words.area_name))
    return words.present(
        title=text("service.dependency_title", area=words.area_name, **ratios.span),
        takeaway=text("service.dependency_takeaway", **ratios.said, elderly=ratios.write(ratios.then["elderly_ratio"])),
        alt="service.dependency_alt",
        notes=ratios.notes("dependency"),
        table=table(
            columns(text("population.year"), *(unit.name for unit in ratios.units), *parts),
            ((ratios.year(row), *ratios.in_year(row), *map(ratios.write, (row["children_ratio"], row["elderly_ratio"])))
             for row in ratios.own),
        ),
        marks=ratios.points(),
        value_title=text("service.dependency_axis"),
        weight=abs(ratios.then["ratio"] / ratios.now["ratio"] - 1),
    )  # fmt: skip


def workforce_renewal(rows: pd.DataFrame, words: Words) -> Presented:
    """One line for the area, its region and the country: young entering working age per hundred leaving it.

    The weight is how far the area's ratio is from a hundred today.
    """
    text, ratios, number = words.text, _Ratios(rows, words), words.number.number
    return words.present(
        title=text("labour.renewal_title", area=words.area_name, **ratios.span),
        takeaway=_renewal_takeaway(ratios),
        alt="labour.renewal_alt",
        notes=ratios.notes("renewal"),
        table=table(
            columns(text("population.year"), text("labour.entering"), text("labour.leaving"),
                    *(unit.name for unit in ratios.units)),
            ((ratios.year(row), number(row["entering_persons"]), number(row["leaving_persons"]), *ratios.in_year(row))
             for row in ratios.own),
        ),
        marks=ratios.points(),
        value_title=text("labour.renewal_axis"),
        weight=abs(ratios.now["ratio"] / 100 - 1),
    )  # fmt: skip


class _Ratios:
    """The rows of one ratio: the area's own, today's and the horizon's, and what both answers say of them."""

    def __init__(self, rows: pd.DataFrame, words: Words) -> None:
        self.words = words
        self.rows = records(rows)
        self.own = where(self.rows, unit="area")
        self.units = words.units(self.rows)
        self.now, self.then = self.of("area", self.own[0]["base_year"]), self.of("area", words.horizon)
        years = [row["year"] for row in self.own]
        self.span = {"first": min(years), "last": max(years)}
        self.gaps = gaps(year for year in years if year <= self.now["year"])
        self.said = {"base": self.year(self.now), "horizon": words.horizon} | self.now_and_then("area")

    def of(self, unit: str, year: int) -> Record:
        return where(self.rows, unit=unit, year=year)[-1]

    def in_year(self, row: Record) -> list[str]:
        return [self.write(self.of(unit.key, row["year"])["ratio"]) for unit in self.units]

    def now_and_then(self, unit: str) -> dict[str, object]:
        now, then = (self.of(unit, row["year"]) for row in (self.now, self.then))
        return {"now": self.write(now["ratio"]), "then": self.write(then["ratio"])}

    def notes(self, own: str) -> tuple[str, ...]:
        return (*self.words.notes(own, "projection"), *self.words.gap_notes(self.gaps), *self._same_years())

    def _same_years(self) -> tuple[str, ...]:
        """Said where others are compared with: how far they are observed while the area may be projected."""
        others = [row["year"] for row in self.rows if row["unit"] != "area" and row["kind"] == "observed"]
        return (self.words.text("notes.same_years", observed=max(others)),) if others else ()

    def write(self, ratio: float) -> str:
        return self.words.number.number(ratio, 1)

    def year(self, row: Record) -> str:
        return self.words.year(row["year"], row["kind"])

    def points(self) -> list[Point]:
        """One point per unit and year, an empty one for each year that is missing up to today."""
        return [point for unit in self.units for point in self._of_unit(unit)]

    def _of_unit(self, unit: Series) -> list[Point]:
        known = [self._point(row, unit) for row in where(self.rows, unit=unit.key)]
        empty = [Point(unit.name, unit.role, year, None, "") for year in self.gaps]
        return sorted([*known, *empty], key=lambda point: point.x)

    def _point(self, row: Record, unit: Series) -> Point:
        hover = f"{unit.name}, {self.year(row)}: {self.write(row['ratio'])}"
        projected = row["kind"] == "projected"
        label = self.words.kind(row["kind"]) if projected else ""
        return Point(unit.name, unit.role, row["year"], row["ratio"], hover, label, projected)


def _renewal_takeaway(ratios: _Ratios) -> str:
    own = ratios.words.text("labour.renewal_takeaway", **ratios.said)
    if all(unit.key != "country" for unit in ratios.units):
        return own
    return f"{own} {ratios.words.text('labour.renewal_country', **ratios.now_and_then('country'))}"
