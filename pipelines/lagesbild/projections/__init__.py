"""Projections of our own and their record: arrays and frames in, frames out. Blind to where figures come from."""

from lagesbild.projections.backtest import (
    LONGEST_YEARS,
    RECORDED_BANDS,
    TOTAL,
    backtest,
)
from lagesbild.projections.cohort_change import Ratios, cohort_change_ratios, project, with_open_age
from lagesbild.projections.intervals import (
    COVERAGE,
    SIZE_CLASSES,
    half_width,
    held_out_areas,
    held_out_launches,
    size_class,
)

__all__ = [
    "COVERAGE",
    "LONGEST_YEARS",
    "RECORDED_BANDS",
    "SIZE_CLASSES",
    "TOTAL",
    "Ratios",
    "backtest",
    "cohort_change_ratios",
    "half_width",
    "held_out_areas",
    "held_out_launches",
    "project",
    "size_class",
    "with_open_age",
]
