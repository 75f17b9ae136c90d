"""Exhibits: one room each, found by folder."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from lagesbild.exhibits.declared import (
    MEASURES,
    OWN_DATA,
    OWN_KINDS,
    SCENARIO,
    Answer,
    Asks,
    Exhibit,
    Keyed,
    Room,
    typed,
)

__all__ = [
    "MEASURES",
    "OWN_DATA",
    "OWN_KINDS",
    "SCENARIO",
    "Answer",
    "Asks",
    "Exhibit",
    "Keyed",
    "Room",
    "declared",
    "typed",
]


def declared() -> list[Exhibit[Any, Any]]:
    """Return every exhibit of every section, found by folder."""
    found = walk_packages([str(Path(__file__).parent)], f"{__name__}.")
    modules = [import_module(each.name) for each in found if not each.ispkg]
    return [module.EXHIBIT for module in modules if hasattr(module, "EXHIBIT")]
