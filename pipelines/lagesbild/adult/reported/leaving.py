"""When learners leave: participations that were dropped, by days from the start, of a municipality or a provider."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.adult.reported.tables import FORMS, PARTICIPATIONS, Count, Reported
from lagesbild.adult.reported.written import count_cell, half_named
from lagesbild.figures import Bar, Role
from lagesbild.language import Context, Presented, Sentence, columns, table

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


def left_by_form(reported: Reported, half: str, **told: str) -> pd.DataFrame:
    """One row of ``Left`` per school form in which learners of a cell left in a half-year, where tables tell when."""
    rows = [_row(reported, half, told | {"form": form, "outcome": "dropped_out"}) for form in FORMS]
    kept = [row for row in rows if any(part != 0 for part in row.parts)]
    return pd.DataFrame(kept, columns=list(Left._fields), dtype=object)


def _row(reported: Reported, half: str, told: dict[str, str]) -> Left:
    parts = (reported.count(PARTICIPATIONS, half, **told, detail=f"leaving:{span}") for span, _ in SPANS)
    return Left(told["form"], int(half[:4] or 0), reported.count(PARTICIPATIONS, half, **told), *parts)


def leaving_told(rows: Sequence[Left], half: str, say: Context, **subject: str) -> Presented:
    """A whole bar per school form: those that left within three weeks, within sixty days, later.

    ``subject`` is what title and takeaway of the room name.
    """
    text = say.text
    if not rows:
        return say.not_shown(text("mirror.no_details"))
    drawn = [row for row in rows if row.is_whole]
    if not drawn:
        return say.not_shown(text("mirror.all_hidden"))
    spans = (text(f"mirror.span_{span}", **DAYS) for span, _ in SPANS)
    header = columns(text("mirror.form"), text("mirror.drop_outs"), *spans, of="participations_count")
    return say.present(
        title=text("title", **subject, period=half_named(half, say)),
        takeaway=_takeaway(max(drawn, key=lambda row: row.dropped or 0), say, subject),
        alt="mirror.leaving_alt",
        notes=(text("mirror.note_leaving"), text("mirror.note_source")),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=_marks(drawn, say),
        value_title=text("mirror.percent_of_dropped"),
    )


def _takeaway(largest: Left, say: Context, subject: dict[str, str]) -> Sentence:
    share = say.percentage.share(100 * (largest.early or 0) / (largest.dropped or 1))
    return say.text("takeaway", on_form=say.text(f"school_forms.on_{largest.form}"), **subject, share=share, **DAYS)


def _cells(row: Left, say: Context) -> tuple[str, ...]:
    return (say.text(f"school_forms.{row.form}"), *(count_cell(each, say) for each in (row.dropped, *row.parts)))


def _marks(rows: Sequence[Left], say: Context) -> Iterator[Bar]:
    for row in rows:
        form, base, whole = say.text(f"school_forms.{row.form}"), 0.0, sum(part or 0 for part in row.parts)
        for (span, role), part in zip(SPANS, row.parts, strict=True):
            name, pct = say.text(f"mirror.span_{span}", **DAYS), 100 * (part or 0) / whole
            label = say.fmt.percent(pct)
            yield Bar(name, role, form, pct, f"{form}, {name}: {label}", label, base=base)
            base = min(base + pct, 100.0)
