"""What is taught for work: full-year places by vocational field, also those in which there is none."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FULL_YEAR,
    Part,
    Reported,
    count_cell,
    half_named,
    no_tables,
    parts_by,
    principal_of,
)
from lagesbild.adult.reported.fields import FIELDS
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import MunicipalContext, Presented, Sentence, columns, table
from lagesbild.store import Store, SwedishMunicipality


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none; whether tables tell vocational fields."""

    half: str
    is_told: bool
    year: int


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per vocational field: participations and points of the newest half-year, none where hidden."""
    principal = principal_of(municipality)
    newest = next(reversed(reported.halves(principal)), "")
    told = {part.detail: part for part in parts_by(reported, "field", newest, principal, form="VUXGY")}
    rows = [told.get(field, Part(field, 0, 0, 0.0, None)) for field in FIELDS]
    frame = pd.DataFrame(rows, columns=list(Part._fields), dtype=object)
    return Answer(frame, Newest(newest, bool(told), int(newest[:4] or 0)), frozenset())


COUNTED: Final = ("participations_count", "places_count")


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A bar of full-year places per field; fields without any have none, and the headline counts them."""
    text, parts = say.text, found.typed(Part)
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    if not found.facts.is_told:
        return say.not_shown(text("mirror.no_details"))
    rows = sorted(((text(f"field_{part.detail}"), part) for part in parts), key=lambda row: say.order(row[0]))
    header = columns(text("field"), text("mirror.participations"), text("places"), of=COUNTED)
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=_takeaway(parts, say),
        alt="alt",
        reading=text("reading"),
        notes=(text("note", points=FULL_YEAR), text("mirror.note_source")),
        table=table(header, (_cells(name, part, say) for name, part in rows)),
        marks=_marks(rows, say),
        value_title=text("places"),
    )


def _takeaway(parts: list[Part], say: MunicipalContext) -> Sentence:
    without = sum(part.participations == 0 for part in parts)
    said = {"in_area": say.in_area, "all": len(parts)}
    return say.text("some_lack", n=without, **said) if without else say.text("none_lacks", **said)


def _cells(name: Sentence, part: Part, say: MunicipalContext) -> tuple[str, ...]:
    places = None if part.points is None else part.points / FULL_YEAR
    return (name, count_cell(part.participations, say), count_cell(places, say))


def _marks(rows: list[tuple[Sentence, Part]], say: MunicipalContext) -> Iterator[Bar]:
    for name, part in rows:
        if part.points is not None:
            places = part.points / FULL_YEAR
            label = say.fmt.integer(places)
            yield Bar(say.text("places"), "own", name, places, f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_of_one_each)
