"""Figures: points in, plotly figure out. Blind to questions and wording."""

from lagesbild.figures.charts import bars, lines_over_years
from lagesbild.figures.intervals import intervals

__all__ = ["bars", "intervals", "lines_over_years"]
