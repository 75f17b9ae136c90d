"""How many fields are asked for and how many the record has, counted in the file."""

from tests.derivations.found import Found, found
from tests.derivations.registers import lines
from tests.derivations.swedish import SwedishCase

OF_SWEDEN = True
CLASSES = ("in_record", "computed", "survey", "other_register", "unknown")


def derive(case: SwedishCase) -> list[Found]:
    answers = [row["answer"] for row in lines(case.raw.data, "asked_fields")]
    had = answers.count("in_record") + answers.count("computed")
    return [found("asked_fields.takeaway", asked=len(answers), had=had)]


def table(case: SwedishCase) -> list[list[object]]:
    """Of each receiver: all fields, then by where the answer is."""
    rows = lines(case.raw.data, "asked_fields")
    of_receiver = {
        row["receiver"]: [each["answer"] for each in rows if each["receiver"] == row["receiver"]] for row in rows
    }
    return [[len(answers), *map(answers.count, CLASSES)] for answers in of_receiver.values()]
