"""Wording: numbers and sentences in three languages. Blind to questions and figures."""

from lagesbild.wording.numbers import Numbers, rounded
from lagesbild.wording.texts import Texts

__all__ = ["Numbers", "Texts", "rounded"]
