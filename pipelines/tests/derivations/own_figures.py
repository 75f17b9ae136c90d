"""Own figures of an area as they may be told: its lines in a file, and counts of persons hidden or rounded."""

from collections.abc import Iterable

from tests.derivations.case import Case

Ends = tuple[int, int]


def lines(case: Case, name: str) -> list[dict[str, str]]:
    """The lines of the area in one of its own files."""
    return case.raw.own(name, case.place.code)


def told(persons: str) -> Ends:
    """One to four are from one to four; others are the multiple of three that is nearest."""
    count = int(persons)
    return (1, 4) if 0 < count < 5 else ((count + 1) // 3 * 3,) * 2


def together(ends: Iterable[Ends]) -> Ends:
    """The sum of what is told."""
    listed = list(ends)
    return sum(low for low, _ in listed), sum(high for _, high in listed)


def cell(ends: Ends) -> object:
    """A number of the table, or its two ends."""
    low, high = ends
    return float(low) if low == high else [float(low), float(high)]
