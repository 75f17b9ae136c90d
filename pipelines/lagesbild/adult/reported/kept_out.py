"""Rows that the record kept out, of a municipality or a provider: how many, and which rule each broke first."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.adult.record.rules import Rule, load_rules
from lagesbild.adult.reported.tables import PARTICIPATIONS, REFUSED, Count, Reported
from lagesbild.adult.reported.written import count_cell, half_named
from lagesbild.figures import Bar
from lagesbild.language import Column, Context, Presented, Sentence, columns, table

DRAWN: Final = 8
"""Bars at most; the table has all rules."""
KIND: Final = "rule:"


class KeptOut(NamedTuple):
    """One rule: rows that broke it first, none where hidden."""

    rule: str
    rows: Count


class Given(NamedTuple):
    """A half-year, empty where there is none: rows taken and refused, none where hidden, and whether that is told."""

    half: str
    taken: Count
    refused: Count
    is_told: bool

    @property
    def rows(self) -> Count:
        """All rows that were given."""
        return None if self.taken is None or self.refused is None else self.taken + self.refused


def kept_out(reported: Reported, half: str, **told: str) -> tuple[pd.DataFrame, Given]:
    """One row of ``KeptOut`` per rule that rows of a cell broke in a half-year, the most first, and their sums.

    Tables tell it where they have the line of all rows of the municipality, or of the joint tables, be it of none.
    """
    details = reported.values("detail", half, REFUSED, **told)
    rows = [KeptOut(each.removeprefix(KIND), reported.count(REFUSED, half, **told, detail=each)) for each in details]
    rows.sort(key=lambda row: (-(row.rows or 0), row.rule))
    frame = pd.DataFrame(rows, columns=list(KeptOut._fields), dtype=object)
    taken, refused = (reported.count(measure, half, **told) for measure in (PARTICIPATIONS, REFUSED))
    is_told = reported.has(REFUSED, half, principal=told.get("principal", ""))
    return frame, Given(half, taken, refused, is_told)


def kept_out_told(rows: Sequence[KeptOut], given: Given, say: Context, **subject: str) -> Presented:
    """A bar per rule, the most frequent ones; the table has all, and how each is mended.

    ``subject`` is what title and takeaway of the room name.
    """
    text, drawn = say.text, [row for row in rows if row.rows is not None][:DRAWN]
    if reason := _reason(given, drawn, say):
        return say.not_shown(reason)
    counted = columns(text("mirror.rule"), text("mirror.rows"), of="rows_count")
    return say.present(
        title=text("title", **subject, period=half_named(given.half, say)),
        takeaway=_takeaway(given, say, subject),
        alt="mirror.kept_out_alt",
        reading=text("mirror.kept_out_reading"),
        notes=(text("mirror.note_kept_out"), text("mirror.note_source")),
        table=table((*counted, Column(text("mirror.mend"), numeric=False)), (_cells(row, say) for row in rows)),
        marks=_marks(drawn, say),
        value_title=text("mirror.rows"),
    )


def _reason(given: Given, drawn: Sequence[KeptOut], say: Context) -> Sentence | None:
    """Why nothing is shown; none where something is."""
    text = say.text
    if not given.is_told:
        return text("mirror.kept_out_not_told")
    if given.refused == 0:
        return text("mirror.none_kept_out") if given.taken is None else _all_taken(given.taken, say)
    return None if drawn else text("mirror.kept_out_hidden")


def _all_taken(taken: int, say: Context) -> Sentence:
    return say.text("mirror.all_rows_taken", rows=say.fmt.integer(taken))


def _takeaway(given: Given, say: Context, subject: dict[str, str]) -> Sentence:
    if given.rows is None or given.refused is None:
        return say.text("hidden_sum", **subject)
    counts = {"refused": say.fmt.integer(given.refused), "rows": say.fmt.integer(given.rows)}
    return say.text("takeaway", **subject, **counts, share=say.fmt.percent(100 * given.refused / given.rows))


def _named(row: KeptOut, say: Context) -> str:
    """The rule's id, and what is wrong."""
    return f"{row.rule} {_rule(row).what.within(say.language).rstrip('.')}"


def _rule(row: KeptOut) -> Rule:
    return load_rules()[row.rule]


def _cells(row: KeptOut, say: Context) -> tuple[str, ...]:
    return (_named(row, say), count_cell(row.rows, say), _rule(row).mend.within(say.language))


def _marks(rows: Sequence[KeptOut], say: Context) -> Iterator[Bar]:
    for row in rows:
        name, label = _named(row, say), say.fmt.integer(row.rows or 0)
        yield Bar(say.text("mirror.rows"), "own", name, row.rows or 0, f"{name}: {label}", label)
