"""Whether the tables say what is published: Kolada's share of passed beside ours, school form by school form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    Reported,
    half_named,
    no_tables,
    outcomes_of,
    principal_of,
    share_notes,
    together,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, table
from lagesbild.store import Store, SwedishMunicipality

SQL: Final = Path(__file__).with_suffix(".sql")
HALVES: Final = ("H1", "H2")


class Passed(NamedTuple):
    """One school form: the newest published share of passed and its year; ours, and of which half-year or year it is.

    Ours is of the same calendar year where tables tell both halves, else of the newest half-year.
    """

    form: str
    year: int
    published_pct: float
    own_pct: float
    own_half: str


class Told(NamedTuple):
    """Whether there are tables, whether they are made up, and whether anything is published."""

    half: str
    is_made_up: bool
    is_published: bool


def answer(store: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Told]:
    """One row per school form of which both a published share of passed and one of our own is known."""
    published = store.ask(SQL, area_code=municipality.code)
    half = next(reversed(reported.halves(principal_of(municipality))), "")
    told = zip(published["school_form"], published["year"], published["passed_pct"], strict=True)
    rows = [
        Passed(str(form), int(year), float(passed_pct), *own)
        for form, year, passed_pct in told
        if (own := _own(reported, municipality.code, str(form), int(year), half))
    ]
    frame = pd.DataFrame(rows, columns=list(Passed._fields), dtype=object)
    sources = frozenset(str(each) for row in published["sources"] for each in row)
    return Answer(frame, Told(half, reported.is_made_up, not published.empty), sources)


def _own(reported: Reported, code: str, form: str, year: int, newest: str) -> tuple[float, str] | None:
    """Our share of passed and the half-year that it is of, empty for the whole of ``year``; none where it is hidden."""
    both = [outcomes_of(reported, f"{year}{half}", principal=code, form=form) for half in HALVES]
    of_year = all(each.is_whole for each in both)
    found = together(both) if of_year else outcomes_of(reported, newest, principal=code, form=form)
    share = found.shares["passed"]
    return (share, "" if of_year else newest) if isinstance(share, float) else None


def words(found: Answer[Told], say: MunicipalContext) -> Presented:
    """Two dots per school form: the published share of passed, and ours."""
    text, rows, told = say.text, found.typed(Passed), found.facts
    if not told.half:
        return say.not_shown(no_tables(say))
    if told.is_made_up:
        return say.not_shown(text("of_sample"))
    if not told.is_published:
        return say.not_shown(text("not_fetched"))
    if not rows:
        return say.not_shown(text("mirror.all_hidden"))
    return say.present(
        title=text("title", in_area=say.in_area),
        takeaway=_takeaway(rows, say),
        alt="alt",
        reading=text("reading"),
        notes=(text("note"), *share_notes(say)),
        table=table(_header(say), (_cells(row, say) for row in rows)),
        marks=_marks(rows, say),
        value_title=text("mirror.percent_of_ended"),
    )


def _takeaway(rows: list[Passed], say: MunicipalContext) -> Sentence:
    """The school form in which both lie farthest apart."""
    widest = max(rows, key=lambda row: abs(row.published_pct - row.own_pct))
    shares = {"published": say.percentage.share(widest.published_pct), "own": say.percentage.share(widest.own_pct)}
    return say.text("takeaway", on_form=say.text(f"school_forms.on_{widest.form}"), in_area=say.in_area, **shares)


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    return (
        *columns(say.text("mirror.form"), say.text("published"), say.text("own"), of="passed_pct"),
        *(Column(say.text(key), numeric=False) for key in ("published_of", "own_of")),
    )


def _cells(row: Passed, say: MunicipalContext) -> tuple[str, ...]:
    own_of = half_named(row.own_half, say) if row.own_half else str(row.year)
    shares = (say.fmt.percent(each) for each in (row.published_pct, row.own_pct))
    return (say.text(f"school_forms.{row.form}"), *shares, str(row.year), own_of)


def _marks(rows: list[Passed], say: MunicipalContext) -> Iterator[Interval | Dot]:
    for row in rows:
        form, ends = say.text(f"school_forms.{row.form}"), (row.published_pct, row.own_pct)
        yield Interval(say.text("between"), form, min(ends), max(ends))
        for key, role, value in (("published", "quiet", ends[0]), ("own", "own", ends[1])):
            name, label = say.text(key), say.fmt.percent(value)
            yield Dot(name, role, form, value, f"{form}, {name}: {label}", label)  # type: ignore[arg-type]


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.pairs)
