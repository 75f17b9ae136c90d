"""Protection of linked tables: small counts are hidden, and with them what would give them away."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from lagesbild.adult.protect.attack import Seen, attack
from lagesbild.adult.protect.cells import DESIGN_EFFECT, POINTS, SMALL, Key, Published, Tables, name_of, published, span
from lagesbild.adult.protect.first_guess import first_guess
from lagesbild.adult.protect.hide import CannotHide, Hiding
from lagesbild.adult.protect.margins import PARTICIPATIONS, REFUSED, learners_of, margin_of
from lagesbild.errors import LagesbildError

PRICES: Final = (300.0, 30_000.0)
"""What may be lost for one more of a hidden figure before it is looked for by itself."""


class CannotProtect(LagesbildError):
    """A figure follows from others that the edition before shows already."""

    def __init__(self, key: Key) -> None:
        self.key = key
        super().__init__(key)

    def __str__(self) -> str:
        return (
            f"{name_of(self.key)} follows from what the edition before shows; hold the revision back until more changed"
        )


def protect(tables: Tables, previous: Published | None = None) -> Published:
    """Return the tables with all that is hidden which has to be.

    Hidden for its own sake is a cell of 1 to 4 persons (to 9 with a protected identity among them), what was hidden in
    the edition before, and what differs from it by 1 to 4. As long as the attack recovers a hidden cell, the cheapest
    cells that let it move are hidden too; what the edition before shows unchanged cannot be among them. The same
    tables give the same answer.

    Raises:
        CannotProtect: what the edition before shows leaves nothing to hide.
    """
    known = _known(tables, previous)
    hidden = first_guess(tables, {key for key in tables.cells if _is_sensitive(tables, key, previous)}, known)
    hiding, seen = Hiding(tables, known), Seen({key: float(cell.figure) for key, cell in tables.cells.items()})
    for price in PRICES:
        narrow = [each.key for each in attack(published(tables, hidden), seen, is_quick=True)]
        for group in hiding.groups(_smallest_first(tables, narrow)):
            hidden |= _moved(hiding, _narrow(group, seen), hidden, seen, price)
    while found := attack(published(tables, hidden), seen):
        for key in _smallest_first(tables, [each.key for each in found]):
            hidden |= _moved(hiding, _narrow([key], seen), hidden, seen)
    return _with_none_refused(_without_effects_of(hidden, published(tables, hidden)))


def _without_effects_of(hidden: Collection[Key], safe: Published) -> Published:
    """That a design effect is told says that its learners are not few, so that it goes where they are hidden."""
    figures = {key: figure for key, figure in safe.figures.items() if learners_of(key) not in hidden}
    return replace(safe, figures=figures)


def _with_none_refused(safe: Published) -> Published:
    """Where nothing was refused of a municipality or of all, that is told: a line that is missing is not known."""
    wholes = [key for key in safe.figures if key[0] == PARTICIPATIONS and margin_of(key) in {"m", ""}]
    return replace(safe, figures={(REFUSED, *key[1:]): 0 for key in wholes} | dict(safe.figures))


def _is_sensitive(tables: Tables, key: Key, previous: Published | None) -> bool:
    """Points tell of the persons of their participations."""
    counted = (PARTICIPATIONS, *key[1:]) if key[0] == POINTS else key
    was_hidden = previous is not None and key in previous.figures and previous.figures[key] is None
    return tables.cells[key].is_small or was_hidden or _is_revised(tables, counted, previous)


def _is_revised(tables: Tables, key: Key, previous: Published | None) -> bool:
    """Whether the difference from the edition before is itself a small count."""
    before = previous.figures.get(key) if previous else None
    if before is None or key not in tables.cells or key[0] == DESIGN_EFFECT:
        return False
    return 1 <= abs(tables.cells[key].figure - before) <= SMALL


def _known(tables: Tables, previous: Published | None) -> frozenset[Key]:
    """What the edition before shows, and is the same."""
    before = previous.figures if previous else {}
    return frozenset(key for key, cell in tables.cells.items() if before.get(key) == cell.figure)


def _smallest_first(tables: Tables, keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: (tables.cells[key].figure, key))


def _narrow(keys: Iterable[Key], seen: Seen) -> list[Key]:
    """Those that no solution shows to be safe."""
    return [key for key in keys if seen.high[key] - seen.low[key] < span(key, seen.low[key])]


def _moved(
    hiding: Hiding, targets: list[Key], hidden: Collection[Key], seen: Seen, price: float | None = None
) -> set[Key]:
    """What moves so that the targets can; of what costs more than the price nothing does."""
    if not targets:
        return set()
    try:
        moved = hiding.moved(targets, hidden, seen, price)
    except CannotHide as error:
        raise CannotProtect(targets[0]) from error
    seen.add(moved.items())
    return {*moved}
