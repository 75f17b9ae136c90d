"""How sure the share of passed is in each school form, and where it surely differs from the county's."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    FORMS,
    Outcomes,
    Reported,
    half_named,
    joint_note,
    no_tables,
    outcomes_of,
    principal_of,
    share_cell,
    share_notes,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval, Role
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, table
from lagesbild.store import Store, SwedishMunicipality

HEADED: Final = {
    "passed": "passed_pct",
    "interval": "interval_pct",
    "dropped": "dropped_pct",
    "learners": "learners_persons",
    "county": "passed_pct",
    "county_dropped": "dropped_pct",
}
"""The columns, and the quantity of each."""


class Form(NamedTuple):
    """One school form: percent passed of finished and dropped, with the ends of its interval, and the county's.

    Missing where hidden or not known; the shares of dropped out and the learners stand beside.
    """

    form: str
    year: int
    learners: int | None
    passed_pct: float | None
    low_pct: float | None
    high_pct: float | None
    dropped_pct: float | None
    county_pct: float | None
    county_dropped_pct: float | None

    @property
    def differs(self) -> bool:
        """Whether the county's share lies outside the interval."""
        if self.low_pct is None or self.high_pct is None or self.county_pct is None:
            return False
        return not self.low_pct <= self.county_pct <= self.high_pct


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none; whether there are joint tables, and of how many."""

    half: str
    has_county: bool
    givers: int


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per school form of the newest half-year: the share of passed, its 95 percent interval, the county's."""
    halves = reported.halves(principal_of(municipality))
    newest = halves[-1] if halves else ""
    rows = [_row(form, newest, principal_of(municipality), reported) for form in FORMS if newest]
    kept = [row for row in rows if row.learners]
    frame = pd.DataFrame(kept, columns=list(Form._fields), dtype=object)
    return Answer(
        frame, Newest(newest, newest in reported.halves(), len(reported.values("principal", newest))), frozenset()
    )


def _row(form: str, half: str, code: str, reported: Reported) -> Form:
    own, county = (outcomes_of(reported, half, principal=each, form=form) for each in (code, ""))
    low, high = own.interval or (None, None)
    shares = (_number(own, "passed"), low, high, _number(own, "dropped"))
    return Form(form, int(half[:4]), own.learners, *shares, _number(county, "passed"), _number(county, "dropped"))


def _number(outcomes: Outcomes, name: str) -> float | None:
    share = outcomes.shares[name]
    return share if isinstance(share, float) else None


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """An interval per school form with two dots: the municipality's share of passed, and the county's."""
    text, rows = say.text, found.typed(Form)
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    sure = [row for row in rows if row.low_pct is not None]
    if not sure:
        return say.not_shown(text("mirror.no_effect"))
    if not found.facts.has_county:
        return say.not_shown(text("mirror.no_joint"))
    return say.present(
        title=text("title", in_area=say.in_area, period=half_named(found.facts.half, say)),
        takeaway=_takeaway(sure, say),
        alt="alt",
        notes=(text("note"), *share_notes(say), *joint_note(found.facts.givers, say)),
        certainty=_certainty(sure, say),
        table=table(_header(say), (_cells(row, say) for row in sure)),
        marks=_marks(sure, say),
        value_title=text("percent"),
    )


def _takeaway(rows: list[Form], say: MunicipalContext) -> Sentence:
    differ = sum(row.differs for row in rows)
    return say.text("differs", n=differ, in_area=say.in_area) if differ else say.text("alike", in_area=say.in_area)


def _certainty(rows: list[Form], say: MunicipalContext) -> Sentence:
    largest = max(rows, key=lambda row: row.learners or 0)
    ends = (say.fmt.percent(each or 0) for each in (largest.low_pct, largest.high_pct))
    low, high = ends
    return say.text("certainty", on_form=say.text(f"school_forms.on_{largest.form}"), low=low, high=high)


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    return columns(say.text("form"), *map(say.text, HEADED), of=[*HEADED.values()])


def _cells(row: Form, say: MunicipalContext) -> tuple[str, ...]:
    county = (share_cell(row.county_pct, say), share_cell(row.county_dropped_pct, say))
    interval = say.percent_range(row.low_pct or 0, row.high_pct or 0)
    own = (share_cell(row.passed_pct, say), interval, share_cell(row.dropped_pct, say))
    return (say.text(f"school_forms.{row.form}"), *own, say.fmt.integer(row.learners or 0), *county)


def _marks(rows: list[Form], say: MunicipalContext) -> Iterator[Interval | Dot]:
    for row in rows:
        form = say.text(f"school_forms.{row.form}")
        written = say.percent_range(row.low_pct or 0, row.high_pct or 0)
        yield Interval(say.text("interval"), form, row.low_pct or 0, row.high_pct or 0, written)
        for (name, role), value in zip(_units(say), (row.passed_pct, row.county_pct), strict=True):
            if value is not None:
                label = say.fmt.percent(value)
                yield Dot(name, role, form, value, f"{form}, {name}: {label}", label)


def _units(say: MunicipalContext) -> tuple[tuple[str, Role], ...]:
    return ((say.area_name, "own"), (say.county_name, "third"))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.intervals, relevance=1.0)
