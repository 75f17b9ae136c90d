"""How participations at a provider ended for each municipality that buys: the same numbers as in their mirrors."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    PARTICIPATIONS,
    Outcomes,
    Reported,
    half_named,
    identity,
    outcome_cells,
    outcome_columns,
    outcomes_of,
    parts_of,
    share_notes,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Context, Presented, Sentence, table
from lagesbild.store import Place, Store

LEAST: Final = 2
"""Fewer buyers have nothing to be set beside."""
Row = tuple["Bought", Outcomes]


class Bought(NamedTuple):
    """One school form of one municipality that buys."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    form: str


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none, and what the provider is called."""

    half: str
    name: str
    year: int


def answer(_: Store, *, provider: str, reported: Reported, municipalities: Sequence[Place]) -> Answer[Newest]:
    """One row per buyer and school form of the newest half-year: learners, participations by how they ended."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    rows = [
        (*identity(place), form, *outcomes_of(reported, newest, principal=place.code, provider=provider, form=form))
        for place in municipalities
        for form in FORMS
        if reported.has(PARTICIPATIONS, newest, principal=place.code, provider=provider, form=form)
    ]
    frame = pd.DataFrame(rows, columns=[*Bought._fields, *Outcomes._fields], dtype=object)
    return Answer(frame, Newest(newest, reported.named(provider), int(newest[:4] or 0)), frozenset())


def words(found: Answer[Newest], say: Context) -> Presented:
    """A whole bar per buyer of the school form that most of them have; the table has all forms."""
    text, rows = say.text, list(zip(found.typed(Bought), found.typed(Outcomes), strict=True))
    rows.sort(key=lambda row: say.order(say.name(row[0])))
    drawn = max(([row for row in rows if row[0].form == form and row[1].is_whole] for form in FORMS), key=len)
    if len(drawn) < LEAST:
        return say.not_shown(text("few"))
    return say.present(
        title=text("title", provider=found.facts.name, period=half_named(found.facts.half, say)),
        takeaway=_takeaway(drawn, say),
        alt="alt",
        notes=(text("note"), *share_notes(say)),
        table=table(outcome_columns(text("buyer"), say), (_cells(row, say) for row in rows)),
        marks=_marks(drawn, say),
        value_title=text("mirror.percent_of_ended"),
    )


def _takeaway(rows: list[Row], say: Context) -> Sentence:
    shares = sorted(float(row[1].shares["passed"] or 0) for row in rows)
    low, high = (say.percentage.share(each) for each in (shares[0], shares[-1]))
    return say.text("takeaway", on_form=say.text(f"school_forms.on_{rows[0][0].form}"), low=low, high=high)


def _named(row: Bought, say: Context) -> Sentence:
    return say.text("mirror.in_brackets", form=say.name(row), name=say.text(f"school_forms.{row.form}"))


def _cells(row: Row, say: Context) -> tuple[str, ...]:
    return (_named(row[0], say), *outcome_cells(row[1], say))


def _marks(rows: list[Row], say: Context) -> Iterator[Bar]:
    for bought, outcomes in rows:
        yield from parts_of(outcomes, _named(bought, say), say)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.wholes, relevance=1.0)
