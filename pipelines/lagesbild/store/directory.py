"""The directory of municipalities: their names, what they were called before, outlines and residents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lagesbild.store.areas import QUERIES, Place
from lagesbild.store.reader import Store


@dataclass(frozen=True)
class Directory:
    """Every municipality of the newest division, in the order of the codes.

    ``ended`` are those that merged since 2013, each with the code of the municipality that holds its territory now.
    ``outlines`` are GeoJSON in EPSG:3067 by code, ``residents`` persons by code, ``regions`` the region's code by that
    of the municipality; a code that has none is left out.
    """

    municipalities: tuple[Place, ...]
    ended: tuple[tuple[Place, str], ...]
    outlines: Mapping[str, str]
    residents: Mapping[str, int]
    regions: Mapping[str, str] = field(default_factory=dict)


def read_directory(store: Store) -> Directory:
    """Return the directory of municipalities as the store has it."""
    rows = store.ask(QUERIES / "directory.sql").set_index("area_code", drop=False)
    ended = store.ask(QUERIES / "directory_ended.sql")
    return Directory(
        municipalities=tuple(Place.of(row) for _, row in rows.iterrows()),
        ended=tuple((Place.of(row), row["successor_code"]) for _, row in ended.iterrows()),
        outlines={str(code): str(shape) for code, shape in rows["geometry"].dropna().items()},
        residents={str(code): int(persons) for code, persons in rows["population_persons"].dropna().items()},
        regions={str(code): str(region) for code, region in rows["region_code"].dropna().items()},
    )
