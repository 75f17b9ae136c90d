"""Service ages of each area, side by side."""

from tests.derivations.case import BANDS, SERVICE, direction, pct
from tests.derivations.found import Found, found, tenth
from tests.derivations.side_by_side import Side, changes, ends

FIRST_OF = "service_need"


def derive(side: Side) -> list[Found]:
    items = []
    for name in SERVICE:
        low, high = ends(changes(side.persons(BANDS[name])))
        ages = found(f"shared.ages_{name}")
        items.append(found("overview_stages.stage_item", band=ages, low=low, high=high, down=_falling(side, name)))
    return [found("overview_stages.takeaway", **side.years, n=len(side.areas), list=items)]


def core(side: Side) -> list[Found]:
    items = [
        found("overview_stages.stage_count", band=found(f"shared.ages_{name}"), down=_falling(side, name))
        for name in SERVICE
    ]
    return [found("overview_stages.core", **side.years, n=len(side.areas), list=items)]


def table(side: Side) -> list[list[object]]:
    """Of each service age: persons today and at the horizon, change in persons and percent."""
    by_band = [side.persons(BANDS[name]) for name in SERVICE]
    return [[_cell(*pair) for pair in of_area] for of_area in zip(*by_band, strict=True)]


def _cell(now: int, then: int) -> list[object]:
    return [now, then, then - now, *([float(tenth(pct(now, then)))] if now else [])]


def _falling(side: Side, name: str) -> int:
    return sum(direction(change) == "down" for change in changes(side.persons(BANDS[name])))
