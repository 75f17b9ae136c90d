"""Which cells are published together, and how they sum up."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from lagesbild.adult.protect.cells import DESIGN_EFFECT, POINTS, Key, Sum

PARTICIPATIONS: Final = "participations"
LEARNERS: Final = "learners"
REFUSED: Final = "refused"
"""Rows that the record keeps out, so that no other measure counts them; each is taken for a person of its own."""
DIMENSIONS: Final = (
    "reporting_half",
    "principal_municipality",
    "home_municipality",
    "provider_orgno",
    "school_form",
    "outcome",
    "detail",
)
"""What follows the measure in a key; the half-year is never summed over."""
UNKNOWN: Final = "?"
"""The margin of what is not published."""
_LETTERS: Final = "hmkpfod"
Margins = Mapping[str, frozenset[str]]
"""By measure the dimensions told apart: principal, home (k), provider, form, outcome, detail; the others are summed."""


def _margins(published: Mapping[str, str]) -> Margins:
    return {measure: frozenset(margin.strip("-") for margin in words.split()) for measure, words in published.items()}


class Detail(NamedTuple):
    """A kind of detail: a partition of all participations, or of those with one form or outcome, in some margins."""

    margins: Margins
    of: str = ""


MARGINS: Final = _margins(
    {
        PARTICIPATIONS: "mpfo mpf mp mfo mf mo m pfo pf p fo f o kmp km k -",
        LEARNERS: "mpf mp mf m pf p f km k -",
        POINTS: "mpf mp mf m pf p f -",
        DESIGN_EFFECT: "mf pf f",
        REFUSED: "mp m p -",
    }
)
DETAILS: Final[Mapping[str, Detail]] = {
    "sfi": Detail(_margins({PARTICIPATIONS: "mfd pfd fd", LEARNERS: "mfd pfd fd"}), "VUXSFI"),
    "mode": Detail(_margins({PARTICIPATIONS: "md pd d", LEARNERS: "md pd d"})),
    "field": Detail(_margins({PARTICIPATIONS: "mfd pfd fd", LEARNERS: "mfd pfd fd", POINTS: "mfd pfd fd"}), "VUXGY"),
    "leaving": Detail(_margins({PARTICIPATIONS: "mfod pfod fod"}), "dropped_out"),
    "rule": Detail(_margins({REFUSED: "md pd d"})),
}


def kind_of(key: Key) -> str:
    """The kind of detail that a cell tells, ``sfi`` of ``sfi:2C``; empty where it tells none."""
    return key[-1].partition(":")[0]


def margin_of(key: Key) -> str:
    """The dimensions that a cell tells apart, the half-year aside: ``mpf``."""
    detail = DETAILS.get(kind_of(key), Detail(MARGINS))
    told = {letter for letter, part in zip(_LETTERS[1:], key[2:], strict=True) if part}
    is_of = not detail.of or detail.of in key
    return next((margin for margin in detail.margins.get(key[0], ()) if is_of and {*margin} == told), UNKNOWN)


def learners_of(effect: Key) -> Key | None:
    """The cell of the learners whose design effect a cell tells; none where it tells something else."""
    return (LEARNERS, *effect[1:]) if effect[0] == DESIGN_EFFECT else None


def sums_of(keys: Iterable[Key]) -> tuple[Sum, ...]:
    """Return how cells sum up: each to those that tell one dimension less apart, each kind of detail by itself.

    Learners may be in several parts: their total is at most the sum of the parts and at least each of them, and they
    are at most as many as their participations. What is no count stands in no sum.
    """
    known = {key for key in keys if key[0] != DESIGN_EFFECT}
    parts: dict[tuple[Key, int, str], list[Key]] = {}
    for key in sorted(known):
        for place in range(2, len(key)):
            total = (*key[:place], "", *key[place + 1 :])
            if key[place] and total in known:
                parts.setdefault((total, place, kind_of(key)), []).append(key)
    sums = [Sum(total, tuple(each), total[0] != LEARNERS) for (total, _, _), each in sorted(parts.items())]
    return (*sums, *_of_learners(sums, known))


def _of_learners(sums: list[Sum], known: set[Key]) -> list[Sum]:
    within = [Sum(part, (each.total,), exact=False) for each in sums if not each.exact for part in each.parts]
    learners = [(key, (PARTICIPATIONS, *key[1:])) for key in sorted(known) if key[0] == LEARNERS]
    return within + [Sum(key, (twin,), exact=False) for key, twin in learners if twin in known]
