"""What wording makes of one answer: sentences, a table, and the points of its chart, all formatted once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import pandas as pd

from lagesbild.settings import Language
from lagesbild.store import Area
from lagesbild.wording.numbers import Number, Numbers
from lagesbild.wording.texts import Texts

Direction = Literal["up", "down", "same"]
ABOUT_THE_SAME_PCT: Final = 1.0
POINTS: Final = ("series", "role", "x", "y", "hover", "label", "dashed")
NOTHING: Final = "–"


@dataclass(frozen=True)
class Column:
    """One column of a table; ``numeric`` columns are set right-aligned."""

    label: str
    numeric: bool = True


@dataclass(frozen=True)
class Row:
    """One row of a table: its header and its cells, ready to read."""

    header: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as it is read; ``columns`` counts the header column too."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Ticks:
    """The value axis: where its marks stand and what they say."""

    values: tuple[float, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Presented:
    """One answer in words.

    ``points`` has the columns of ``POINTS``: ``role`` is ``own``, ``second``, ``third``, ``fourth`` or ``quiet``;
    ``hover`` and ``label`` are ready strings. ``core`` is the takeaway in few words where it is long. ``weight`` is the size of the finding, as a share, by which a section's
    core message is chosen. ``reason`` says why nothing is shown, and is empty otherwise.
    """

    title: str
    takeaway: str
    alt: str = ""
    notes: tuple[str, ...] = ()
    table: Table | None = None
    points: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(POINTS)))
    value_title: str = ""
    ticks: Ticks = Ticks((), ())
    weight: float = 0.0
    core: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Words:
    """Everything a presenter needs to speak of one area in one language."""

    language: Language
    area: Area
    horizon: int

    @property
    def text(self) -> Texts:
        """Strings."""
        return Texts(self.language)

    @property
    def number(self) -> Numbers:
        """Numbers and dates."""
        return Numbers(self.language)

    @property
    def area_name(self) -> str:
        """Name of the area itself."""
        return self.area.place.names[self.language]

    @property
    def region_name(self) -> str:
        """Name of the region, or of the regions joined by a plus; the country's for the country."""
        if self.area.kind == "country":
            return self.area_name
        return " + ".join(region.names[self.language] for region in self.area.regions)

    def unit_name(self, unit: str) -> str:
        """Name of a unit of comparison: ``area``, ``region`` or ``country``."""
        names = {"area": self.area_name, "region": self.region_name, "country": self.text("brief.country")}
        return names[unit]

    def year(self, year: int, kind: str) -> str:
        """``2040 (projection)``, ``2019`` where observed."""
        return str(year) if kind == "observed" else self.text("brief.year_of_kind", year=year, kind=self.kind(kind))

    def kind(self, kind: str) -> str:
        """``observed``, ``projection`` or ``calculation`` in words."""
        return self.text(f"brief.{kind}")

    def base_notes(self, *keys: str) -> tuple[str, ...]:
        """Notes that many exhibits share, by key of ``texts/notes.yml``."""
        return tuple(self.text(f"notes.{key}") for key in keys)


Presenter = Callable[[pd.DataFrame, Words], Presented]


def direction(change_pct: Number) -> Direction:
    """``up``, ``down``, or ``same`` where the change is less than one percent either way."""
    if abs(change_pct) < ABOUT_THE_SAME_PCT:
        return "same"
    return "up" if change_pct > 0 else "down"


def points(rows: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Make the points of a chart from rows in the order of ``POINTS``."""
    return pd.DataFrame(list(rows), columns=list(POINTS))


def columns(first: str, *numeric: str) -> tuple[Column, ...]:
    """A header column and numeric columns."""
    return (Column(first, numeric=False), *(Column(label) for label in numeric))
