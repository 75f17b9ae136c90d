"""What two editions of the same tables tell together that neither tells alone."""

from collections.abc import Iterator

from lagesbild.adult.protect.attack import Recovered, SumsContradict, attack
from lagesbild.adult.protect.cells import DESIGN_EFFECT, SMALL, Key, Published, Sum


def between(now: Published, before: Published) -> list[Recovered]:
    """Return what a reader of both editions recovers, in order of keys.

    A figure that differs by 1 to 4 tells of those persons: it is recovered with the difference as both its ends. Where
    a total stands in both and is the same, a reader takes its parts for unchanged, and fills what one edition hides
    with what the other one shows; that is recovered, and so is what the sums then give.
    """
    found = {each.key: each for each in _revised(now, before)}
    for one, other in ((now, before), (before, now)):
        filled = _filled(one, other)
        found |= {key: Recovered(key, figure, figure) for key, figure in filled.items()}
        found |= {each.key: each for each in _attacked(one, filled)}
    return [found[key] for key in sorted(found)]


def _revised(now: Published, before: Published) -> Iterator[Recovered]:
    for key in (key for key in now.figures.keys() & before.figures.keys() if key[0] != DESIGN_EFFECT):
        shown, earlier = now.figures[key], before.figures[key]
        if shown is not None and earlier is not None and 1 <= abs(shown - earlier) <= SMALL:
            yield Recovered(key, abs(shown - earlier), abs(shown - earlier))


def _filled(one: Published, other: Published) -> dict[Key, int]:
    """What ``one`` hides and ``other`` shows, in a sum that both show to be the same as far as both show it."""
    filled: dict[Key, int] = {}
    for each in one.sums:
        if each.exact and _is_unchanged(each, one, other):
            shown = {key: other.figures.get(key) for key in each.parts if one.figures[key] is None}
            filled |= {key: figure for key, figure in shown.items() if figure is not None}
    return filled


def _is_unchanged(each: Sum, one: Published, other: Published) -> bool:
    pairs = [(one.figures[key], other.figures.get(key, 0)) for key in (each.total, *each.parts)]
    return None not in pairs[0] and all(first == second for first, second in pairs if None not in {first, second})


def _attacked(one: Published, filled: dict[Key, int]) -> list[Recovered]:
    """What follows once these figures are known; nothing where they cannot be true, because something did change."""
    if not filled:
        return []
    try:
        return attack(Published({**one.figures, **filled}, one.sums))
    except SumsContradict:
        return []
