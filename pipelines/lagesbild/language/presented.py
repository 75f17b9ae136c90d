"""What an exhibit makes of its answer: sentences, a table, and the marks of its chart, all formatted once."""

from dataclasses import dataclass
from typing import Final

from lagesbild.figures import Axis, Mark
from lagesbild.language.table import Table

NO_AXIS: Final = Axis("", (), ())


@dataclass(frozen=True)
class Presented:
    """One answer in words.

    ``core`` is the takeaway in few words where it is long. ``weight`` is the size of the finding as a share, times its
    certainty: by it a section's core message is chosen. ``remarks`` and ``certainty``, how certain the projection is in
    one line, stand in the opening of the page.
    ``is_of_region`` says that the region's figures stand for the area's own. ``reason`` says why nothing is shown, and
    is empty otherwise.
    """

    title: str
    takeaway: str
    alt: str = ""
    notes: tuple[str, ...] = ()
    table: Table | None = None
    marks: tuple[Mark, ...] = ()
    axis: Axis = NO_AXIS
    weight: float = 0.0
    core: str = ""
    remarks: tuple[str, ...] = ()
    certainty: str = ""
    is_of_region: bool = False
    reason: str = ""
