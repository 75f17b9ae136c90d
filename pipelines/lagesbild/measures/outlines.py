"""Where an area lies: its outline and that of the whole country, light enough for a small map."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from lagesbild.sources.outlines import read_area
from lagesbild.store import Store, SwedishMunicipality, once

SQL: Final = Path(__file__).parent / "sql" / "boundaries.sql"
SWEDISH: Final = SQL.with_name("swedish_boundaries.sql")
DETAIL_METRES: Final = 4000
"""What a small map cannot show: points that lie so near to the line between others are left out."""
IN_COUNTY_METRES: Final = 400
"""The same on a map of one county."""
Ring = tuple[tuple[float, float], ...]


class Outlines(NamedTuple):
    """Closed lines of east and north in metres (EPSG:3067): of the country or county around it, and of the area."""

    country: tuple[Ring, ...]
    area: tuple[Ring, ...]


def outlines(store: Store, *, members: Collection[str]) -> Outlines:
    """The outline of all municipalities together, and that of ``members``; empty where the store has none of them."""
    return Outlines(_whole_country(store), _around(store, members=tuple(members)))


def boundaries_of(store: Store, *, members: Collection[str]) -> tuple[str, ...]:
    """The boundary of each member as GeoJSON in EPSG:3067, by code; none where the store lacks one."""
    rows = store.ask(SQL)
    own = rows[rows["area_code"].isin(list(members))]
    return tuple(own["geometry"]) if len(own) == len(members) else ()


def outlines_in_county(store: Store, *, municipality: SwedishMunicipality) -> Outlines:
    """The outline of a county of Sweden and of one of its municipalities, in metres of SWEREF 99 TM (EPSG:3006)."""
    rows = store.ask(SWEDISH, county_code=municipality.county.code)
    own = rows[rows["area_code"] == municipality.code]
    return Outlines(*(_outline(drawn["geometry"], IN_COUNTY_METRES) for drawn in (rows, own)))


@once
def _whole_country(store: Store) -> tuple[Ring, ...]:
    return _outline(store.ask(SQL)["geometry"])


@once
def _around(store: Store, *, members: tuple[str, ...]) -> tuple[Ring, ...]:
    rows = store.ask(SQL)
    return _outline(rows.loc[rows["area_code"].isin(members), "geometry"])


def _outline(geometries: Iterable[str], detail: int = DETAIL_METRES) -> tuple[Ring, ...]:
    """The lines around all of them together; each ring begins at its westernmost point, whatever the library does."""
    whole = shapely.normalize(shapely.union_all([read_area(geometry) for geometry in geometries]))
    return tuple(_ring(part, detail) for part in shapely.get_parts(whole) if not part.is_empty)


def _ring(part: BaseGeometry, detail: int) -> Ring:
    line = shapely.get_exterior_ring(shapely.simplify(part, detail))
    return tuple((float(east), float(north)) for east, north in shapely.get_coordinates(line))
