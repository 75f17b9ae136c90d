"""Closed lines as paths of an inline drawing, as short as they can be written."""

from collections.abc import Iterable
from itertools import groupby, pairwise


def closed(points: Iterable[tuple[float, float]], decimals: int = 0) -> str:
    """Return the path of a ring whose last point is its first, each point as the step from the last.

    ``M10 20l3-4-2 7z``; points that fall together at so many decimals are one, and nothing is drawn of a single one.
    """
    corners = [corner for corner, _ in groupby((round(x, decimals), round(y, decimals)) for x, y in points)]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(corners[:-1])]
    if not steps:
        return ""
    return f"M{_pair(corners[0], decimals)}l{' '.join(_pair(step, decimals) for step in steps)}z".replace(" -", "-")


def _pair(point: tuple[float, float], decimals: int) -> str:
    """Two numbers without zeros that say nothing: ``-.5 3``."""
    return " ".join(_short(round(value, decimals)) for value in point)


def _short(value: float) -> str:
    written = f"{value:g}" if value else "0"
    return written.replace("0.", ".", 1) if abs(value) < 1 and value else written
