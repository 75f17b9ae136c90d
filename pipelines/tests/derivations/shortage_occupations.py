"""Assessments of occupations do not ship: without a fetch the page says so."""

from tests.derivations.found import Found, found
from tests.derivations.swedish import SwedishCase

OF_SWEDEN = True


def derive(_: SwedishCase) -> list[Found]:
    return [found("shortage_occupations.not_fetched")]
