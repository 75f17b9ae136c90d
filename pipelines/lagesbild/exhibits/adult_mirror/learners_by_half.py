"""How many learn with a municipality as principal, half-year by half-year."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    FULL_YEAR,
    LEARNERS,
    PARTICIPATIONS,
    POINTS,
    Count,
    Reported,
    count_cell,
    half_named,
    hidden_forms,
    no_tables,
    principal_of,
    year_before,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, join, table
from lagesbild.store import Store, SwedishMunicipality

SERIES: Final[tuple[tuple[str, Role], ...]] = (("learners", "own"), ("participations", "quiet"))


class Half(NamedTuple):
    """One half-year of a municipality: learners, participations and completed points; none where hidden."""

    half: str
    year: int
    learners: Count
    participations: Count
    points: Count

    @property
    def places(self) -> float | None:
        """Full-year places."""
        return None if self.points is None else self.points / FULL_YEAR


class Newest(NamedTuple):
    """Learners of the newest half-year by school form; none where hidden."""

    learners: dict[str, Count]


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per half-year that the municipality gave: learners, participations and points; missing is hidden."""
    own = {"principal": principal_of(municipality)}
    newest = next(reversed(reported.halves(**own)), "")
    by_form = {
        form: reported.count(LEARNERS, newest, **own, form=form)
        for form in FORMS
        if reported.has(PARTICIPATIONS, newest, **own, form=form)
    }
    rows = [
        (half, int(half[:4]), *(reported.count(each, half, **own) for each in (LEARNERS, PARTICIPATIONS, POINTS)))
        for half in reported.halves(principal_of(municipality))
    ]
    return Answer(pd.DataFrame(rows, columns=list(Half._fields), dtype=object), Newest(by_form), frozenset())


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """Two bars per half-year, learners and participations; the table has points and full-year places besides."""
    text, halves = say.text, found.typed(Half)
    if not halves:
        return say.not_shown(no_tables(say))
    if halves[-1].learners is None:
        return say.not_shown(text("mirror.all_hidden"))
    return say.present(
        title=text("title", in_area=say.in_area),
        takeaway=_takeaway(halves, say),
        alt="alt",
        reading=_reading(found.facts.learners, say),
        notes=(text("note", points=FULL_YEAR), text("mirror.note_source")),
        table=table(_header(say), (_cells(each, say) for each in halves)),
        marks=_marks(halves, say),
        value_title=text("counted"),
    )


def _takeaway(halves: list[Half], say: MunicipalContext) -> Sentence:
    newest, by_half = halves[-1], {each.half: each.learners for each in halves}
    before, now = by_half.get(year_before(newest.half)), newest.learners or 0
    said = {"in_area": say.in_area, "n": say.fmt.integer(now)}
    if not before:
        return say.text("one", **said)
    return say.text("compared", **said, changed=say.percentage.changed(100 * (now - before) / before))


def _reading(learners: dict[str, Count], say: MunicipalContext) -> Sentence:
    """How many learn in each school form, and of which it is not shown."""
    shown = [
        say.text("in_form", learners=say.fmt.integer(n), on_form=say.text(f"school_forms.on_{form}"))
        for form, n in learners.items()
        if n is not None
    ]
    by_form = [say.text("by_form", listed=say.listed(shown))] if shown else []
    return join(" ", [*by_form, *hidden_forms((form for form, n in learners.items() if n is None), say)])


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    counted = ("mirror.learners", "mirror.participations", "points", "places")
    of = ("learners_persons", "participations_count", "points_count", "places_count")
    return columns(say.text("half"), *(say.text(key) for key in counted), of=of)


def _cells(row: Half, say: MunicipalContext) -> tuple[str, ...]:
    counts = (count_cell(each, say) for each in (row.learners, row.participations, row.points, row.places))
    return (half_named(row.half, say), *counts)


def _marks(halves: list[Half], say: MunicipalContext) -> Iterator[Bar]:
    for key, role in SERIES:
        name = say.text(f"mirror.{key}")
        for row in halves:
            count, half = getattr(row, key), half_named(row.half, say)
            if count is not None:
                label = say.fmt.integer(count)
                yield Bar(name, role, half, count, f"{half}, {name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, relevance=1.0)
