"""A share as it may be shown: hidden of few learners, and not exact where only 1 to 4 are on one side."""

from typing import Final

from lagesbild.adult.protect.cells import SMALL

LEAST_LEARNERS: Final = 10
"""Of fewer learners no share is shown, as Skolverket does."""
NEARLY: Final = "~"
"""The sign of a share with 1 to 4 on one side."""


def share(part: int | None, whole: int | None, learners: int | None) -> float | str | None:
    """Return part of whole in percent: ``~`` with 1 to 4 on either side, ``None`` where hidden or of nobody.

    ``None`` among the figures is a hidden count: its share is hidden too.
    """
    if part is None or not whole or learners is None or learners < LEAST_LEARNERS:
        return None
    if 1 <= part <= SMALL or 1 <= whole - part <= SMALL:
        return NEARLY
    return 100 * part / whole
