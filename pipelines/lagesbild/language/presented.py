"""What an exhibit makes of its answer: sentences, a table, and the marks of its chart, all formatted once."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from lagesbild.figures import Axis, Mark
from lagesbild.language.table import Table
from lagesbild.language.worked import Worked

NO_AXIS: Final = Axis("", (), ())


class Standing(NamedTuple):
    """What a finding is about, and by what it is held against all municipalities.

    Two findings of one ``subject`` say the same thing. ``value`` is of the area, ``measure`` one of those that
    ``measures.standing`` has; empty where only ``is_exception`` sets the finding apart: a trend that turns, a member
    that goes the other way.
    """

    subject: str
    measure: str = ""
    value: float = 0.0
    is_exception: bool = False


@dataclass(frozen=True)
class Presented:
    """One answer in words.

    ``core`` is the takeaway in few words where it is long. ``weight`` is the size of the finding as a share, times its
    certainty, ``standing`` what sets it apart: by them core messages are chosen. ``open_subjects`` are those whose
    direction the record of projections leaves open. ``remarks`` and ``certainty``, how certain the projection is in
    one line, stand in the opening of the page.
    ``is_of_region`` says that the region's figures stand for the area's own, ``reading`` in one line what else changes
    how the figures are read. ``reason`` says why nothing is shown, and
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
    standing: Standing | None = None
    open_subjects: tuple[str, ...] = ()
    core: str = ""
    remarks: tuple[str, ...] = ()
    certainty: str = ""
    is_of_region: bool = False
    reading: str = ""
    reason: str = ""
    worked: Worked | None = None
