"""From degrees to metres: the projections that Finnish (EPSG:3067) and Swedish maps (EPSG:3006) are drawn in."""

from math import asinh, atan, atanh, cos, cosh, radians, sin, sinh, sqrt, tan
from typing import Final

# Transverse Mercator on GRS 80; the central meridian is 27° E in Finland, 15° E in Sweden
FLATTENING: Final = 1 / 298.257222101
SEMI_MAJOR_M: Final = 6_378_137.0
SCALE: Final = 0.9996
MERIDIAN: Final = radians(27)
SWEDISH_MERIDIAN: Final = radians(15)
FALSE_EAST_M: Final = 500_000.0
THIRD: Final = FLATTENING / (2 - FLATTENING)
RECTIFYING_M: Final = SEMI_MAJOR_M / (1 + THIRD) * (1 + THIRD**2 / 4 + THIRD**4 / 64)
SERIES: Final = (
    THIRD / 2 - 2 * THIRD**2 / 3 + 5 * THIRD**3 / 16,
    13 * THIRD**2 / 48 - 3 * THIRD**3 / 5,
    61 * THIRD**3 / 240,
)


def to_tm35fin(longitude: float, latitude: float) -> tuple[float, float]:
    """Return metres east and north of a point in degrees, in ETRS-TM35FIN.

    Source of the method: JHS 197, the Finnish recommendation on EUREF-FIN coordinate systems.
    """
    return _transverse_mercator(longitude, latitude, MERIDIAN)


def to_sweref99tm(longitude: float, latitude: float) -> tuple[float, float]:
    """Return metres east and north of a point in degrees, in SWEREF 99 TM.

    It has the ellipsoid, scale and false easting of ETRS-TM35FIN; source of the method: Lantmäteriet.
    """
    return _transverse_mercator(longitude, latitude, SWEDISH_MERIDIAN)


def _transverse_mercator(longitude: float, latitude: float, meridian: float) -> tuple[float, float]:
    """Krüger's series to the third order.

    It is within 0.05 mm of PROJ; the outlines that ship are on half metres in places, where even that decides which
    whole metre is written.
    """
    eccentricity = sqrt(FLATTENING * (2 - FLATTENING))
    phi, away = radians(latitude), radians(longitude) - meridian
    conformal = atan(sinh(asinh(tan(phi)) - eccentricity * atanh(eccentricity * sin(phi))))
    eta = atanh(cos(conformal) * sin(away))
    xi = atan(tan(conformal) / cos(away))
    orders = list(enumerate(SERIES, start=1))
    north = xi + sum(part * sin(2 * n * xi) * cosh(2 * n * eta) for n, part in orders)
    east = eta + sum(part * cos(2 * n * xi) * sinh(2 * n * eta) for n, part in orders)
    return FALSE_EAST_M + SCALE * RECTIFYING_M * east, SCALE * RECTIFYING_M * north
