"""Figures: marks with named fields in, plotly figure out. Blind to language and the store."""

from lagesbild.figures.ages import age_profile, dots_by_category
from lagesbild.figures.charts import (
    bars,
    bars_of_one_each,
    bars_or_lines,
    columns_over_years,
    lines_over_years,
    lines_with_legend,
)
from lagesbild.figures.intervals import intervals
from lagesbild.figures.maps import area_map
from lagesbild.figures.marks import Axis, Bar, Dot, Interval, LinePoint, Mark, Place, Role, Spot, Step, values_of
from lagesbild.figures.rows import bars_from_base, pairs
from lagesbild.figures.spots import spots_or_bars
from lagesbild.figures.style import NIGHT
from lagesbild.figures.wholes import wholes

__all__ = [
    "NIGHT",
    "Axis",
    "Bar",
    "Dot",
    "Interval",
    "LinePoint",
    "Mark",
    "Place",
    "Role",
    "Spot",
    "Step",
    "age_profile",
    "area_map",
    "bars",
    "bars_from_base",
    "bars_of_one_each",
    "bars_or_lines",
    "columns_over_years",
    "dots_by_category",
    "intervals",
    "lines_over_years",
    "lines_with_legend",
    "pairs",
    "spots_or_bars",
    "values_of",
    "wholes",
]
