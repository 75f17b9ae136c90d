"""Everything an exhibit needs to write in one language: strings, numbers, names; of an area see ``area_context``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, NamedTuple

from lagesbild.figures import Axis, Mark, Role, values_of
from lagesbild.language.axis import axis
from lagesbild.language.magnitude import Magnitude, Magnitudes, spoken
from lagesbild.language.names import Names
from lagesbild.language.numbers import CompositeCell, Number, Numbers
from lagesbild.language.presented import Presented, Standing
from lagesbild.language.sentence import Sentence
from lagesbild.language.table import Table
from lagesbild.language.texts import Texts
from lagesbild.language.worked import Worked

Direction = Literal["up", "down", "same"]
ABOUT_THE_SAME_PCT: Final = 1.0
NOTHING: Final = "–"


class Series(NamedTuple):
    """One series of a chart: its key in the answer, how it is drawn, what it is called."""

    key: str
    role: Role
    name: str


class Gap(NamedTuple):
    """A question that the figures do not answer: in few words, in full, why not, and what answering would take."""

    short: str
    question: str
    why: str
    remedy: str


@dataclass(frozen=True)
class Context(Names):
    """Strings, numbers and names of one language: ``room`` has the exhibit's own strings, ``horizon`` is the brief's.

    ``supplied`` holds what the exhibits need and only the reader's own files or a fetch can give, as far as it is
    there: ids of sources, or ``scenario``. ``gaps`` are those of the exhibits shown before.
    """

    horizon: int
    room: Path | None = None
    supplied: frozenset[str] = field(default_factory=frozenset, kw_only=True)
    gaps: tuple[Gap, ...] = field(default=(), kw_only=True)

    @cached_property
    def text(self) -> Texts:
        """Strings: the exhibit's own as ``text("title")``, shared ones as ``text("shared.persons")``."""
        return Texts(self.language, self.room)

    @cached_property
    def fmt(self) -> Numbers:
        """Numbers and dates."""
        return Numbers(self.language)

    @cached_property
    def magnitude(self) -> Magnitudes:
        """Shares and changes as people speak: ``nearly half``, ``a third fewer``, ``doubles``."""
        return Magnitudes(self.fmt)

    @cached_property
    def percentage(self) -> Magnitudes:
        """The same in whole percentages, which the eye finds in a chart that prints them: ``46%``, ``falls by 46%``."""
        return Magnitudes(self.fmt, in_percent=True)

    def about(self, persons: Number) -> Magnitude:
        """``about 1,300``: two digits from a hundred on; a number that is so round itself is said without ``about``."""
        exact, said = self.fmt.integer(persons), self.fmt.integer(spoken(persons))
        words = said if said.value == exact.value else self.text("shared.about", number=said)
        return Magnitude(words, exact.value, exact.pattern)

    def year(self, year: int, kind: str) -> str:
        """``2040 (projection)``, ``2019`` where observed."""
        return str(year) if kind == "observed" else self.text("shared.year_of_kind", year=year, kind=self.kind(kind))

    def kind(self, kind: str) -> Sentence:
        """``observed``, ``projected`` or ``calculated`` in words."""
        return self.text(f"shared.{kind}")

    def change_percent(self, value: Number | None) -> str:
        """``+12,3 %``; a dash where there is nothing to compare with."""
        return NOTHING if value is None else self.fmt.change_percent(value)

    def range(self, low: Number, high: Number, decimals: int = 0) -> str:
        """``30–33``: what hidden numbers leave possible; one number where both read the same.

        A download has both ends.
        """
        ends = (self.fmt.decimal(end, decimals) for end in (low, high))
        return self._ends(self.fmt.between(low, high, decimals), *ends)

    def percent_range(self, low: Number, high: Number, decimals: int = 1) -> str:
        """``0,5–1,9 %``; one number where both read the same. A download has both ends."""
        ends = (self.fmt.percent(end, decimals) for end in (low, high))
        return self._ends(self.fmt.percent_between(low, high, decimals), *ends)

    def change_interval(self, low: Number | None, high: Number | None) -> str:
        """``−51,2 … −26,8 %``; a dash where there is nothing to compare with. A download has both ends."""
        if low is None or high is None:
            return NOTHING
        text = self.text("shared.change_interval", low=self.fmt.change(low, 1), high=self.change_percent(high))
        return self._ends(text, self.change_percent(low), self.change_percent(high))

    def _ends(self, text: str, low: str, high: str) -> str:
        labels = (self.text("shared.lower"), self.text("shared.upper"))
        return text if low == high else CompositeCell(text, dict(zip(labels, (low, high), strict=True)))

    def with_change(self, persons: Number, change_pct: Number | None) -> CompositeCell:
        """``85 (−15,0 %)``: persons and their change from today."""
        parts = (self.fmt.integer(persons), self.change_percent(change_pct))
        labels = (self.text("shared.persons"), self.text("shared.change_pct"))
        words = self.text("shared.with_change", persons=parts[0], pct=parts[1])
        return CompositeCell(words, dict(zip(labels, parts, strict=True)))

    def from_to(self, now: Number, then: Number, change_pct: Number | None, years: tuple[int, int]) -> CompositeCell:
        """``200 → 170: −30 (−15,0 %)``: persons today and at the horizon, and the change."""
        parts = {
            "base": self.fmt.integer(now),
            "horizon": self.fmt.integer(then),
            "change": self.fmt.change(then - now),  # type: ignore[operator]
            "pct": self.change_percent(change_pct),
        }
        labels = (*map(str, years), self.text("shared.change"), self.text("shared.change_pct"))
        return CompositeCell(self.text("shared.from_to", **parts), dict(zip(labels, parts.values(), strict=True)))

    def notes(self, *keys: str) -> tuple[str, ...]:
        """Notes that many exhibits share, by key of ``notes.yml``."""
        return tuple(self.text(f"notes.{key}") for key in keys)

    def today_notes(self, kind: str, *, observed: int, base: int) -> tuple[str, ...]:
        """Which year counts as today, where its ages are projected."""
        return (self.text("notes.today_projected", observed=observed, base=base),) if kind == "projected" else ()

    def oldest_notes(self, lacks_oldest: bool) -> tuple[str, ...]:
        """What the projection of municipalities leaves out, where a number lacks persons aged 100 and over."""
        return self.notes("hundred") if lacks_oldest else ()

    def few_notes(self, few: int, changes: Iterable[Number | None]) -> tuple[str, ...]:
        """That no percentage is given of fewer than ``few`` people, where one of the changes is missing."""
        return (self.text("notes.few_persons", persons=few),) if None in [*changes] else ()

    def gap_notes(self, years: Iterable[int]) -> tuple[str, ...]:
        """The years at which a line is broken, where there are any."""
        listed = ", ".join(map(str, years))
        return (self.text("notes.gap", years=listed),) if listed else ()

    def axis(self, title: str, marks: Iterable[Mark], *, changes: bool = False) -> Axis:
        """The value axis of the marks; ``changes`` puts a sign before its numbers."""
        write: Callable[[Number, int], str] = self.fmt.change if changes else self.fmt.decimal
        return axis(title, (value for mark in marks for value in values_of(mark)), write)

    def not_shown(self, reason: str, *, title: str = "") -> Presented:
        """Nothing but why; the title is the exhibit's question where none is given."""
        return Presented(title or self.text("question"), takeaway="", reason=reason)

    def present(
        self,
        *,
        title: str,
        takeaway: str,
        alt: str,
        notes: tuple[str, ...],
        table: Table,
        marks: Iterable[Mark],
        value_title: str,
        changes: bool = False,
        weight: float = 0.0,
        standing: Standing | None = None,
        open_subjects: tuple[str, ...] = (),
        core: str = "",
        remarks: tuple[str, ...] = (),
        certainty: str = "",
        is_of_region: bool = False,
        reading: str = "",
        value_axis: Axis | None = None,
        worked: Worked | None = None,
    ) -> Presented:
        """Put the parts of an answer together.

        ``alt`` is the key of the text alternative, ``changes`` puts a sign before the numbers of the value axis.
        """
        drawn = tuple(marks)
        return Presented(
            title=title,
            takeaway=takeaway,
            alt=self.text(alt, takeaway=takeaway),
            notes=notes,
            table=table,
            marks=drawn,
            axis=value_axis or self.axis(value_title, drawn, changes=changes),
            weight=weight,
            standing=standing,
            open_subjects=open_subjects,
            core=core,
            remarks=remarks,
            certainty=certainty,
            is_of_region=is_of_region,
            reading=reading,
            worked=worked,
        )


def gaps(years: Iterable[int]) -> list[int]:
    """Years between the first and the last that are not there."""
    there = set(years)
    return sorted(set(range(min(there), max(there))) - there)


def direction(change_pct: float) -> Direction:
    """``up``, ``down``, or ``same`` where the change is less than ``ABOUT_THE_SAME_PCT`` percent either way."""
    if abs(change_pct) < ABOUT_THE_SAME_PCT:
        return "same"
    return "up" if change_pct > 0 else "down"
