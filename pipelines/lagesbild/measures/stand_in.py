"""Whose figures stand for an area's own where there are none by municipality."""

from lagesbild.store import Area


def labour_regions(area: Area) -> list[str]:
    """Codes of the regions whose occupations and industries stand for the area; the country for the country."""
    return area.codes if area.kind in {"region", "country"} else area.region_codes
