"""The store: built into a new file, swapped in, opened read-only."""

from lagesbild.store.areas import COUNTRY, Area, AreaKind, Place, find_area, group_of
from lagesbild.store.build import build_candidate, discard, inputs_digest, swap_in
from lagesbild.store.directory import Directory, read_directory
from lagesbild.store.doubts import Doubt, are_local, cast_doubts, doubts_about
from lagesbild.store.listing import list_areas, list_columns, list_tables
from lagesbild.store.reader import Opened, Store, concluded, once
from lagesbild.store.swedish import SwedishMunicipality, find_swedish, swedish_municipalities
from lagesbild.store.traced import Question, TracedStore, store_of_process

__all__ = [
    "COUNTRY",
    "Area",
    "AreaKind",
    "Directory",
    "Doubt",
    "Opened",
    "Place",
    "Question",
    "Store",
    "SwedishMunicipality",
    "TracedStore",
    "are_local",
    "build_candidate",
    "cast_doubts",
    "concluded",
    "discard",
    "doubts_about",
    "find_area",
    "find_swedish",
    "group_of",
    "inputs_digest",
    "list_areas",
    "list_columns",
    "list_tables",
    "once",
    "read_directory",
    "store_of_process",
    "swap_in",
    "swedish_municipalities",
]
