"""Figures: points in, plotly figure out. Blind to questions and wording."""

from lagesbild.figures.charts import bars, lines_over_years

__all__ = ["bars", "lines_over_years"]
