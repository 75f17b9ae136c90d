"""How many fields the record does not answer, counted in the file."""

from tests.derivations.found import Found, found
from tests.derivations.registers import lines
from tests.derivations.swedish import SwedishCase

OF_SWEDEN = True


def derive(case: SwedishCase) -> list[Found]:
    unanswered = [row for row in lines(case.raw.data, "asked_fields") if row["answer"] not in {"in_record", "computed"}]
    return [found("unanswered_fields.takeaway", n=len(unanswered))]


def headers(case: SwedishCase) -> list[str]:
    """The names of the fields, in the order of the file."""
    rows = lines(case.raw.data, "asked_fields")
    return [row[f"name_{case.language}"] for row in rows if row["answer"] not in {"in_record", "computed"}]
