"""How participations at a provider ended in each school form, beside all providers of the form."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    PARTICIPATIONS,
    Outcomes,
    Reported,
    half_named,
    outcome_cells,
    outcome_columns,
    outcomes_of,
    outcomes_reading,
    parts_of,
    share_notes,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Context, Presented, Sentence, table
from lagesbild.store import Store

Row = tuple["Form", Outcomes]


class Form(NamedTuple):
    """One school form, of the provider or of all providers."""

    unit: str
    form: str
    year: int


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none, and what the provider is called."""

    half: str
    name: str


def answer(_: Store, *, provider: str, reported: Reported) -> Answer[Newest]:
    """One row per school form and unit (provider, all): learners, participations by how they ended; none is hidden."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    rows = [
        (unit, form, int(newest[:4]), *outcomes_of(reported, newest, **told, form=form))
        for form in FORMS
        if reported.has(PARTICIPATIONS, newest, provider=provider, form=form)
        for unit, told in {"provider": {"provider": provider}, "all": {}}.items()
    ]
    frame = pd.DataFrame(rows, columns=[*Form._fields, *Outcomes._fields], dtype=object)
    return Answer(frame, Newest(newest, reported.named(provider)), frozenset())


def words(found: Answer[Newest], say: Context) -> Presented:
    """A whole bar per school form: the provider's, and that of all providers."""
    text, rows = say.text, list(zip(found.typed(Form), found.typed(Outcomes), strict=True))
    if not rows:
        return say.not_shown(text("mirror.no_joint"))
    drawn = [row for row in rows if row[1].is_whole]
    own = [row for row in drawn if row[0].unit == "provider"]
    if not own:
        return say.not_shown(text("mirror.all_hidden"))
    largest = max(own, key=lambda row: row[1].learners or 0)
    name = found.facts.name
    return say.present(
        title=text("title", provider=name, period=half_named(found.facts.half, say)),
        takeaway=_takeaway(largest, name, say),
        alt="alt",
        reading=outcomes_reading(largest[1], found.facts.half, say),
        notes=share_notes(say),
        table=table(outcome_columns(text("form"), say), (_cells(row, name, say) for row in rows)),
        marks=_marks(drawn, name, say),
        value_title=text("mirror.percent_of_ended"),
    )


def _takeaway(row: Row, name: str, say: Context) -> Sentence:
    on_form, shares = say.text(f"school_forms.on_{row[0].form}"), row[1].shares
    said = {each: say.percentage.share(float(shares[each] or 0)) for each in ("passed", "dropped")}
    return say.text("takeaway", on_form=on_form, provider=name, **said)


def _named(row: Form, name: str, say: Context) -> Sentence:
    of = name if row.unit == "provider" else say.text("all")
    return say.text("mirror.in_brackets", form=say.text(f"school_forms.{row.form}"), name=of)


def _cells(row: Row, name: str, say: Context) -> tuple[str, ...]:
    return (_named(row[0], name, say), *outcome_cells(row[1], say))


def _marks(rows: list[Row], name: str, say: Context) -> Iterator[Bar]:
    for form, outcomes in rows:
        yield from parts_of(outcomes, _named(form, name, say), say)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.wholes, relevance=1.0)
