"""Whose figures take the place of an area's own where there are none by municipality."""

from lagesbild.store import Area


def labour_regions(area: Area) -> list[str]:
    """Codes of the regions whose figures take the place of the area's own; the country for the country."""
    return area.codes if area.kind in {"region", "country"} else area.region_codes
