"""A page on which nothing is projected."""

from typing import Final

from lagesbild.notebook.opening import relevant
from lagesbild.notebook.page import C, Page
from lagesbild.notebook.shown import Shown

NOTHING_PROJECTED: Final = 0


class Unprojected(Page[C]):
    """One such page in the making."""

    @property
    def horizon(self) -> int:
        """None."""
        return NOTHING_PROJECTED

    def telling(self) -> list[Shown]:
        """Those whose findings matter most by themselves."""
        return relevant(self.exhibits)
