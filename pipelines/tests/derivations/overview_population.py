"""All residents of each area, side by side."""

from tests.derivations.found import Found, found
from tests.derivations.side_by_side import EVERYBODY, Side, change_rows, changes, way_of

FIRST_OF = "population"


def derive(side: Side) -> list[Found]:
    return way_of(side, found("overview_population.population"), changes(side.persons(EVERYBODY)))


def table(side: Side) -> list[list[object]]:
    return change_rows(side, EVERYBODY)
