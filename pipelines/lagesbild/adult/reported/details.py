"""Parts of a total by one kind of detail – course of sfi, way of teaching, field – beside those of the county."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.adult.reported.tables import PARTICIPATIONS, POINTS, Count, Reported, principal_of
from lagesbild.adult.reported.written import count_cell, half_named, no_tables, share_cell
from lagesbild.figures import Bar
from lagesbild.language import MunicipalContext, Presented, Sentence, columns, table
from lagesbild.store import SwedishMunicipality

UNKNOWN: Final = "unknown"


class Part(NamedTuple):
    """One part: participations and completed points, none where hidden, and percent of all parts, here and in all."""

    detail: str
    participations: Count
    points: Count
    share_pct: float | None
    county_pct: float | None


class NewestParts(NamedTuple):
    """The half-year of the parts; empty where there are none."""

    half: str
    year: int


def newest_parts(
    reported: Reported, municipality: SwedishMunicipality, *, kind: str, **of: str
) -> tuple[pd.DataFrame, NewestParts]:
    """One row per ``Part`` of a kind in a municipality's newest half-year, and which half-year that is."""
    principal = principal_of(municipality)
    newest = next(reversed(reported.halves(principal)), "")
    parts = parts_by(reported, kind, newest, principal, **of)
    frame = pd.DataFrame(parts, columns=list(Part._fields), dtype=object)
    return frame, NewestParts(newest, int(newest[:4] or 0))


def parts_told(parts: Sequence[Part], newest: NewestParts, say: MunicipalContext, *, named: str) -> Presented:
    """Bars of the shares of participations, here and in the county; ``named`` begins the string of each part's name."""
    text = say.text
    if not newest.half:
        return say.not_shown(no_tables(say))
    known = [part for part in parts if part.share_pct is not None]
    if not known:
        return say.not_shown(text("mirror.all_hidden" if parts else "mirror.no_details"))
    names = sorted(((text(f"{named}_{part.detail}"), part) for part in parts), key=partial(_place, say))
    largest = max(known, key=lambda part: part.share_pct or 0)
    share = say.percentage.share(largest.share_pct or 0)
    numbers = (text("mirror.participations"), *map(text, ("share", "county")))
    header = columns(text("part"), *numbers, of=("participations_count", "share_pct", "share_pct"))
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(newest.half, say)),
        takeaway=text("takeaway", part=text(f"{named}_{largest.detail}"), share=share, in_area=say.in_area),
        alt="alt",
        notes=(text("note"), text("mirror.note_source")),
        table=table(header, ((name, *_cells(part, say)) for name, part in names)),
        marks=_bars(names, say),
        value_title=text("percent"),
    )


def _place(say: MunicipalContext, named: tuple[Sentence, Part]) -> tuple[bool, object]:
    """By name, what is not known last."""
    return named[1].detail == UNKNOWN, say.order(named[0])


def parts_by(reported: Reported, kind: str, half: str, principal: str, **of: str) -> list[Part]:
    """The parts of what ``of`` tells apart, of a municipality and of all; none where the tables do not tell them."""
    values = {
        each
        for one in (principal, "")
        for each in reported.values("detail", half, principal=one, **of)
        if each.startswith(f"{kind}:")
    }
    return [_part(reported, each, half, principal, of) for each in sorted(values)]


def _part(reported: Reported, detail: str, half: str, principal: str, of: dict[str, str]) -> Part:
    told = of | {"principal": principal}
    here, points = (reported.count(measure, half, **told, detail=detail) for measure in (PARTICIPATIONS, POINTS))
    own = _share(here, reported.count(PARTICIPATIONS, half, **told))
    of_all = reported.count(PARTICIPATIONS, half, **of, detail=detail)
    county = _share(of_all, reported.count(PARTICIPATIONS, half, **of)) if principal else None
    return Part(detail.partition(":")[2], here, points, own, county)


def _share(part: Count, whole: Count) -> float | None:
    return 100 * part / whole if part is not None and whole else None


def _cells(part: Part, say: MunicipalContext) -> tuple[str, ...]:
    """Participations, their share, and the county's share."""
    return (count_cell(part.participations, say), share_cell(part.share_pct, say), share_cell(part.county_pct, say))


def _bars(parts: Sequence[tuple[Sentence, Part]], say: MunicipalContext) -> Iterator[Bar]:
    """Two bars per part, the municipality's and the county's share, as far as they are known."""
    for name, part in parts:
        if part.share_pct is not None:
            label = say.fmt.percent(part.share_pct)
            yield Bar(say.area_name, "own", name, part.share_pct, f"{name}, {say.area_name}: {label}", label)
    for name, part in parts:
        if part.county_pct is not None:
            label = say.fmt.percent(part.county_pct)
            yield Bar(say.county_name, "quiet", name, part.county_pct, f"{name}, {say.county_name}: {label}", label)
