"""How many words have two formulas, counted in the file."""

from tests.derivations.found import Found, found
from tests.derivations.registers import conflicting
from tests.derivations.swedish import SwedishCase

OF_SWEDEN = True


def derive(case: SwedishCase) -> list[Found]:
    return [found("criteria_conflicts.takeaway", n=len(conflicting(case.raw.data)))]
