"""What protected tables of adult education say: the one thing that pages on municipalities and providers read."""

from lagesbild.adult.reported.details import Part, parts_by
from lagesbild.adult.reported.outcomes import Outcomes, outcomes_of
from lagesbild.adult.reported.reading import read_reported, table_files
from lagesbild.adult.reported.tables import (
    FORMS,
    FULL_YEAR,
    LEARNERS,
    PARTICIPATIONS,
    POINTS,
    Count,
    Reported,
    find_provider,
    identity,
    principal_of,
    providers_of,
)
from lagesbild.adult.reported.written import (
    count_cell,
    half_named,
    in_half,
    joint_note,
    no_tables,
    outcome_cells,
    outcome_columns,
    parts_of,
    share_cell,
    share_notes,
    year_before,
)

__all__ = [
    "FORMS",
    "FULL_YEAR",
    "LEARNERS",
    "PARTICIPATIONS",
    "POINTS",
    "Count",
    "Outcomes",
    "Part",
    "Reported",
    "count_cell",
    "find_provider",
    "half_named",
    "identity",
    "in_half",
    "joint_note",
    "no_tables",
    "outcome_cells",
    "outcome_columns",
    "outcomes_of",
    "parts_by",
    "parts_of",
    "principal_of",
    "providers_of",
    "read_reported",
    "share_cell",
    "share_notes",
    "table_files",
    "year_before",
]
