"""Figures: points in, plotly figure out. Blind to questions and wording."""

from lagesbild.figures.ages import age_profile, dots_by_category
from lagesbild.figures.charts import bars, bars_or_lines, lines_over_years, lines_with_legend
from lagesbild.figures.intervals import intervals
from lagesbild.figures.maps import area_map
from lagesbild.figures.stacks import stacked_bars

__all__ = [
    "age_profile",
    "area_map",
    "bars",
    "bars_or_lines",
    "dots_by_category",
    "intervals",
    "lines_over_years",
    "lines_with_legend",
    "stacked_bars",
]
