"""Participations of the learners: which course, when, how taught, and in which half-year it ends."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from lagesbild.adult.sample.halves import first_days, played
from lagesbild.adult.sample.learners import Learners
from lagesbild.adult.sample.providers import Contracts
from lagesbild.adult.sample.shape import (
    BASIC,
    COURSES_A_HALF,
    FORMS,
    GOES_ON,
    SFI,
    UPPER,
    Places,
    Values,
    course_span,
    sfi_courses,
)

KEEPS_PROVIDER: Final = 0.85
"""How often a learner's course is with the usual provider, and not with another one of the municipality."""
NOT_GRADED: Final = 0.01
"""How many courses of basic and upper-secondary level are orientation courses, and as many individual ones."""
EXAMINED: Final = 0.04
"""How many courses of the upper-secondary level are examinations without teaching."""
EARLIEST, LATEST, LAST_END = 7, 100, 170
"""Days after the half-year's first one: between which courses begin, and until when they end."""
SHORTEST: Final = 14
TAUGHT, EXAMINATION = 0, 1


@dataclass(frozen=True)
class Participations:
    """Arrays with one entry per participation; days count from 1970, half-years as they are played through."""

    learner: Places
    form: Places
    course: Places
    begins: Places
    ends: Places
    start: Places
    end: Places
    provider: Places
    assessment: Places
    chance: Values

    def __len__(self) -> int:
        return len(self.learner)


def drawn_participations(random: np.random.Generator, learners: Learners, contracts: Contracts) -> Participations:
    """Draw the courses of every learner in every half-year."""
    learner, begins, nth, nth_half = _begun(random, learners)
    forms = learners.forms[learner, nth % 2]
    assessment = np.where((forms == UPPER) & (random.random(len(forms)) < EXAMINED), EXAMINATION, TAUGHT)
    ends = begins + np.where(assessment == TAUGHT, _halves_on(random, forms), 0)
    start, end = _days(random, begins, ends, nth)
    another = contracts.drawn(random, learners.principals[learner])
    keeps = random.random(len(learner)) < KEEPS_PROVIDER
    return Participations(
        learner=learner,
        form=forms,
        course=_not_graded(random, forms, _courses(learners, learner, forms, nth=nth, nth_half=nth_half)),
        begins=begins,
        ends=ends,
        start=start,
        end=np.where(assessment == EXAMINATION, start, end),
        provider=np.where(keeps, learners.providers[learner], another),
        assessment=assessment,
        chance=random.standard_normal(len(learner)),
    )


def _begun(random: np.random.Generator, learners: Learners) -> tuple[Places, Places, Places, Places]:
    """Learner, half-year, which course of the half-year it is, and which half-year of the learner."""
    halves = np.minimum(learners.halves, len(played()) - learners.enters)
    learner = np.repeat(np.arange(len(learners)), halves)
    nth_half = _counted(halves)
    mean = np.array(COURSES_A_HALF)[learners.forms[learner]].mean(axis=1)
    reads_two = learners.forms[learner, 0] != learners.forms[learner, 1]
    courses = np.maximum(1 + random.poisson(mean - 1), np.where(reads_two, 2, 1))
    at = np.repeat(np.arange(len(learner)), courses)
    return learner[at], (learners.enters[learner] + nth_half)[at], _counted(courses), nth_half[at]


def _counted(sizes: Places) -> Places:
    """0, 1, 2 … within each run of the given sizes."""
    return np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _halves_on(random: np.random.Generator, forms: Places) -> Places:
    return np.asarray(random.geometric(1 - np.array(GOES_ON)[forms]) - 1)


def _days(random: np.random.Generator, begins: Places, ends: Places, nth: Places) -> tuple[Places, Places]:
    """First and last day; courses of one half-year begin on different days, so that each is told from the others."""
    opens = first_days()
    start = opens[begins] + EARLIEST + (random.random(len(nth)) ** 2 * (LATEST - EARLIEST)).astype(np.int64) // 20 * 20
    start += nth % 20
    last = np.minimum(ends, len(opens) - 1)
    earliest = np.maximum(start + SHORTEST, opens[last] + EARLIEST)
    end = earliest + (random.random(len(nth)) * (opens[last] + LAST_END - earliest)).astype(np.int64)
    return start, end


def _courses(learners: Learners, learner: Places, forms: Places, *, nth: Places, nth_half: Places) -> Places:
    """Place of each course among all: sfi goes on level by level, other courses follow each other from a first one."""
    first, size = (np.array(part) for part in zip(*map(course_span, FORMS), strict=True))
    of_track = (learners.fields[learner] > 0) & (forms == UPPER)
    begin = np.where(of_track, course_span("vocational")[0], first[forms])
    many = np.where(of_track, course_span("vocational")[1], size[forms])
    offset = (learner * 7 + nth_half * 5) % many
    found = begin + (offset + nth // np.where(_reads_two(learners)[learner], 2, 1)) % many
    of_sfi = first[SFI] + _sfi_level(learners.sfi_course[learner], (nth + nth_half) // 2)
    return np.asarray(np.where(forms == SFI, of_sfi, found))


def _reads_two(learners: Learners) -> Places:
    return np.asarray(learners.forms[:, 0] != learners.forms[:, 1])


def _sfi_level(began: Places, steps: Places) -> Places:
    """The course so many steps on in the same study path, at most the last of it."""
    last = [max(at for at, other in enumerate(sfi_courses()) if other[0] == name[0]) for name in sfi_courses()]
    return np.asarray(np.minimum(began + steps, np.array(last)[began]))


def _not_graded(random: np.random.Generator, forms: Places, courses: Places) -> Places:
    drawn = random.random(len(forms))
    allowed = (forms == UPPER) | (forms == BASIC)
    found = np.where(allowed & (drawn < NOT_GRADED), course_span("orientation")[0], courses)
    is_individual = allowed & (drawn >= NOT_GRADED) & (drawn < 2 * NOT_GRADED)
    return np.where(is_individual, course_span("individual")[0], found)
