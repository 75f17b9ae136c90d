"""From where to where adults go to learn: home municipality, principal and the largest provider of each flow."""

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
    joint_note,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, table
from lagesbild.language.area_forms import forms_of
from lagesbild.store import Place, Store, SwedishMunicipality

DRAWN: Final = 12
UNKNOWN: Final = "unknown"


class Flow(NamedTuple):
    """Learners of one home municipality with another one as principal; none where hidden.

    ``provider`` teaches most of them; empty where that is hidden.
    """

    home: str
    principal: str
    learners: Count
    participations: Count
    provider: str


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none; givers; the municipalities of the county."""

    half: str
    givers: int
    others: tuple[Place, ...]
    year: int


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per home municipality and other principal of the newest half-year: learners, participations, provider."""
    newest = next(reversed(reported.halves()), "")
    rows = [
        _flow(home, principal, newest, reported)
        for home in reported.values("home", newest)
        for principal in reported.values("principal", newest, home=home)
        if home not in {principal, UNKNOWN}
    ]
    givers = len(reported.values("principal", newest))
    frame = pd.DataFrame(rows, columns=list(Flow._fields), dtype=object)
    return Answer(frame, Newest(newest, givers, municipality.others, int(newest[:4] or 0)), frozenset())


def _flow(home: str, principal: str, half: str, reported: Reported) -> Flow:
    told = {"home": home, "principal": principal}
    learners, participations = (reported.count(measure, half, **told) for measure in (LEARNERS, PARTICIPATIONS))
    largest = next(iter(reported.largest("provider", half, **told)), "")
    is_known = largest and reported.count(PARTICIPATIONS, half, **told, provider=largest)
    return Flow(home, principal, learners, participations, reported.named(largest) if is_known else "")


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A bar per flow across a municipal border, the largest ones; the table has all."""
    text, rows = say.text, found.typed(Flow)
    if not found.facts.half:
        return say.not_shown(text("mirror.no_joint"))
    shown = sorted((row for row in rows if row.learners), key=lambda row: -(row.learners or 0))
    if not shown:
        return say.not_shown(text("mirror.all_hidden"))
    names = _names(shown, found.facts.others, say)
    return say.present(
        title=text("title", period=half_named(found.facts.half, say)),
        takeaway=_takeaway(shown[0], names, say),
        alt="alt",
        reading=text("reading", total=say.fmt.integer(sum(row.learners or 0 for row in shown))),
        notes=(*_notes(len(rows) - len(shown), say), *joint_note(found.facts.givers, say)),
        table=table(_header(say), sorted((_cells(row, names, say) for row in shown), key=lambda c: say.order(c[0]))),
        marks=_marks(shown[:DRAWN], names, say),
        value_title=text("mirror.learners"),
    )


def _names(rows: list[Flow], others: tuple[Place, ...], say: MunicipalContext) -> dict[str, str]:
    """Code → name of every municipality of the flows; one of another county is named by its code."""
    known = {place.code: place.names[say.language] for place in others}
    codes = {code for row in rows for code in (row.home, row.principal)}
    return {code: known.get(code) or say.text("outside", code=code) for code in codes}


def _notes(hidden: int, say: MunicipalContext) -> tuple[Sentence, ...]:
    notes = (say.text("note"), say.text("mirror.note_source"))
    return (*notes, say.text("note_hidden", n=hidden)) if hidden else notes


def _takeaway(row: Flow, names: dict[str, str], say: MunicipalContext) -> Sentence:
    home, principal = (forms_of(code, names[code], say.language) for code in (row.home, row.principal))
    return say.text("takeaway", from_home=home.out, to_principal=principal.into, n=say.fmt.integer(row.learners or 0))


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    named = (say.text(f"mirror.{each}") for each in ("learners", "participations"))
    counted = columns(say.text("flow"), *named, of=("learners_persons", "participations_count"))
    return (*counted, Column(say.text("provider"), numeric=False))


def _cells(row: Flow, names: dict[str, str], say: MunicipalContext) -> tuple[str, ...]:
    counts = (count_cell(each, say) for each in (row.learners, row.participations))
    return (_named(row, names, say), *counts, row.provider or say.text("mirror.hidden"))


def _named(row: Flow, names: dict[str, str], say: MunicipalContext) -> Sentence:
    return say.text("named", home=names[row.home], principal=names[row.principal])


def _marks(rows: list[Flow], names: dict[str, str], say: MunicipalContext) -> Iterator[Bar]:
    for row in rows:
        name, label = _named(row, names, say), say.fmt.integer(row.learners or 0)
        yield Bar(name, "own", name, row.learners or 0, f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, relevance=1.0)
