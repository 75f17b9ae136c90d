"""From degrees to metres: the transverse Mercator projection that Finnish maps are drawn in (ETRS-TM35FIN, EPSG:3067).

Krüger's series as the public recommendation JHS 197 has it; WGS84 and EUREF-FIN lie within a metre of each other.
"""

from math import asinh, atan, atanh, cos, cosh, radians, sin, sinh, sqrt, tan
from typing import Final

FLATTENING: Final = 1 / 298.257222101
"""GRS80."""
N: Final = FLATTENING / (2 - FLATTENING)
RADIUS: Final = 6_378_137 / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
"""Of the sphere with the same meridian, metres."""
ECCENTRICITY: Final = sqrt(FLATTENING * (2 - FLATTENING))
SCALE: Final = 0.9996
MIDDLE_DEGREES: Final = 27
FALSE_EAST: Final = 500_000
SERIES: Final = (
    N / 2 - 2 * N**2 / 3 + 5 * N**3 / 16 + 41 * N**4 / 180,
    13 * N**2 / 48 - 3 * N**3 / 5 + 557 * N**4 / 1440,
    61 * N**3 / 240 - 103 * N**4 / 140,
    49561 * N**4 / 161280,
)


def east_north(latitude: float, longitude: float) -> tuple[float, float]:
    """Metres east and north of a point in degrees of WGS84."""
    phi, away = radians(latitude), radians(longitude - MIDDLE_DEGREES)
    conformal = atan(sinh(asinh(tan(phi)) - ECCENTRICITY * atanh(ECCENTRICITY * sin(phi))))
    across = atanh(cos(conformal) * sin(away))
    along = atan(tan(conformal) / cos(away))
    terms = list(enumerate(SERIES, start=1))
    north = along + sum(each * sin(2 * n * along) * cosh(2 * n * across) for n, each in terms)
    east = across + sum(each * cos(2 * n * along) * sinh(2 * n * across) for n, each in terms)
    return FALSE_EAST + SCALE * RADIUS * east, SCALE * RADIUS * north
