"""The figures that made-up files are shaped by: real ones with their source, and the generator's own assumptions."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from lagesbild.yaml_files import yaml_content

Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FORMS: Final = ("VUXGR", "VUXGY", "VUXSFI", "VUXGRAN", "VUXGYAN")
BASIC, UPPER, SFI, ADAPTED_BASIC, ADAPTED_UPPER = range(len(FORMS))
REFORM: Final = date(2025, 7, 1)
"""From this start on upper-secondary courses are levels, and basic level and sfi are graded G or IG."""
HALVES: Final = ("2024H2", "2025H1", "2025H2")
"""What is written: three half-years around the reform, the last two of which are a whole year."""
BEFORE: Final = 5
"""Half-years that are played through before the first one, so that it begins with courses that go on."""
LIKENESS: Final = 0.6
"""Of the spread behind a result, how much is the learner's: results then correlate by 0.3 to 0.4 within a learner."""
COURSES_A_HALF: Final = (2.7, 3.38, 1.15, 1.5, 1.5)
"""Courses that a learner begins in a half-year, by form: they make 3.4 a learner and year (Skolverket, 2016)."""
GOES_ON: Final = (0.2, 0.1, 0.57, 0.4, 0.4)
"""How often a course goes on into the next half-year, by form; sfi then continues in 40 of 100 at the year's end."""
COMES_BACK: Final = 0.5
"""How often a learner of one half-year begins a course in the next."""
ACTIVE_OF_YEAR: Final = 0.545
"""Of the learners of a year, how many begin a course in one half of it."""
WOMEN: Final = 0.6


@dataclass(frozen=True)
class Course:
    """A code with its part, and what it stands for."""

    code: str
    part: str | None
    points: int


class Part(BaseModel):
    """Some figures and who published them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str


class Municipalities(Part):
    """By code: adults without upper secondary education, residents of 20 to 64 years."""

    figures: dict[str, tuple[int, int]]


class Codes(Part):
    """Codes of municipalities."""

    figures: list[str]


class Shares(Part):
    """Shares by name."""

    figures: dict[str, float]


class Results(Part):
    """By form, of finished and dropped: dropped out, dash, not passed."""

    figures: dict[str, tuple[float, float, float]]


class Sfi(Part):
    """By study path and course: finished, dropped out, continues; and of finished and dropped those without a pass."""

    figures: dict[str, tuple[int, int, int]]
    without_pass: float


class Vocational(Shares):
    """Shares of the fields, and of learners at upper-secondary level who are on a track."""

    share: float


class Courses(Part):
    """By form or list: code before the reform, code after it, points."""

    figures: dict[str, list[tuple[str, str, int]]]


class Shape(BaseModel):
    """What ``shape.yml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    municipalities: Municipalities
    authorising: Codes
    own_share: Shares
    profiles: Shares
    results: Results
    sfi: Sfi
    vocational: Vocational
    courses: Courses


@cache
def shape() -> Shape:
    """Read ``shape.yml``.

    Raises:
        pydantic.ValidationError: a figure or a source is missing, or of another kind.
    """
    return Shape.model_validate(yaml_content(Path(__file__).with_name("shape.yml").read_text(encoding="utf-8")))


@cache
def municipalities() -> tuple[str, ...]:
    """The 26 codes, in order."""
    return tuple(shape().municipalities.figures)


def municipality_shares(column: int) -> Values:
    """Shares of the county by municipality: 0 adults without upper secondary education, 1 residents of 20–64."""
    return normal(np.array([shape().municipalities.figures[code][column] for code in municipalities()], float))


def normal(weights: Values) -> Values:
    """Weights as shares of their sum."""
    return np.asarray(weights / weights.sum())


@cache
def profile_forms() -> tuple[tuple[int, int], ...]:
    """First and second school form of each kind of learner; twice the same where there is one."""
    forms = [[FORMS.index(form) for form in name.split()] for name in shape().profiles.figures]
    return tuple((each[0], each[-1]) for each in forms)


@cache
def sfi_courses() -> tuple[str, ...]:
    """Study path and course, ``1A``, in the order of the sfi courses of ``courses``."""
    return tuple(shape().sfi.figures)


@cache
def courses() -> tuple[tuple[Course, Course], ...]:
    """Every course: as it is begun before the reform, and after it; the lists of ``course_span`` follow each other."""
    pairs = (pair for listed in shape().courses.figures.values() for pair in listed)
    return tuple((_course(before, points), _course(after, points)) for before, after, points in pairs)


@cache
def course_span(name: str) -> tuple[int, int]:
    """Where the courses of a form, or of another list, begin among all of them, and how many they are."""
    names = list(shape().courses.figures)
    sizes = [len(shape().courses.figures[each]) for each in names]
    at = names.index(name)
    return sum(sizes[:at]), sizes[at]


def _course(code: str, points: int) -> Course:
    name, _, part = code.partition("/")
    return Course(name, part or None, points)
