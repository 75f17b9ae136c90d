"""When somebody should go through a measure again: half a year after the last time, as long as it has not ended."""

from calendar import monthrange
from datetime import date
from typing import Final

from lagesbild.chosen.measure import Measure

MONTHS: Final = 6
"""A measure that nobody went through for so long is named."""
ENDED: Final = {"done", "stopped"}


def is_overdue(measure: Measure, today: date) -> bool:
    """Whether nobody went through a measure for half a year, though it has not ended."""
    reviewed = date.fromisoformat(measure.reviewed)
    months = 12 * (today.year - reviewed.year) + today.month - reviewed.month - (today.day < reviewed.day)
    return measure.state not in ENDED and months >= MONTHS


def due_day(measure: Measure) -> str:
    """Half a year after it was gone through (ISO), the last of the month where that is shorter; empty once ended."""
    if measure.state in ENDED:
        return ""
    reviewed = date.fromisoformat(measure.reviewed)
    year, month = divmod(12 * reviewed.year + reviewed.month - 1 + MONTHS, 12)
    return date(year, month + 1, min(reviewed.day, monthrange(year, month + 1)[1])).isoformat()
