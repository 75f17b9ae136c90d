"""What the outcome of a participation counts as, wherever outcomes are counted: one macro for every connection."""

from typing import Final

from lagesbild.adult.record.rules import SQL

COUNTED_AS: Final = SQL / "counted_as.sql"
"""Makes the macro ``counted_as(outcome, course_kind, assessment_form)`` of one connection."""
