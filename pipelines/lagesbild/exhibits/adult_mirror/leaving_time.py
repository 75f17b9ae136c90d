"""When learners leave: how many days after the start those dropped out who did."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    PARTICIPATIONS,
    Count,
    Reported,
    count_cell,
    half_named,
    no_tables,
    principal_of,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import MunicipalContext, Presented, columns, table
from lagesbild.store import Store, SwedishMunicipality

SPANS: Final[tuple[tuple[str, Role], ...]] = (("21", "own"), ("60", "second"), ("later", "third"), ("unknown", "quiet"))
"""Days from the start at most, and how they look."""
DAYS: Final = {"first": 21, "second": 60}
LEAST: Final = 10
"""Of fewer no share is shown."""


class Left(NamedTuple):
    """One school form: participations that were dropped, all and by days from the start; none where hidden."""

    form: str
    year: int
    dropped: Count
    early: Count
    middle: Count
    later: Count
    unknown: Count

    @property
    def parts(self) -> tuple[Count, ...]:
        """Those by days from the start, in the order of ``SPANS``."""
        return self[3:]

    @property
    def is_whole(self) -> bool:
        """Whether all parts are known, and they are not few."""
        return None not in self.parts and (self.dropped or 0) >= LEAST


class Newest(NamedTuple):
    """The half-year of the figures; empty where there are none."""

    half: str


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per school form in which learners left in the newest half-year, where tables tell when."""
    principal = principal_of(municipality)
    newest = next(reversed(reported.halves(principal)), "")
    rows = [_row(reported, form, newest, principal) for form in FORMS]
    told = [row for row in rows if any(part != 0 for part in row.parts)]
    return Answer(pd.DataFrame(told, columns=list(Left._fields), dtype=object), Newest(newest), frozenset())


def _row(reported: Reported, form: str, half: str, principal: str) -> Left:
    told = {"principal": principal, "form": form, "outcome": "dropped_out"}
    parts = (reported.count(PARTICIPATIONS, half, **told, detail=f"leaving:{span}") for span, _ in SPANS)
    return Left(form, int(half[:4] or 0), reported.count(PARTICIPATIONS, half, **told), *parts)


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A whole bar per school form: those that left within three weeks, within sixty days, later."""
    text, rows = say.text, found.typed(Left)
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    if not rows:
        return say.not_shown(text("mirror.no_details"))
    drawn = [row for row in rows if row.is_whole]
    if not drawn:
        return say.not_shown(text("mirror.all_hidden"))
    largest = max(drawn, key=lambda row: row.dropped or 0)
    share = say.percentage.share(100 * (largest.early or 0) / (largest.dropped or 1))
    on_form = text(f"school_forms.on_{largest.form}")
    spans = (text(f"span_{span}", **DAYS) for span, _ in SPANS)
    header = columns(text("form"), text("dropped"), *spans, of="participations_count")
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=text("takeaway", on_form=on_form, in_area=say.in_area, share=share, **DAYS),
        alt="alt",
        notes=(text("note"), text("mirror.note_source")),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=_marks(drawn, say),
        value_title=text("percent"),
    )


def _cells(row: Left, say: MunicipalContext) -> tuple[str, ...]:
    return (say.text(f"school_forms.{row.form}"), *(count_cell(each, say) for each in (row.dropped, *row.parts)))


def _marks(rows: list[Left], say: MunicipalContext) -> Iterator[Bar]:
    for row in rows:
        form, base, whole = say.text(f"school_forms.{row.form}"), 0.0, sum(part or 0 for part in row.parts)
        for (span, role), part in zip(SPANS, row.parts, strict=True):
            name, pct = say.text(f"span_{span}", **DAYS), 100 * (part or 0) / whole
            label = say.fmt.percent(pct)
            yield Bar(name, role, form, pct, f"{form}, {name}: {label}", label, base=base)
            base = min(base + pct, 100.0)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.wholes)
