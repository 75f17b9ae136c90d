"""Indicators of adult education: what they are, what they come to, how sure they are, and whether they may be told."""

from lagesbild.adult.indicators.asking import DIMENSIONS, Indicators, indicators
from lagesbild.adult.indicators.coverage import Coverage, coverages
from lagesbild.adult.indicators.definitions import Definition, definition_of, definitions
from lagesbild.adult.indicators.periods import Period, halves_of
from lagesbild.adult.indicators.results import Amount, Cell, Rate
from lagesbild.adult.indicators.trend import Point, is_cut, trend

__all__ = [
    "DIMENSIONS",
    "Amount",
    "Cell",
    "Coverage",
    "Definition",
    "Indicators",
    "Period",
    "Point",
    "Rate",
    "coverages",
    "definition_of",
    "definitions",
    "halves_of",
    "indicators",
    "is_cut",
    "trend",
]
