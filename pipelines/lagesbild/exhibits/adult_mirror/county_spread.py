"""How far municipalities lie apart in each school form, in alphabetical order: a spread, not a ranking."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.reported import (
    PARTICIPATIONS,
    Outcomes,
    Reported,
    half_named,
    identity,
    joint_note,
    outcome_cells,
    outcome_columns,
    outcomes_of,
    share_notes,
)
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Role
from lagesbild.language import MunicipalContext, Presented, Sentence, table
from lagesbild.store import Store, SwedishMunicipality

ROLES: Final[dict[str, Role]] = {"VUXGY": "own", "VUXSFI": "second", "VUXGR": "third"}
"""The school forms that most learn in, and how they look."""
LEAST: Final = 2
"""Fewer municipalities have no spread."""
Row = tuple["Place", Outcomes]


class Place(NamedTuple):
    """One school form of one municipality."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    form: str


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none; how many municipalities gave theirs."""

    half: str
    givers: int
    year: int


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per municipality and school form of the newest half-year: learners, participations by how they ended.

    Missing is hidden. A municipality that has not given its tables has no row.
    """
    newest = max((half for place in municipality.others for half in reported.halves(place.code)), default="")
    given = [place for place in municipality.others if newest in reported.halves(place.code)]
    rows = [
        (*identity(place), form, *outcomes_of(reported, newest, principal=place.code, form=form))
        for place in given
        for form in ROLES
        if reported.has(PARTICIPATIONS, newest, principal=place.code, form=form)
    ]
    frame = pd.DataFrame(rows, columns=[*Place._fields, *Outcomes._fields], dtype=object)
    return Answer(frame, Newest(newest, len(given), int(newest[:4] or 0)), frozenset())


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A dot per municipality and school form: the share of passed; the table has what else became of them."""
    text, newest = say.text, found.facts
    rows = list(zip(found.typed(Place), found.typed(Outcomes), strict=True))
    rows.sort(key=lambda row: say.order(say.name(row[0])))
    shown = [row for row in rows if isinstance(row[1].shares["passed"], float)]
    widest = _most_told(shown)
    if len(widest) < LEAST:
        return say.not_shown(text("few"))
    return say.present(
        title=text("title", period=half_named(newest.half, say)),
        takeaway=_takeaway(widest, say),
        alt="alt",
        reading=text("reading"),
        notes=(text("note"), *share_notes(say), *joint_note(newest.givers, say)),
        table=table(outcome_columns(text("place"), say), ((_named(p, say), *outcome_cells(o, say)) for p, o in rows)),
        marks=_marks(shown, say),
        value_title=text("percent"),
    )


def _most_told(rows: list[Row]) -> list[Row]:
    """The rows of the school form that most municipalities have a share of."""
    of_form = [[row for row in rows if row[0].form == form] for form in ROLES]
    return max(of_form, key=len)


def _takeaway(rows: list[Row], say: MunicipalContext) -> Sentence:
    shares = sorted(float(row[1].shares["passed"] or 0) for row in rows)
    low, high = (say.percentage.share(each) for each in (shares[0], shares[-1]))
    return say.text("takeaway", on_form=say.text(f"school_forms.on_{rows[0][0].form}"), low=low, high=high)


def _cells(row: Row, say: MunicipalContext) -> tuple[str, ...]:
    return (_named(row[0], say), *outcome_cells(row[1], say))


def _named(place: Place, say: MunicipalContext) -> Sentence:
    return say.text("mirror.in_brackets", form=say.name(place), name=say.text(f"school_forms.{place.form}"))


def _marks(rows: list[Row], say: MunicipalContext) -> Iterator[Dot]:
    for form, role in ROLES.items():
        series = say.text(f"school_forms.{form}")
        for place, outcomes in (row for row in rows if row[0].form == form):
            value = float(outcomes.shares["passed"] or 0)
            name, label = say.name(place), say.fmt.percent(value)
            yield Dot(series, role, name, value, f"{name}, {series}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.dots_by_category, relevance=1.0)
