"""What an area is compared with: its region and the country, in questions of labour its employment area.

What has the same municipalities as the area is not compared with it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from lagesbild.store import COUNTRY, Area

Compared = dict[str, list[str]]
"""SQL parameters: ``area_codes`` and, for each of them, what it counts for in ``roles``."""
BECAME: Final[Mapping[str, str]] = {"down": "loses", "same": "even", "up": "gains"}
"""Which way a hundred people of some birth years have gone, and what their place does that way."""


def compared(area: Area) -> Compared:
    """The area beside its region or regions and the country."""
    return _roles(area, area.codes, {"region": _regions(area)})


def compared_in_labour(area: Area) -> Compared:
    """The same with the employment area in the place of the region, where all members lie in one and do not fill it."""
    around = area.around("employment_area")
    if len(around) == 1 and not area.fills("employment_area"):
        return _roles(area, area.codes, {"employment_area": [around[0].place.code]})
    return compared(area)


def compared_with_stand_in(area: Area) -> Compared:
    """The first again, where regions have figures that municipalities lack: whole regions count for the area itself."""
    own = area.region_codes if area.is_whole_regions and area.kind != "country" else area.codes
    return _roles(area, own, {"region": _regions(area)})


def _regions(area: Area) -> Sequence[str]:
    return [] if area.is_whole_regions else area.region_codes


def _roles(area: Area, own: Sequence[str], beside: Mapping[str, Sequence[str]]) -> Compared:
    country = [] if area.kind == "country" else [COUNTRY]
    pairs = [(unit, code) for unit, codes in {"area": own, **beside, "country": country}.items() for code in codes]
    return {"roles": [unit for unit, _ in pairs], "area_codes": [code for _, code in pairs]}
