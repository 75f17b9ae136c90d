"""How many municipalities have criteria on record, counted in the file."""

from tests.derivations.found import Found, found
from tests.derivations.municipalities import alphabetical
from tests.derivations.registers import lines
from tests.derivations.swedish import SwedishCase

OF_SWEDEN = True


def derive(case: SwedishCase) -> list[Found]:
    counts = _counts(case)
    n = sum(count > 0 for count in counts.values())
    return [found("registered_criteria.takeaway", n=n, all=len(counts))]


def table(case: SwedishCase) -> list[list[object]]:
    """Criteria of each municipality, in alphabetical order."""
    counts, named = _counts(case), case.municipalities
    return [[counts[code]] for code in sorted(named, key=lambda code: alphabetical(named[code], case.language))]


def _counts(case: SwedishCase) -> dict[str, int]:
    rows = lines(case.raw.data, "quality_criteria")
    return {code: sum(row["municipality_code"] == code for row in rows) for code in case.municipalities}
