"""How participations ended in each school form, beside the county: passed never without what else became of them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    PARTICIPATIONS,
    Outcomes,
    Reported,
    half_named,
    hidden_forms,
    joint_note,
    no_tables,
    outcome_cells,
    outcome_columns,
    outcomes_of,
    outcomes_reading,
    parts_of,
    principal_of,
    share_notes,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import MunicipalContext, Presented, Sentence, join, table
from lagesbild.store import Store, SwedishMunicipality

Row = tuple["Form", Outcomes]

REFORM: Final = "2025-07-01"
"""From this day on basic level and sfi are graded pass or fail."""


class Form(NamedTuple):
    """One school form of one unit (municipality, county) in one half-year."""

    unit: str
    form: str
    year: int


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none; how many municipalities gave theirs."""

    half: str
    givers: int


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per school form of the newest half-year, of the municipality and of all together where that is given.

    Learners, and participations by how they ended; missing is hidden.
    """
    halves = reported.halves(principal_of(municipality))
    newest = halves[-1] if halves else ""
    own = principal_of(municipality)
    units = {"municipality": own} | ({"county": ""} if own and newest in reported.halves() else {})
    rows = [
        (unit, form, int(newest[:4]), *outcomes_of(reported, newest, principal=principal, form=form))
        for form in FORMS
        if reported.has(PARTICIPATIONS, newest, principal=own, form=form)
        for unit, principal in units.items()
    ]
    columns_of, givers = [*Form._fields, *Outcomes._fields], len(reported.values("principal", newest))
    return Answer(pd.DataFrame(rows, columns=columns_of, dtype=object), Newest(newest, givers), frozenset())


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A whole bar per school form and unit: passed, without a pass, dropped out of what was finished or dropped.

    A unit of which a part is hidden, or that has few learners, is in the table only, and said beside the bars.
    """
    text, rows = say.text, list(zip(found.typed(Form), found.typed(Outcomes), strict=True))
    if not rows:
        return say.not_shown(no_tables(say))
    drawn = [row for row in rows if row[1].is_whole]
    own = [row for row in drawn if row[0].unit == "municipality"]
    if not own:
        return say.not_shown(text("mirror.all_hidden"))
    largest = max(own, key=lambda row: row[1].learners or 0)
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=_takeaway(largest, say),
        alt="alt",
        reading=_reading(largest, rows, found.facts.half, say),
        notes=(
            text("mirror.note_reform", day=say.fmt.day(REFORM)),
            *share_notes(say),
            *joint_note(found.facts.givers, say),
        ),
        table=table(outcome_columns(text("form"), say), (_cells(row, say) for row in rows)),
        marks=_marks(drawn, say),
        value_title=text("mirror.percent_of_ended"),
    )


def _takeaway(row: Row, say: MunicipalContext) -> Sentence:
    on_form, shares = say.text(f"school_forms.on_{row[0].form}"), row[1].shares
    said = {name: say.percentage.share(float(shares[name] or 0)) for name in ("passed", "dropped")}
    return say.text("takeaway", on_form=on_form, in_area=say.in_area, **said)


def _reading(largest: Row, rows: list[Row], half: str, say: MunicipalContext) -> Sentence:
    not_drawn = [row.form for row, outcomes in rows if row.unit == "municipality" and not outcomes.is_whole]
    return join(" ", [outcomes_reading(largest[1], half, say), *hidden_forms(not_drawn, say)])


def _named(row: Form, say: MunicipalContext) -> Sentence:
    place = say.area_name if row.unit == "municipality" else say.county_name
    return say.text("mirror.in_brackets", form=say.text(f"school_forms.{row.form}"), name=place)


def _cells(row: Row, say: MunicipalContext) -> tuple[str, ...]:
    return (_named(row[0], say), *outcome_cells(row[1], say))


def _marks(rows: list[Row], say: MunicipalContext) -> Iterator[Bar]:
    for form, outcomes in rows:
        yield from parts_of(outcomes, _named(form, say), say)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.wholes, relevance=1.0)
