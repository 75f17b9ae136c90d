"""From what size on a number is reported; every threshold that is written in a sentence is filled in from here."""

from typing import Final

LEAST_PCT: Final = 10.0
"""A change of so many percent is reported as one: of a school stage, in a question for discussion."""
FEW_PERSONS: Final = 20
"""Of fewer persons today no percentage is said."""
LEAST_PERSONS: Final = 5
"""Fewer persons come and go by chance."""
OPEN_CERTAINTY: Final = 0.5
"""Weight of a finding whose direction is open; it is 1 where it is likely, observed, or of children already born."""
SMALL_PERSONS: Final = 20_000
"""An area of fewer residents is a small one where kinds of area are told apart."""
LARGE_PERSONS: Final = 100_000
"""An area of so many residents is a large one."""
