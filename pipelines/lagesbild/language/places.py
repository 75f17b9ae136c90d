"""Places, groups and staff in words: how stages, parameters and differences are written."""

from decimal import Decimal

from lagesbild.ages import SCHOOL_STAGES
from lagesbild.language.context import Context
from lagesbild.language.numbers import FormattedNumber, Number, rounded
from lagesbild.language.sentence import Sentence


def difference(now: Number, then: Number) -> Decimal:
    """The difference of the unrounded numbers: like every number it is rounded once, where it is written.

    Taken of the decimals that the numbers are written as: 97.1 less 140.35 is −43.25 and reads −43.3.
    """
    return Decimal(str(then)) - Decimal(str(now))


def stage_name(stage: str, say: Context) -> Sentence:
    """What a stage is called: ``grades 1–6 (7–12)``."""
    return say.text(f"{'shared' if stage in SCHOOL_STAGES else 'places'}.stage_{stage}")


def as_set(parameter: Number, say: Context) -> FormattedNumber:
    """A parameter as it was set: with a decimal only where it has one."""
    return say.fmt.decimal(parameter, 0 if rounded(parameter, 1) == rounded(parameter) else 1)


def with_value(name: str, parameter: Number, say: Context) -> Sentence:
    """``group size 17.5``."""
    return say.text(f"places.with_{name}", value=as_set(parameter, say))


def row_name(subject: str, year: str, say: Context) -> Sentence:
    """``grades 1–6 (7–12), 2040 (projection)``: what a row of the table is about."""
    return say.text("places.row", stage=subject, year=year)
