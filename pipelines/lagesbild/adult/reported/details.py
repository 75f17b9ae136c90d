"""Parts of a total by one kind of detail – course of sfi, way of teaching, field – beside those of the county."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lagesbild.adult.reported.tables import PARTICIPATIONS, POINTS, Count, Reported
from lagesbild.adult.reported.written import count_cell, share_cell
from lagesbild.figures import Bar
from lagesbild.language import MunicipalContext, Sentence


class Part(NamedTuple):
    """One part: participations and completed points, none where hidden, and percent of all parts, here and in all."""

    detail: str
    participations: Count
    points: Count
    share_pct: float | None
    county_pct: float | None


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


def part_cells(part: Part, say: MunicipalContext) -> tuple[str, ...]:
    """Participations, their share, and the county's share."""
    return (count_cell(part.participations, say), share_cell(part.share_pct, say), share_cell(part.county_pct, say))


def part_bars(parts: Sequence[tuple[Sentence, Part]], say: MunicipalContext) -> Iterator[Bar]:
    """Two bars per part, the municipality's and the county's share, as far as they are known."""
    for name, part in parts:
        if part.share_pct is not None:
            label = say.fmt.percent(part.share_pct)
            yield Bar(say.area_name, "own", name, part.share_pct, f"{name}, {say.area_name}: {label}", label)
    for name, part in parts:
        if part.county_pct is not None:
            label = say.fmt.percent(part.county_pct)
            yield Bar(say.county_name, "quiet", name, part.county_pct, f"{name}, {say.county_name}: {label}", label)
