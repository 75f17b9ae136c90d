"""How sure the share of passed is in each school form, and on which side of the county and similar municipalities."""

from collections.abc import Iterator, Sequence
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
    side_of,
    together,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval, Role
from lagesbild.language import Column, MunicipalContext, Presented, Sentence, columns, join, table
from lagesbild.measures.similar_municipalities import similar_municipalities
from lagesbild.store import Place, Store, SwedishMunicipality

HEADED: Final = {
    "passed": "passed_pct",
    "interval": "interval_pct",
    "dropped": "dropped_pct",
    "learners": "learners_persons",
    "county": "passed_pct",
    "county_dropped": "dropped_pct",
    "similar": "passed_pct",
    "similar_dropped": "dropped_pct",
}
"""The columns, and the quantity of each."""
SIDES: Final = {"similar_higher": 1, "similar_lower": -1}


class Form(NamedTuple):
    """One school form: percent passed of finished and dropped with the ends of its interval; those of others.

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
    similar_pct: float | None
    similar_dropped_pct: float | None

    def side(self, other_pct: float | None) -> int:
        """1 where the share surely lies above another one, −1 where it lies below, else 0."""
        return side_of(self.low_pct, self.high_pct, other_pct)


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none; whether there are joint tables, and of how many.

    ``similar`` has the municipalities that are most alike by the figures of ``similar_year``.
    """

    half: str
    has_county: bool
    givers: int
    similar: tuple[Place, ...]
    similar_year: int


def answer(store: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per school form of the newest half-year: the share of passed, its 95 percent interval, and others'.

    The others are the county and, together, those of the similar municipalities whose tables are known.
    """
    newest = next(reversed(reported.halves(principal_of(municipality))), "")
    alike = similar_municipalities(store, municipality)
    given = [place.code for place in alike.places if newest in reported.halves(place.code)]
    rows = [_row(form, newest, municipality.code, given, reported) for form in FORMS if newest]
    frame = pd.DataFrame([row for row in rows if row.learners], columns=list(Form._fields), dtype=object)
    givers = len(reported.values("principal", newest))
    return Answer(frame, Newest(newest, newest in reported.halves(), givers, alike.places, alike.year), alike.sources)


def _row(form: str, half: str, code: str, similar: Sequence[str], reported: Reported) -> Form:
    own, county, *others = (outcomes_of(reported, half, principal=each, form=form) for each in (code, "", *similar))
    low, high = own.interval or (None, None)
    beside = [_number(each, name) for each in (county, together(others)) for name in ("passed", "dropped")]
    return Form(form, int(half[:4]), own.learners, _number(own, "passed"), low, high, _number(own, "dropped"), *beside)


def _number(outcomes: Outcomes, name: str) -> float | None:
    share = outcomes.shares[name]
    return share if isinstance(share, float) else None


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """An interval per school form with dots: the share of passed here, in similar municipalities, in the county."""
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
        reading=_reading(sure, found.facts, say),
        notes=(
            text("note"),
            text("note_similar", n=len(found.facts.similar), year=found.facts.similar_year),
            *share_notes(say),
            *joint_note(found.facts.givers, say),
        ),
        certainty=_certainty(sure, say),
        table=table(_header(say), (_cells(row, say) for row in sure)),
        marks=_marks(sure, say),
        value_title=text("mirror.percent_of_ended"),
    )


def _takeaway(rows: list[Form], say: MunicipalContext) -> Sentence:
    """Whether the share is higher or lower than the county's, and in which school forms."""
    higher, lower = (_forms([row for row in rows if row.side(row.county_pct) == side], say) for side in (1, -1))
    if higher and lower:
        return say.text("both", in_area=say.in_area, higher=higher, lower=lower)
    if higher or lower:
        return say.text("higher" if higher else "lower", on_forms=higher or lower, in_area=say.in_area)
    return say.text("alike", in_area=say.in_area)


def _reading(rows: list[Form], newest: Newest, say: MunicipalContext) -> Sentence:
    """The same beside similar municipalities, and which ones they are."""
    named = say.text("similar_are", named=say.listed([place.names[say.language] for place in newest.similar]))
    if all(row.similar_pct is None for row in rows):
        return join(" ", [named, say.text("similar_missing")])
    forms = {
        key: _forms([row for row in rows if row.side(row.similar_pct) == side], say) for key, side in SIDES.items()
    }
    said = [say.text(key, on_forms=each) for key, each in forms.items() if each]
    return join(" ", [*(said or [say.text("similar_alike")]), named])


def _forms(rows: list[Form], say: MunicipalContext) -> str:
    return say.listed([say.text(f"school_forms.on_{row.form}") for row in rows])


def _certainty(rows: list[Form], say: MunicipalContext) -> Sentence:
    largest = max(rows, key=lambda row: row.learners or 0)
    low, high = (say.fmt.percent(each or 0) for each in (largest.low_pct, largest.high_pct))
    return say.text("certainty", on_form=say.text(f"school_forms.on_{largest.form}"), low=low, high=high)


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    return columns(say.text("form"), *map(say.text, HEADED), of=[*HEADED.values()])


def _cells(row: Form, say: MunicipalContext) -> tuple[str, ...]:
    of_others = (row.county_pct, row.county_dropped_pct, row.similar_pct, row.similar_dropped_pct)
    interval = say.percent_range(row.low_pct or 0, row.high_pct or 0)
    own = (share_cell(row.passed_pct, say), interval, share_cell(row.dropped_pct, say))
    others = (share_cell(each, say) for each in of_others)
    return (say.text(f"school_forms.{row.form}"), *own, say.fmt.integer(row.learners or 0), *others)


def _marks(rows: list[Form], say: MunicipalContext) -> Iterator[Interval | Dot]:
    for row in rows:
        form = say.text(f"school_forms.{row.form}")
        written = say.percent_range(row.low_pct or 0, row.high_pct or 0)
        yield Interval(say.text("interval"), form, row.low_pct or 0, row.high_pct or 0, written)
        values = (row.passed_pct, row.similar_pct, row.county_pct)
        for (name, role), value in zip(_units(say), values, strict=True):
            if value is not None:
                label = say.fmt.percent(value)
                yield Dot(name, role, form, value, f"{form}, {name}: {label}", label)


def _units(say: MunicipalContext) -> tuple[tuple[str, Role], ...]:
    return ((say.area_name, "own"), (say.text("similar_named"), "second"), (say.county_name, "third"))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.intervals, relevance=1.0)
