"""Everything a presenter needs to speak of one area in one language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

import pandas as pd

from lagesbild.settings import Language
from lagesbild.store import Area
from lagesbild.wording.numbers import Number, Numbers, Several
from lagesbild.wording.order import alphabetical
from lagesbild.wording.presented import Point, Presented, Role, Table, points
from lagesbild.wording.records import Record
from lagesbild.wording.texts import Texts
from lagesbild.wording.ticks import ticks

Direction = Literal["up", "down", "same"]
ABOUT_THE_SAME_PCT: Final = 1.0
NOTHING: Final = "–"
NAMED: Final = 3
UNITS: Final[Mapping[str, Role]] = {"area": "own", "region": "second", "country": "quiet"}


class Series(NamedTuple):
    """One series of a chart: its key in the answer, how it is drawn, what it is called."""

    key: str
    role: Role
    name: str


@dataclass(frozen=True)
class Words:
    """Strings, numbers and names for one area, horizon and language."""

    language: Language
    area: Area
    horizon: int

    @cached_property
    def text(self) -> Texts:
        """Strings."""
        return Texts(self.language)

    @cached_property
    def number(self) -> Numbers:
        """Numbers and dates."""
        return Numbers(self.language)

    def order(self, name: str) -> tuple[str, str]:
        """Key to sort names by in the page's language."""
        return alphabetical(name, self.language)

    @property
    def area_name(self) -> str:
        """Name of the area itself."""
        return self.area.place.names[self.language]

    @property
    def region_name(self) -> str:
        """Name of the region, or of the regions joined by a plus; the country's for the country.

        A group that is called like its region leaves the bare name to itself: ``Päijät-Häme (region)``.
        """
        if self.area.kind == "country":
            return self.area_name
        name = " + ".join(region.names[self.language] for region in self.area.regions)
        same = name == self.area_name and self.area.kind != "region"
        return self.text("brief.region_named", name=name) if same else name

    def units(self, rows: Iterable[Record]) -> list[Series]:
        """The units of comparison that are in the rows' ``unit``: the area, its region, the country."""
        names = {"area": self.area_name, "region": self.region_name, "country": self.text("brief.country")}
        present = {row["unit"] for row in rows}
        return [Series(unit, role, names[unit]) for unit, role in UNITS.items() if unit in present]

    def year(self, year: int, kind: str) -> str:
        """``2040 (projection)``, ``2019`` where observed."""
        return str(year) if kind == "observed" else self.text("brief.year_of_kind", year=year, kind=self.kind(kind))

    def kind(self, kind: str) -> str:
        """``observed``, ``projected`` or ``calculated`` in words."""
        return self.text(f"brief.{kind}")

    def change_percent(self, value: Number | None) -> str:
        """``+12,3 %``; a dash where there is nothing to compare with."""
        return NOTHING if value is None else self.number.change_percent(value)

    def with_change(self, row: Record) -> Several:
        """``85 (−15,0 %)``: persons and their change from today."""
        persons, pct = self.number.number(row["population_persons"]), self.change_percent(row["change_pct"])
        labels = (self.text("population.persons"), self.text("population.change_pct"))
        said = self.text("service.with_change", persons=persons, pct=pct)
        return Several(said, dict(zip(labels, (persons, pct), strict=True)))

    def from_to(self, row: Record) -> Several:
        """``200 → 170: −30 (−15,0 %)``: persons today and at the horizon, and the change."""
        said = {
            "base": self.number.number(row["base_persons"]), "horizon": self.number.number(row["horizon_persons"]),
            "change": self.number.change(row["change_persons"]), "pct": self.change_percent(row["change_pct"]),
        }  # fmt: skip
        labels = (str(row["base_year"]), str(row["horizon_year"]), self.text("population.change"),
                  self.text("population.change_pct"))  # fmt: skip
        return Several(self.text("ages.from_to", **said), dict(zip(labels, said.values(), strict=True)))

    def some_of(self, names: Sequence[str]) -> str:
        """The first names, and how many there are where there are more: ``Cooks; Waiters; Carpenters (6 in all)``.

        A sentence may end with them: a full stop that ends the last name is left out.
        """
        listed = "; ".join(names[:NAMED])
        return (
            listed.removesuffix(".") if len(names) <= NAMED else self.text("brief.some_of", names=listed, n=len(names))
        )

    def notes(self, *keys: str) -> tuple[str, ...]:
        """Notes that many exhibits share, by key of ``texts/notes.yml``."""
        return tuple(self.text(f"notes.{key}") for key in keys)

    def oldest_notes(self, rows: Iterable[Record]) -> tuple[str, ...]:
        """What the projection of municipalities leaves out, where a number in the rows ``lacks_oldest``."""
        return self.notes("hundred") if any(row["lacks_oldest"] for row in rows) else ()

    def gap_notes(self, years: Iterable[int]) -> tuple[str, ...]:
        """The years at which a line is broken, where there are any."""
        listed = ", ".join(map(str, years))
        return (self.text("notes.gap", years=listed),) if listed else ()

    def region_notes(self) -> tuple[str, ...]:
        """Where figures of the region stand for the area's own."""
        if self.area.kind in {"region", "country"}:
            return ()
        return (self.text("notes.region_for_area", region=self.region_name),)

    def present(
        self, *, title: str, takeaway: str, alt: str, notes: tuple[str, ...], table: Table, marks: Iterable[Point],
        value_title: str, changes: bool = False, weight: float = 0.0, core: str = "",
    ) -> Presented:  # fmt: skip
        """Put the parts of an answer together.

        ``alt`` is the key of the text alternative, ``changes`` puts a sign before the numbers of the value axis.
        """
        drawn = points(marks)
        write = self.number.change if changes else self.number.number
        return Presented(
            title=title, takeaway=takeaway, alt=self.text(alt, takeaway=takeaway), notes=notes, table=table,
            points=drawn, value_title=value_title, ticks=ticks(drawn["y"].dropna(), write), weight=weight, core=core,
        )  # fmt: skip


Presenter = Callable[[pd.DataFrame, Words], Presented]


def gaps(years: Iterable[int]) -> list[int]:
    """Years between the first and the last that are not there."""
    there = set(years)
    return sorted(set(range(min(there), max(there))) - there)


def direction(change_pct: float) -> Direction:
    """``up``, ``down``, or ``same`` where the change is less than ``ABOUT_THE_SAME_PCT`` percent either way."""
    if abs(change_pct) < ABOUT_THE_SAME_PCT:
        return "same"
    return "up" if change_pct > 0 else "down"
