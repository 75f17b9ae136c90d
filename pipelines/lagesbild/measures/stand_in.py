"""Whose figures take the place of an area's own where there are none by municipality."""

from lagesbild.store import Area


def labour_regions(area: Area) -> list[str]:
    """Codes of the regions whose figures take the place of the area's own; the country for the country."""
    return area.codes if area.kind == "country" else area.region_codes


def own_codes(area: Area) -> list[str]:
    """Codes whose figures are the area's own in tables of municipalities and regions: whole regions need no sums."""
    return labour_regions(area) if area.is_whole_regions else area.member_codes
