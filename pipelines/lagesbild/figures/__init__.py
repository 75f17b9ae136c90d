"""Figures: points in, plotly figure out. Blind to questions and wording."""

from lagesbild.figures.ages import age_profile, dots_by_category
from lagesbild.figures.charts import bars, bars_or_lines, lines_over_years, lines_with_legend

__all__ = ["age_profile", "bars", "bars_or_lines", "dots_by_category", "lines_over_years", "lines_with_legend"]
