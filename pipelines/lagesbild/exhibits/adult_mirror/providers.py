"""Who teaches: the providers of a municipality by their course participations."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    LEARNERS,
    PARTICIPATIONS,
    Count,
    Reported,
    count_cell,
    half_named,
    no_tables,
    principal_of,
    share_cell,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import MunicipalContext, Presented, columns, table
from lagesbild.store import Store, SwedishMunicipality

DRAWN: Final = 8
PUBLIC: Final = "2"
"""With what the organisation numbers of municipalities, regions and the state begin."""


class Provider(NamedTuple):
    """One provider of a municipality: participations and learners, none where hidden; percent of all participations."""

    provider_orgno: str
    name: str
    is_public: bool
    participations: Count
    learners: Count
    share_pct: float | None


class Newest(NamedTuple):
    """The half-year of the figures; empty where there are none."""

    half: str
    year: int = 0


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per provider of the newest half-year, the largest first: participations, learners, percent of all."""
    halves = reported.halves(principal_of(municipality))
    newest = halves[-1] if halves else ""
    own = {"principal": principal_of(municipality)}
    total = reported.count(PARTICIPATIONS, newest, **own)
    rows = [_row(each, newest, total, own, reported) for each in reported.largest("provider", newest, **own)]
    frame = pd.DataFrame(rows, columns=list(Provider._fields), dtype=object)
    return Answer(frame, Newest(newest, int(newest[:4] or 0)), frozenset())


def _row(provider: str, half: str, total: Count, own: dict[str, str], reported: Reported) -> Provider:
    counts = [reported.count(measure, half, **own, provider=provider) for measure in (PARTICIPATIONS, LEARNERS)]
    share = 100 * counts[0] / total if counts[0] is not None and total else None
    return Provider(provider, reported.named(provider), provider.startswith(PUBLIC), counts[0], counts[1], share)


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A bar per provider, the largest ones; the table has all."""
    text, rows = say.text, found.typed(Provider)
    if not rows:
        return say.not_shown(no_tables(say))
    shown = [row for row in rows if row.share_pct is not None]
    if not shown:
        return say.not_shown(text("mirror.all_hidden"))
    of = {"mirror.participations": "participations_count", "share": "share_pct", "mirror.learners": "learners_persons"}
    header = columns(text("provider"), *map(text, of), of=[*of.values()])
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=text(
            "takeaway", provider=shown[0].name, share=say.percentage.share(shown[0].share_pct or 0), in_area=say.in_area
        ),
        alt="alt",
        notes=(text("note"), *_hidden_note(len(rows) - len(shown), say), text("mirror.note_source")),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=_marks(shown[:DRAWN], say),
        value_title=text("percent"),
    )


def _hidden_note(n: int, say: MunicipalContext) -> tuple[str, ...]:
    return (say.text("note_hidden", n=n),) if n else ()


def _cells(row: Provider, say: MunicipalContext) -> tuple[str, ...]:
    return (
        row.name,
        count_cell(row.participations, say),
        share_cell(row.share_pct, say),
        count_cell(row.learners, say),
    )


def _marks(rows: list[Provider], say: MunicipalContext) -> Iterator[Bar]:
    for row in rows:
        series, role = _series(row, say)
        label = say.fmt.percent(row.share_pct or 0)
        yield Bar(series, role, row.name, row.share_pct or 0, f"{row.name}, {series}: {label}", label)


def _series(row: Provider, say: MunicipalContext) -> tuple[str, Role]:
    return (say.text("public"), "own") if row.is_public else (say.text("other"), "quiet")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_of_one_each, relevance=1.0)
