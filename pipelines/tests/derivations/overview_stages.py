"""Service ages of each area, side by side."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tests.derivations.case import BANDS, SERVICE, direction, pct
from tests.derivations.found import Found, found, tenth
from tests.derivations.projection_certainty import is_open
from tests.derivations.side_by_side import Side, changes, way_of

FIRST_OF = "service_need"


def derive(side: Side) -> list[Found]:
    """The age that goes one way in most areas; of equals the youngest."""
    changed = {name: _told(side, name) for name in SERVICE}
    most = max(SERVICE, key=lambda name: _same_way(changed[name]))
    return way_of(side, found("overview_stages.number", who=found(f"shared.who_{most}")), changed[most])


def _told(side: Side, name: str) -> list[Fraction | None]:
    """The change of each area, none where its direction is open."""
    of_all = zip(side.cases, changes(side.persons(BANDS[name])), strict=True)
    return [None if is_open(case, name) else change for case, change in of_all]


def table(side: Side) -> list[list[object]]:
    """Of each service age: persons today and at the horizon, change in persons and percent."""
    by_band = [side.persons(BANDS[name]) for name in SERVICE]
    return [[_cell(*pair) for pair in of_area] for of_area in zip(*by_band, strict=True)]


def _cell(now: int, then: int) -> list[object]:
    return [now, then, then - now, *([float(tenth(pct(now, then)))] if now else [])]


def _same_way(changed: Sequence[Fraction | None]) -> int:
    counted = Counter(direction(change) for change in changed if change is not None)
    return max(counted["down"], counted["up"])
