"""How participations in Swedish for immigrants are spread over study paths and courses."""

from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    Part,
    Reported,
    half_named,
    no_tables,
    part_bars,
    part_cells,
    parts_by,
    principal_of,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import MunicipalContext, Presented, columns, table
from lagesbild.store import Store, SwedishMunicipality

KIND: Final = "sfi"


class Newest(NamedTuple):
    """The half-year of the figures; empty where there are none."""

    half: str
    year: int


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per part of the newest half-year: participations, none where hidden, percent of all, the county's."""
    principal = principal_of(municipality)
    newest = next(reversed(reported.halves(principal)), "")
    parts = parts_by(reported, KIND, newest, principal, form="VUXSFI")
    frame = pd.DataFrame(parts, columns=list(Part._fields), dtype=object)
    return Answer(frame, Newest(newest, int(newest[:4] or 0)), frozenset())


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """Bars of the shares of participations, the municipality's and the county's."""
    text, parts = say.text, found.typed(Part)
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    known = [part for part in parts if part.share_pct is not None]
    if not known:
        return say.not_shown(text("mirror.all_hidden" if parts else "mirror.no_details"))
    named = [(text(f"course_{part.detail}"), part) for part in parts]
    largest = max(known, key=lambda part: part.share_pct or 0)
    share = say.percentage.share(largest.share_pct or 0)
    numbers = (text("mirror.participations"), *map(text, ("share", "county")))
    header = columns(text("part"), *numbers, of=("participations_count", "share_pct", "share_pct"))
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=text("takeaway", part=text(f"course_{largest.detail}"), share=share, in_area=say.in_area),
        alt="alt",
        notes=(text("note"), text("mirror.note_source")),
        table=table(header, ((name, *part_cells(part, say)) for name, part in named)),
        marks=part_bars(named, say),
        value_title=text("percent"),
    )


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
