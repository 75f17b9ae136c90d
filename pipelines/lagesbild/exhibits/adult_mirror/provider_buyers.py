"""For whom a provider teaches: the municipalities that buy of it, in alphabetical order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    LEARNERS,
    PARTICIPATIONS,
    Count,
    Reported,
    count_cell,
    half_named,
    identity,
    share_cell,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Context, Presented, columns, table
from lagesbild.store import Place, Store


class Buyer(NamedTuple):
    """One municipality that buys: participations and learners, none where hidden; percent of all participations."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    participations: Count
    learners: Count
    share_pct: float | None


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none, and what the provider is called."""

    half: str
    name: str
    year: int


def answer(_: Store, *, provider: str, reported: Reported, municipalities: Sequence[Place]) -> Answer[Newest]:
    """One row per municipality that buys of the provider in the newest half-year."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    total = reported.count(PARTICIPATIONS, newest, provider=provider)
    codes = reported.values("principal", newest, provider=provider)
    rows = [_row(place, provider, newest, total, reported) for place in municipalities if place.code in codes]
    frame = pd.DataFrame(rows, columns=list(Buyer._fields), dtype=object)
    return Answer(frame, Newest(newest, reported.named(provider), int(newest[:4] or 0)), frozenset())


def _row(place: Place, provider: str, half: str, total: Count, reported: Reported) -> Buyer:
    told = {"principal": place.code, "provider": provider}
    here, learners = (reported.count(measure, half, **told) for measure in (PARTICIPATIONS, LEARNERS))
    share = 100 * here / total if here is not None and total else None
    return Buyer(*identity(place), here, learners, share)


def words(found: Answer[Newest], say: Context) -> Presented:
    """A bar per municipality: its share of the provider's participations; hidden ones are in the table only."""
    text, rows = say.text, say.by_name(found.typed(Buyer))
    if not rows:
        return say.not_shown(text("mirror.no_joint"))
    of = {"mirror.participations": "participations_count", "share": "share_pct", "mirror.learners": "learners_persons"}
    header = columns(text("buyer"), *map(text, of), of=[*of.values()])
    if not any(row.share_pct for row in rows):
        return say.not_shown(text("mirror.all_hidden"))
    return say.present(
        title=text("title", provider=found.facts.name, period=half_named(found.facts.half, say)),
        takeaway=text("takeaway", n=len(rows), provider=found.facts.name),
        alt="alt",
        notes=(text("note"), text("mirror.note_source")),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=_marks(rows, say),
        value_title=text("percent"),
    )


def _cells(row: Buyer, say: Context) -> tuple[str, ...]:
    counts = (count_cell(row.participations, say), share_cell(row.share_pct, say), count_cell(row.learners, say))
    return (say.name(row), *counts)


def _marks(rows: list[Buyer], say: Context) -> Iterator[Bar]:
    for row in rows:
        if row.share_pct is not None:
            name, label = say.name(row), say.fmt.percent(row.share_pct)
            yield Bar(name, "own", name, row.share_pct, f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, relevance=1.0)
