"""Which cells are published together, and how they sum up."""

from collections.abc import Iterable, Mapping
from typing import Final

from lagesbild.adult.protect.cells import POINTS, Key, Sum

PARTICIPATIONS: Final = "participations"
LEARNERS: Final = "learners"
DIMENSIONS: Final = (
    "reporting_half",
    "principal_municipality",
    "home_municipality",
    "provider_orgno",
    "school_form",
    "outcome",
)
"""What follows the measure in a key; the half-year is never summed over."""
UNKNOWN: Final = "?"
"""The margin of what is not published."""
_LETTERS: Final = "hmkpfo"
_PUBLISHED: Final[Mapping[str, str]] = {
    PARTICIPATIONS: "mpfo mpf mp mfo mf mo m pfo pf p fo f o kmp km k -",
    LEARNERS: "mpf mp mf m pf p f km k -",
    POINTS: "mpf mp mf m pf p f -",
}
MARGINS: Final[Mapping[str, frozenset[str]]] = {
    measure: frozenset(margin.strip("-") for margin in margins.split()) for measure, margins in _PUBLISHED.items()
}
"""By measure the dimensions told apart: principal, home (k), provider, form, outcome; the others are summed over."""


def margin_of(key: Key) -> str:
    """The dimensions that a cell tells apart, the half-year aside: ``mpf``."""
    told = {letter for letter, part in zip(_LETTERS[1:], key[2:], strict=True) if part}
    return next((margin for margin in MARGINS.get(key[0], ()) if {*margin} == told), UNKNOWN)


def sums_of(keys: Iterable[Key]) -> tuple[Sum, ...]:
    """Return how cells sum up: each to those that tell one dimension less apart.

    Learners may be in several parts: their total is at most the sum of the parts and at least each of them, and they
    are at most as many as their participations.
    """
    known = set(keys)
    parts: dict[tuple[Key, int], list[Key]] = {}
    for key in sorted(known):
        for place in range(2, len(key)):
            total = (*key[:place], "", *key[place + 1 :])
            if key[place] and total in known:
                parts.setdefault((total, place), []).append(key)
    sums = [Sum(total, tuple(each), total[0] != LEARNERS) for (total, _), each in sorted(parts.items())]
    return (*sums, *_of_learners(sums, known))


def _of_learners(sums: list[Sum], known: set[Key]) -> list[Sum]:
    within = [Sum(part, (each.total,), exact=False) for each in sums if not each.exact for part in each.parts]
    learners = [(key, (PARTICIPATIONS, *key[1:])) for key in sorted(known) if key[0] == LEARNERS]
    return within + [Sum(key, (twin,), exact=False) for key, twin in learners if twin in known]
