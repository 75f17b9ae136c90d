"""The ages that the brief reports, once: service bands, school stages, and what counts as all ages."""

from collections.abc import Mapping
from typing import Final, Literal

Ages = tuple[int, int]
"""First and last age, both included."""
Stage = Literal["0-2", "3-5", "6", "7-12", "13-15", "16-18"]
OPEN_AGE: Final = 100
"""100 is 100 and over."""
ALL_AGES: Final = "all"
GRADES: Final = "7-12"
"""Grades 1–6: the band that a sentence takes where it names one."""
EVERYBODY: Final[Mapping[str, Ages]] = {ALL_AGES: (0, OPEN_AGE)}
SCHOOL_STAGES: Final[Mapping[str, Ages]] = {"6": (6, 6), GRADES: (7, 12), "13-15": (13, 15), "16-18": (16, 18)}
"""Pre-primary, grades 1–6, grades 7–9, upper secondary age."""
SERVICE_AGES: Final[Mapping[str, Ages]] = {"0-5": (0, 5), **SCHOOL_STAGES}
"""The same, and early childhood education before them."""
PLACE_STAGES: Final[Mapping[str, Ages]] = {"0-2": (0, 2), "3-5": (3, 5), **SCHOOL_STAGES}
"""Stages that have places, groups and staff by parameters of their own: those of ``Stage``."""
PUPILS: Final = "7-15"
"""Comprehensive school, grades 1–9."""
PUPIL_AGES: Final[Ages] = (7, 15)
OWN_STAGES: Final[Mapping[str, Ages]] = {"0-5": (0, 5), PUPILS: PUPIL_AGES, **PLACE_STAGES}
"""Stages that the user's own figures may be of; the first two are made of others."""
BANDS: Final[Mapping[str, Ages]] = {
    **SERVICE_AGES,
    "15-64": (15, 64),
    "65+": (65, OPEN_AGE),
    "75+": (75, OPEN_AGE),
    "85+": (85, OPEN_AGE),
}
"""The service age bands of a brief, in the order of its tables; they overlap."""
RECORD_AGES: Final[Mapping[str, Ages]] = {
    **EVERYBODY,
    "0-2": (0, 2),
    "3-5": (3, 5),
    **BANDS,
    "19-64": (19, 64),
    "65-74": (65, 74),
    "75-84": (75, 84),
}
"""The bands that the official projection is held against: service age bands, everybody, and narrower ones."""
APART: Final = ("0-2", "3-5", *SCHOOL_STAGES, "19-64", "65-74", "75-84", "85+")
"""Those of them that together are everybody and do not overlap, from the youngest on."""
KEY_AGES: Final[Mapping[str, Ages]] = {
    "0-6": (0, 6),
    PUPILS: PUPIL_AGES,
    "16-18": (16, 18),
    "15-64": (15, 64),
    "75+": (75, OPEN_AGE),
}
"""The ages of the key figures that open a brief, in their order; they overlap."""
DEPENDENCY: Final[Mapping[str, Ages]] = {"children": (0, 14), "working_age": (15, 64), "elderly": (65, OPEN_AGE)}
"""The Finnish demographic dependency ratio: children and elderly per 100 of working age."""
RENEWAL: Final[Mapping[str, Ages]] = {"entering": (15, 24), "leaving": (55, 64)}
"""Who enters working age and who leaves it in the coming ten years."""


def spoken(band: str) -> str:
    """``7–12``: a band as it is written, without a name."""
    return band.replace("-", "–")


def span(ages: Ages) -> str:
    """``7–12``, ``6``: ages as they are written, without a name."""
    first, last = ages
    return str(first) if first == last else f"{first}–{last}"
