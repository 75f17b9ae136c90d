"""Where a municipality's learners do otherwise than those of all buyers of the same provider, in the same form."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    PARTICIPATIONS,
    Count,
    Outcomes,
    Reported,
    count_cell,
    half_named,
    no_tables,
    outcomes_of,
    principal_of,
    share_cell,
    share_notes,
    side_of,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, join, table
from lagesbild.store import Place, Store, SwedishMunicipality

DRAWN: Final = 10
SIDES: Final = {"higher": 1, "lower": -1}
HEADED: Final = ("learners", "passed", "dropped", "finished", "passed_all", "dropped_all")


class Taught(NamedTuple):
    """One provider and school form: learners and shares here and of all buyers, and who else buys, codes with spaces.

    A share is missing where it is hidden or only a sign; the interval of the one here where it is not known.
    """

    provider: str
    form: str
    year: int
    learners: Count
    passed_pct: float | None
    low_pct: float | None
    high_pct: float | None
    dropped_pct: float | None
    finished_pct: float | None
    passed_all_pct: float | None
    dropped_all_pct: float | None
    buyers: str

    @property
    def is_comparable(self) -> bool:
        """Whether both shares are known."""
        return self.passed_pct is not None and self.passed_all_pct is not None

    @property
    def side(self) -> int:
        """1 where the share here surely lies above that of all buyers, −1 where it lies below, else 0."""
        return side_of(self.low_pct, self.high_pct, self.passed_all_pct)


class Newest(NamedTuple):
    """The half-year of the figures, whether there are joint tables, and the municipalities of the county."""

    half: str
    has_joint: bool
    others: tuple[Place, ...]


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per provider that other municipalities buy from, too, and school form, the largest provider first."""
    halves = reported.halves(principal_of(municipality))
    newest = halves[-1] if halves else ""
    own = {"principal": principal_of(municipality)}
    rows = [
        _row(each, form, newest, own, reported)
        for each in reported.largest("provider", newest, **own)
        for form in FORMS
        if reported.has(PARTICIPATIONS, newest, **own, provider=each, form=form)
    ]
    shared = [row for row in rows if row.buyers]
    frame = pd.DataFrame(shared, columns=list(Taught._fields), dtype=object)
    return Answer(frame, Newest(newest, newest in reported.halves(), municipality.others), frozenset())


def _row(provider: str, form: str, half: str, own: dict[str, str], reported: Reported) -> Taught:
    here = outcomes_of(reported, half, **own, provider=provider, form=form)
    of_all = outcomes_of(reported, half, provider=provider, form=form)
    buyers = reported.values("principal", half, provider=provider, form=form)
    low, high = here.interval or (None, None)
    finished = here.finished_pct if isinstance(here.finished_pct, float) else None
    return Taught(
        reported.named(provider),
        form,
        int(half[:4]),
        here.learners,
        _number(here, "passed"),
        low,
        high,
        _number(here, "dropped"),
        finished,
        _number(of_all, "passed"),
        _number(of_all, "dropped"),
        " ".join(code for code in buyers if code != own["principal"]),
    )


def _number(outcomes: Outcomes, name: str) -> float | None:
    share = outcomes.shares[name]
    return share if isinstance(share, float) else None


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """Two dots per provider and form: the share of passed here, and of all buyers; the table has dropped out, too."""
    text, rows = say.text, found.typed(Taught)
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    if not found.facts.has_joint:
        return say.not_shown(text("mirror.no_joint"))
    drawn = [row for row in rows if row.is_comparable]
    if not drawn:
        return say.not_shown(text("none"))
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=_takeaway(rows, say),
        alt="alt",
        reading=_reading(drawn, say),
        notes=(text("note"), *share_notes(say)),
        table=table(_header(say), (_cells(row, found.facts.others, say) for row in rows)),
        marks=_marks(drawn[:DRAWN], say),
        value_title=text("mirror.percent_of_ended"),
    )


def _takeaway(rows: list[Taught], say: MunicipalContext) -> Sentence:
    return say.text("takeaway", n=len({row.provider for row in rows}), of_area=say.of_area)


def _reading(rows: list[Taught], say: MunicipalContext) -> Sentence:
    if all(row.low_pct is None for row in rows):
        return say.text("unsure", reason=say.text("mirror.no_effect"))
    named = {key: [_named(row, say) for row in rows if row.side == side] for key, side in SIDES.items()}
    said = [say.text(key, named=say.some_of(each)) for key, each in named.items() if each]
    return join(" ", said or [say.text("alike")])


def _named(row: Taught, say: MunicipalContext) -> Sentence:
    return say.text("mirror.in_brackets", form=row.provider, name=say.text(f"school_forms.{row.form}"))


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    numeric = columns(say.text("provider"), *map(say.text, HEADED), of=("learners_persons", *["share_pct"] * 5))
    return (*numeric, Column(say.text("buyers"), numeric=False))


def _cells(row: Taught, others: tuple[Place, ...], say: MunicipalContext) -> tuple[str, ...]:
    names = {place.code: place.names[say.language] for place in others}
    shares = (row.passed_pct, row.dropped_pct, row.finished_pct, row.passed_all_pct, row.dropped_all_pct)
    buyers = sorted((names.get(code, code) for code in row.buyers.split()), key=say.order)
    return (
        _named(row, say),
        count_cell(row.learners, say),
        *(share_cell(each, say) for each in shares),
        say.some_of(buyers),
    )


def _marks(rows: list[Taught], say: MunicipalContext) -> Iterator[Interval | Dot]:
    for row in rows:
        name, ends = _named(row, say), (row.passed_pct or 0, row.passed_all_pct or 0)
        yield Interval("", name, min(ends), max(ends))
        here, of_all = (say.fmt.percent(each) for each in ends)
        yield Dot(say.text("all"), "quiet", name, ends[1], f"{name}, {say.text('all')}: {of_all}", of_all)
        yield Dot(say.area_name, "own", name, ends[0], f"{name}, {say.area_name}: {here}", here)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.pairs, relevance=1.0)
