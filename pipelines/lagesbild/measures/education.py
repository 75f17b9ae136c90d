"""Of whom the level of education is known."""

from typing import Final

COUNTED_FROM_AGE: Final = 15
"""Statistics Finland's table 12bs counts persons of this age and over."""
