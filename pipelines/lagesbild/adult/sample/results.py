"""How participations end: results that resemble each other within a learner, and the grade of the start's scale."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtr

from lagesbild.adult.sample.halves import EPOCH
from lagesbild.adult.sample.learners import Learners
from lagesbild.adult.sample.participations import EXAMINATION, Participations
from lagesbild.adult.sample.providers import OWN
from lagesbild.adult.sample.shape import (
    ADAPTED_BASIC,
    ADAPTED_UPPER,
    BASIC,
    FORMS,
    LIKENESS,
    REFORM,
    SFI,
    UPPER,
    Places,
    Values,
    course_span,
    courses,
    shape,
)

OUTCOMES: Final = (
    "passed",
    "not_passed",
    "no_grade_absence",
    "certificate",
    "dropped_out",
    "not_graded",
    "continues",
)
PASSED, NOT_PASSED, DASH, CERTIFICATE, DROPPED, NOT_GRADED, CONTINUES = range(len(OUTCOMES))
GRADES: Final = ("A", "B", "C", "D", "E", "F", "G", "IG", "–")
F, G, IG, NO_GRADE = 5, 6, 7, 8
PASSING: Final = np.cumsum([0.30, 0.18, 0.22, 0.15])
"""Of those who pass, up to which share the grade is E, D, C and B."""
PROVIDER_EFFECT: Final = 0.1
COURSE_EFFECT: Final = 0.05
VOCATIONAL_EFFECT: Final = 0.1
GENERAL_EFFECT: Final = -0.06
"""Vocational courses of the upper-secondary level have better results than others (Skolverket, 2021)."""
SFI_EFFECT: Final = {"men": -0.2, "women": 0.13}
"""Men drop out of sfi more often than women (Statistics Sweden, 2020: 40 and 27 percent in course 3C)."""


@dataclass(frozen=True)
class Results:
    """Arrays with one entry per participation: a place in ``OUTCOMES``, and one in ``GRADES`` or −1."""

    outcome: Places
    grade: Places


def drawn_results(random: np.random.Generator, learners: Learners, rows: Participations) -> Results:
    """Results from one normal variable of a learner and one of each participation, in the ratio of ``LIKENESS``."""
    behind = np.sqrt(LIKENESS) * learners.ability[rows.learner] + np.sqrt(1 - LIKENESS) * rows.chance
    place = ndtr(behind + _effects(random, learners, rows))
    dropped, dash, not_passed = _limits(rows)
    outcome = np.select([place < dropped, place < dash, place < not_passed], [DROPPED, DASH, NOT_PASSED], PASSED)
    outcome = np.where((rows.assessment == EXAMINATION) & (outcome != PASSED), NOT_PASSED, outcome)
    above = (place - not_passed) / (1 - not_passed)
    return _graded(rows, outcome, above)


def _effects(random: np.random.Generator, learners: Learners, rows: Participations) -> Values:
    """Small ones of provider, course, vocational track, and of men and women in sfi; none on a form as a whole."""
    effects = random.normal(0, PROVIDER_EFFECT, OWN + 1)[rows.provider]
    effects += random.normal(0, COURSE_EFFECT, len(courses()))[rows.course]
    of_track = np.where(learners.fields[rows.learner] > 0, VOCATIONAL_EFFECT, GENERAL_EFFECT)
    effects += np.where(rows.form == UPPER, of_track, 0.0)
    of_sex = np.where(learners.is_woman[rows.learner] == 1, SFI_EFFECT["women"], SFI_EFFECT["men"])
    effects += np.where(rows.form == SFI, of_sex, 0.0)
    many = np.maximum(np.bincount(rows.form, minlength=len(FORMS)), 1)
    return np.asarray(effects - (np.bincount(rows.form, effects, minlength=len(FORMS)) / many)[rows.form])


def _limits(rows: Participations) -> tuple[Values, ...]:
    """Below which point of the distribution a participation is dropped, ends with a dash, is not passed."""
    known = shape().results.figures
    shares = np.array([known.get(form, (0.0, 0.0, 0.0)) for form in FORMS])[rows.form]
    limits = np.cumsum(np.where((rows.form == SFI)[:, None], _sfi_shares(rows.course), shares), axis=1)
    return limits[:, 0], limits[:, 1], limits[:, 2]


def _sfi_shares(course: Places) -> Values:
    """Dropped out, dash and not passed of the sfi course; of other courses anything."""
    counts = np.array([*shape().sfi.figures.values()], float)
    dropped = counts[:, 1] / counts[:, :2].sum(axis=1)
    without = np.full(len(dropped), shape().sfi.without_pass / 2)
    place = np.clip(course - course_span("VUXSFI")[0], 0, len(dropped) - 1)
    return np.column_stack([dropped, without, without])[place]


def _graded(rows: Participations, outcome: Places, above: Values) -> Results:
    is_adapted = (rows.form == ADAPTED_BASIC) | (rows.form == ADAPTED_UPPER)
    outcome = np.where(is_adapted & np.isin(outcome, (NOT_PASSED, DASH)), CERTIFICATE, outcome)
    is_ungraded = rows.course >= course_span("orientation")[0]
    outcome = np.where(is_ungraded & (outcome != DROPPED), NOT_GRADED, outcome)
    letters = 4 - np.searchsorted(PASSING, above, side="right")
    is_new = (rows.start >= (REFORM - EPOCH).days) & np.isin(rows.form, (BASIC, SFI))
    passed = np.where(is_new | (rows.form == ADAPTED_BASIC), G, letters)
    failed = np.where(is_new, IG, F)
    grade = np.select([outcome == PASSED, outcome == NOT_PASSED, outcome == DASH], [passed, failed, NO_GRADE], -1)
    return Results(outcome, grade)
