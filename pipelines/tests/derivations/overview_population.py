"""All residents of each area, side by side."""

from tests.derivations.found import Found, Value, found
from tests.derivations.side_by_side import EVERYBODY, Side, change_rows, changes, ends, ways

FIRST_OF = "population"


def derive(side: Side) -> list[Found]:
    changed = changes(side.persons(EVERYBODY))
    low, high = ends(changed)
    what = found("overview_population.population")
    spread: dict[str, Value] = {"ways": ways(changed), "n": len(side.areas), "low": low, "high": high}
    return [found("overview_population.takeaway", what=what, **side.years, **spread)]


def table(side: Side) -> list[list[object]]:
    return change_rows(side, EVERYBODY)
