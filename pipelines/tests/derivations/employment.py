"""Employed persons by industry as shares, from the raw table."""

from collections.abc import Mapping
from fractions import Fraction

YEAR, BASE_YEAR = 2023, 2013
UNKNOWN = "X"


def shares(persons: Mapping[str, int]) -> dict[str, Fraction]:
    """Industry → percent of all employed."""
    return {code: Fraction(100 * each, sum(persons.values())) for code, each in persons.items()}
