"""The rows of one half-year as the columns of a sender's file."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from lagesbild.adult.sample.halves import EPOCH, first_days, played
from lagesbild.adult.sample.learners import OUTSIDE, Learners
from lagesbild.adult.sample.numbers import KINDS
from lagesbild.adult.sample.participations import EXAMINATION, Participations
from lagesbild.adult.sample.providers import OWN, ROLES, organisation_numbers, roles
from lagesbild.adult.sample.results import (
    CERTIFICATE,
    CONTINUES,
    DROPPED,
    GRADES,
    NOT_GRADED,
    OUTCOMES,
    PASSED,
    Results,
)
from lagesbild.adult.sample.shape import (
    FORMS,
    REFORM,
    SFI,
    UPPER,
    Flags,
    Places,
    course_span,
    courses,
    municipalities,
    sfi_courses,
    shape,
)

MODES: Final = ("classroom", "distance", "combined", "workplace", "apprentice", "unknown")
USUAL_MODES: Final = np.cumsum([0.5, 0.33, 0.16, 0.0, 0.0])
"""Up to where the modes reach, in their order; the rest is not known."""
TRACK_MODES: Final = np.cumsum([0.3, 0.33, 0.16, 0.12, 0.08])
GRANTED: Final = 0.6
"""How many courses of a vocational track a state grant pays."""
REASONS: Final = ("unknown", "work", "other_studies", "moved", "health", "never_started", "other")
REASON_SHARES: Final = np.cumsum([0.5, 0.14, 0.1, 0.06, 0.08, 0.06])
KINDS_OF_COURSE: Final = ("national", "part_course", "level", "orientation", "individual")
ASSESSMENTS: Final = ("taught", "examination")
PACES: Final = ("25", "50", "75", "100")
FUNDINGS: Final = ("own", "regional_vocational_grant")


@dataclass(frozen=True)
class Drawn:
    """Everything that was drawn, and the number of each learner with the place of its kind."""

    learners: Learners
    rows: Participations
    results: Results
    numbers: list[str]
    kinds: Places


def chosen(values: tuple[str | None, ...] | list[str], places: Places) -> pa.Array:
    """Texts by their place in a list; −1 is missing."""
    indices = pa.array(places.astype(np.int32), mask=places < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(values, pa.string()))


def days(values: Places, is_there: Flags) -> pa.Array:
    """Dates by days since 1970, where they are there."""
    return pa.array(values.astype("datetime64[D]"), mask=~is_there, type=pa.date32())


def table_of(drawn: Drawn, half: str, at: Places) -> pa.Table:
    """The participations ``at`` these places, as the file of a half-year has them."""
    number = played().index(half)
    outcome = np.where(drawn.rows.ends[at] > number, CONTINUES, drawn.results.outcome[at])
    columns = {
        "reporting_half": chosen([half], np.zeros(len(at), np.int64)),
        **_places_and_people(drawn, at),
        **_course(drawn, at),
        **_points(drawn, at, number, outcome),
        **_dates(drawn, at, outcome),
        **_teaching(drawn, at),
        **_result(drawn, at, outcome),
    }
    return pa.table({name: columns[name] for name in ORDER})


def _places_and_people(drawn: Drawn, at: Places) -> dict[str, pa.Array]:
    learner, provider = drawn.rows.learner[at], drawn.rows.provider[at]
    people, principal = drawn.learners, drawn.learners.principals[learner]
    by_sex = np.where(drawn.kinds[learner] == 0, 0, 1 - people.is_woman[learner])
    return {
        "principal_municipality": chosen(municipalities(), principal),
        "home_municipality": chosen((*municipalities(), *OUTSIDE, None), people.homes[learner]),
        "provider_orgno": chosen(organisation_numbers(), np.where(provider == OWN, OWN + principal, provider)),
        "school_unit_code": chosen(
            [f"{unit:08}" for unit in range(1, OWN + 1)], np.where(provider == OWN, -1, provider)
        ),
        "provider_role": chosen(ROLES, roles(principal, provider)),
        "person_id": pa.array(np.array(drawn.numbers, dtype=object)[learner], pa.string()),
        "person_id_kind": chosen(KINDS, drawn.kinds[learner]),
        "protected_identity": chosen(("false", "true"), people.is_protected[learner]),
        "sex": chosen(("female", "male"), by_sex),
        "school_form": chosen(FORMS, drawn.rows.form[at]),
    }


def _course(drawn: Drawn, at: Places) -> dict[str, pa.Array]:
    course, form, learner = drawn.rows.course[at], drawn.rows.form[at], drawn.rows.learner[at]
    is_new = (drawn.rows.start[at] >= (REFORM - EPOCH).days).astype(np.int64)
    flat = [each for pair in courses() for each in pair]
    place = 2 * course + is_new
    of_sfi = np.where(form == SFI, course - course_span("VUXSFI")[0], -1)
    paths, letters = zip(*((name[0], name[1]) for name in sfi_courses()), strict=True)
    return {
        "course_code": chosen([each.code for each in flat], place),
        "part": chosen(tuple(each.part for each in flat), place),
        "course_kind": chosen(KINDS_OF_COURSE, _kinds_of_course(drawn, at, is_new)),
        "study_path": chosen(paths, of_sfi),
        "sfi_course": chosen(letters, of_sfi),
        "vocational_field": chosen(
            tuple(shape().vocational.figures), np.where(form == UPPER, drawn.learners.fields[learner], 0) - 1
        ),
        "course_points": chosen([str(each.points) for each in flat], place),
    }


def _kinds_of_course(drawn: Drawn, at: Places, is_new: Places) -> Places:
    course, form = drawn.rows.course[at], drawn.rows.form[at]
    is_level = (is_new == 1) & np.isin(form, (UPPER, FORMS.index("VUXGYAN")))
    is_part = np.array([[each.part is not None or each.code[-2:-1] == "D" for each in pair] for pair in courses()])
    found = np.where(is_part[course, is_new], 1, np.where(is_level, 2, 0))
    first = course_span("orientation")[0]
    return np.asarray(np.where(course >= first, KINDS_OF_COURSE.index("orientation") + course - first, found))


def _points(drawn: Drawn, at: Places, number: int, outcome: Places) -> dict[str, pa.Array]:
    """Whole points of this half-year: an even part of the course's, the rest in the last; a quarter where dropped."""
    rows = drawn.rows
    whole = np.array([[each.points for each in pair] for pair in courses()])[:, 0][rows.course[at]]
    halves = rows.ends[at] - rows.begins[at] + 1
    even = whole // halves
    given = np.where(rows.ends[at] == number, whole - even * (halves - 1), even)
    given = np.where(outcome == DROPPED, given // 4, given)
    given = np.where(np.isin(outcome, (PASSED, CONTINUES, NOT_GRADED, DROPPED)), given, given * 3 // 4)
    given = np.where(rows.assessment[at] == EXAMINATION, 0, given)
    return {"completed_points": chosen([str(point) for point in range(whole.max(initial=0) + 1)], given)}


def _dates(drawn: Drawn, at: Places, outcome: Places) -> dict[str, pa.Array]:
    start, end = drawn.rows.start[at], drawn.rows.end[at]
    spread = (drawn.rows.learner[at] * 13 + drawn.rows.course[at] * 5) % 36 - 14
    dropped = np.maximum(first_days()[np.minimum(drawn.rows.ends[at], len(played()))], start)
    dropped += ((end - dropped) * _even(drawn, at, 1) ** 2).astype(np.int64)
    planned = np.maximum(end + spread, np.where(outcome == DROPPED, dropped, start))
    return {
        "start_date": days(start, np.ones(len(at), bool)),
        "end_date": days(end, ~np.isin(outcome, (DROPPED, CONTINUES))),
        "planned_end_date": days(planned, np.ones(len(at), bool)),
        "dropout_date": days(dropped, outcome == DROPPED),
    }


def _even(drawn: Drawn, at: Places, salt: int) -> "np.typing.NDArray[np.float64]":
    """A number from 0 to 1 that belongs to the participation and is the same in each of its half-years."""
    mixed = (drawn.rows.learner[at] * 2654435761 + drawn.rows.start[at] * 40503 + salt * 97003) % 1_000_003
    return mixed / 1_000_003


def _teaching(drawn: Drawn, at: Places) -> dict[str, pa.Array]:
    form, learner = drawn.rows.form[at], drawn.rows.learner[at]
    on_track = (form == UPPER) & (drawn.learners.fields[learner] > 0)
    spread = _even(drawn, at, 2)
    mode = np.where(on_track, np.searchsorted(TRACK_MODES, spread), np.searchsorted(USUAL_MODES, spread))
    return {
        "mode": chosen(MODES, mode),
        "study_pace": chosen(PACES, (_even(drawn, at, 3) * len(PACES)).astype(np.int64)),
        "assessment_form": chosen(ASSESSMENTS, drawn.rows.assessment[at]),
        "funding": chosen(FUNDINGS, (on_track & (_even(drawn, at, 4) < GRANTED)).astype(np.int64)),
    }


def _result(drawn: Drawn, at: Places, outcome: Places) -> dict[str, pa.Array]:
    grade = np.where(outcome == CONTINUES, -1, drawn.results.grade[at])
    why = np.select([outcome == CERTIFICATE, outcome == NOT_GRADED], [0, 1], -1)
    reason = np.searchsorted(REASON_SHARES, _even(drawn, at, 5), side="right")
    return {
        "outcome": chosen(OUTCOMES, outcome),
        "grade": chosen(GRADES, grade),
        "no_grade_reason": chosen(("certificate_only", "not_graded_course"), why),
        "dropout_reason": chosen(REASONS, np.where(outcome == DROPPED, reason, -1)),
    }


ORDER: Final = (
    *("reporting_half", "principal_municipality", "home_municipality", "provider_orgno", "school_unit_code"),
    *("provider_role", "person_id", "person_id_kind", "protected_identity", "sex", "school_form", "course_code"),
    *("part", "course_kind", "study_path", "sfi_course", "vocational_field", "course_points", "completed_points"),
    *("start_date", "end_date", "planned_end_date", "mode", "study_pace", "outcome", "grade", "no_grade_reason"),
    *("dropout_date", "dropout_reason", "assessment_form", "funding"),
)
"""The columns of a sender's file in the order of the contract."""
