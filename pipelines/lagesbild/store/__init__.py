"""The store: built into a new file, swapped in, opened read-only."""

from lagesbild.store.areas import COUNTRY, Area, Place, all_areas, find_area, group_of
from lagesbild.store.build import build_candidate, discard, inputs_digest, swap_in
from lagesbild.store.reader import Store

__all__ = [
    "COUNTRY",
    "Area",
    "Place",
    "Store",
    "all_areas",
    "build_candidate",
    "discard",
    "find_area",
    "group_of",
    "inputs_digest",
    "swap_in",
]
