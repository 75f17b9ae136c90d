"""Whether the shared record answers a criterion: its formula is one of those that the record's columns give."""

from typing import Final

from lagesbild.adult.criteria.criterion import Criterion, Parts, parts

ENDED: Final = "passed+not_passed+no_grade_absence+dropped_out"
FINISHED: Final = "passed+not_passed+no_grade_absence"
INDICATORS: Final = {
    "I1": ("passed", ENDED, "participation"),
    "I2": ("not_passed+no_grade_absence", ENDED, "participation"),
    "I3": ("dropped_out", ENDED, "participation"),
    "I3b": ("dropped_out", "all", "participation"),
    "I4": ("passed", FINISHED, "participation"),
    "I4k": ("passed", f"{FINISHED}+continues", "participation"),
    "I5": (FINISHED, "all", "participation"),
    "I6": ("no_grade_absence", FINISHED, "participation"),
    "I8": ("completed_points", "", "points"),
    "I9": ("distance", "all", "participation"),
    "I10": ("other_provider", "all", "participation"),
    "I11": ("other_municipality_learners", "learners", "learner"),
}
"""Numerator, denominator and unit of what is worked out from the record."""
LEAVES_OUT: Final = frozenset({"orientation", "individual", "assessed_only"})
"""What the record can leave out of a formula: its columns tell these courses and examinations apart."""
ATTRIBUTED: Final = frozenset({"principal", "home", "provider"})
"""To whom the record can attribute a figure: it does not say in which municipality education is given."""


def indicator_of(criterion: Criterion) -> str:
    """The indicator of the record that has this formula: ``I1``; empty where none has, or where it is not stated."""
    asked = criterion.formula
    if asked.attribution not in ATTRIBUTED or not asked.exclusions <= LEAVES_OUT:
        return ""
    found = (name for name, formula in _read().items() if formula == (asked.numerator, asked.denominator, asked.unit))
    return next(found, "")


def is_computable(criterion: Criterion) -> bool:
    """Whether nobody has to be asked for it: the record has the answer."""
    return bool(indicator_of(criterion))


def _read() -> dict[str, tuple[Parts, Parts, str]]:
    return {name: (parts(over), parts(under), unit) for name, (over, under, unit) in INDICATORS.items()}
