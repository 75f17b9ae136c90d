"""Figures: tidy frame in, plotly figure out; blind to questions and wording."""
