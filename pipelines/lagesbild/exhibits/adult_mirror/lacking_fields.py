"""What the labour market of the county lacks and whether a municipality teaches it: occupations beside courses."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FULL_YEAR,
    Count,
    Reported,
    count_cell,
    half_named,
    no_tables,
    parts_by,
    principal_of,
)
from lagesbild.adult.reported.fields import TAUGHT_IN
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, table
from lagesbild.measures.shortages import shortages
from lagesbild.store import Store, SwedishMunicipality


class Lacking(NamedTuple):
    """One field of occupations: those that lack people, and what is taught for it here.

    Participations and points are none where hidden; zero is nobody.
    """

    field: str
    occupations: int
    participations: Count
    points: Count


class Newest(NamedTuple):
    """The half-year, empty where there are no tables; whether they tell vocational fields; the round of assessments.

    ``unpaired`` are fields with a shortage for which the record has no vocational field.
    """

    half: str
    is_told: bool
    round: str
    unpaired: tuple[str, ...]


def answer(store: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per field of occupations that lacks people in the county and has a vocational field: what is taught."""
    principal = principal_of(municipality)
    half = next(reversed(reported.halves(principal)), "")
    told = {part.detail: part for part in parts_by(reported, "field", half, principal, form="VUXGY")}
    lacking = shortages(store, county=municipality.county.code)
    counted = Counter(map(str, lacking["field"]))
    rows = [
        Lacking(
            field,
            counted[field],
            _sum(told[each].participations for each in fields if each in told),
            _sum(told[each].points for each in fields if each in told),
        )
        for field, fields in TAUGHT_IN.items()
        if field in counted
    ]
    unpaired = tuple(sorted(counted.keys() - TAUGHT_IN.keys()))
    named = "" if lacking.empty else str(lacking["round"].iloc[0])
    frame = pd.DataFrame(rows, columns=list(Lacking._fields), dtype=object)
    sources = frozenset(str(each) for row in lacking["sources"] for each in row)
    return Answer(frame, Newest(half, bool(told), named, unpaired), sources)


def _sum(counts: Iterator[Count]) -> Count:
    listed = list(counts)
    return None if None in listed else sum(each or 0 for each in listed)


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A bar per field: how many of its occupations lack people, coloured by whether it is taught for here."""
    text, rows, newest = say.text, found.typed(Lacking), found.facts
    if not newest.round:
        return say.not_shown(text("shortage_missing"))
    if not newest.half:
        return say.not_shown(no_tables(say))
    if not newest.is_told:
        return say.not_shown(text("mirror.no_details"))
    if not rows:
        return say.not_shown(text("no_pair"))
    rows.sort(key=lambda row: (-row.occupations, say.order(row.field)))
    return say.present(
        title=text("title", in_area=say.in_area, in_county=say.in_county, period=half_named(newest.half, say)),
        takeaway=_takeaway(rows, say),
        alt="alt",
        reading=text("reading"),
        notes=(text("note", round=newest.round, points=FULL_YEAR), *_unpaired(newest, say), text("mirror.note_source")),
        table=table(_header(say), (_cells(row, say) for row in rows)),
        marks=_marks(rows, say),
        value_title=text("occupations"),
    )


def _takeaway(rows: list[Lacking], say: MunicipalContext) -> Sentence:
    """The fields that lack people and have no learners here, by name."""
    without = [row.field for row in rows if row.participations == 0]
    if not without:
        return say.text("all_taught", in_area=say.in_area)
    if len(without) == 1:
        return say.text("one_lacks", field=without[0], in_area=say.in_area)
    return say.text("some_lack", count=len(without), all=len(rows), in_area=say.in_area)


def _unpaired(newest: Newest, say: MunicipalContext) -> tuple[Sentence, ...]:
    return (say.text("note_unpaired", fields=say.some_of(newest.unpaired)),) if newest.unpaired else ()


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    counted = (say.text("occupations"), say.text("mirror.participations"), say.text("places"))
    return columns(say.text("field"), *counted, of=("occupations_count", "participations_count", "places_count"))


def _cells(row: Lacking, say: MunicipalContext) -> tuple[str, ...]:
    places = None if row.points is None else row.points / FULL_YEAR
    return (row.field, *(count_cell(each, say) for each in (row.occupations, row.participations, places)))


def _marks(rows: list[Lacking], say: MunicipalContext) -> Iterator[Bar]:
    for row in rows:
        (series, role), label = _series(row, say), say.fmt.integer(row.occupations)
        yield Bar(series, role, row.field, row.occupations, f"{row.field}, {series}: {label}", label)


def _series(row: Lacking, say: MunicipalContext) -> tuple[Sentence, Role]:
    return (say.text("not_taught"), "third") if row.participations == 0 else (say.text("taught"), "quiet")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_of_one_each)
