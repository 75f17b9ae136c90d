"""Figures: points in, plotly figure out. Blind to questions and wording."""

from lagesbild.figures.charts import bars, lines_over_years
from lagesbild.figures.intervals import intervals
from lagesbild.figures.stacks import stacked_bars

__all__ = ["bars", "intervals", "lines_over_years", "stacked_bars"]
