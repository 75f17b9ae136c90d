"""Lägesbild: situation briefs for groups of municipalities, made from open statistics.

``lagesbild.open()`` gives an analyst the areas, the answer of one exhibit and free questions to the store.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagesbild.notebook.desk import Desk

__version__ = "0.1.0"


def open() -> "Desk":  # noqa: A001 – read as lagesbild.open()
    """Open the store for questions, read-only; see ``help(lagesbild.open())``.

    Raises:
        StoreMissing, StoreOutOfDate: the message says the command that builds it.
        NoProject: no project is near.
    """
    from lagesbild.notebook.desk import open_desk  # noqa: PLC0415 – commands start without it

    return open_desk()
