"""What protected tables of adult education say: the one thing that pages on municipalities and providers read."""

from lagesbild.adult.reported.outcomes import Outcomes, outcomes_of
from lagesbild.adult.reported.reading import read_reported
from lagesbild.adult.reported.tables import FORMS, LEARNERS, PARTICIPATIONS, POINTS, Count, Reported
from lagesbild.adult.reported.written import (
    count_cell,
    half_named,
    in_half,
    joint_note,
    outcome_cells,
    outcome_header,
    parts_of,
    share_cell,
    share_notes,
    year_before,
)

__all__ = [
    "FORMS",
    "LEARNERS",
    "PARTICIPATIONS",
    "POINTS",
    "Count",
    "Outcomes",
    "Reported",
    "count_cell",
    "half_named",
    "in_half",
    "joint_note",
    "outcome_cells",
    "outcome_header",
    "outcomes_of",
    "parts_of",
    "read_reported",
    "share_cell",
    "share_notes",
    "year_before",
]
