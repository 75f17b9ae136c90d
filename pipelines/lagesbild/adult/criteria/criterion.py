"""One quality criterion: what is followed, for whom, by which formula, with which target."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from lagesbild.settings import Language

OUTCOMES: Final = frozenset({"passed", "not_passed", "no_grade_absence", "dropped_out", "continues"})
"""What a participation may end in, or not end yet: ``all`` stands for these."""
UNKNOWN: Final = "unknown"
Parts = frozenset[str]


class Formula(NamedTuple):
    """What is divided by what; two criteria are the same where all of it is. No ``denominator``: it is a count."""

    numerator: Parts
    denominator: Parts
    exclusions: Parts
    attribution: str
    unit: str

    @property
    def is_known(self) -> bool:
        """Whether numerator and denominator are stated."""
        return UNKNOWN not in self.numerator | self.denominator


@dataclass(frozen=True)
class Criterion:
    """One line of the register; what is not known is ``unknown`` or missing, never zero."""

    criterion_id: str
    word: str
    words: Mapping[Language, str]
    publisher: str
    municipality_code: str
    provider_scope: str
    school_form: str
    definition: str
    formula: Formula
    target: tuple[str, float | None]
    reports_per_year: int | None
    delivery: str
    receiver: str
    source: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Self:
        """Make a criterion of one line that the contract's form was found in; an empty field is empty text."""
        return cls(
            criterion_id=row["criterion_id"],
            word=row["word"],
            words={"fi": row["word_fi"], "sv": row["word_sv"], "en": row["word_en"]},
            publisher=row["publisher"],
            municipality_code=row["municipality_code"],
            provider_scope=row["provider_scope"],
            school_form=row["school_form"],
            definition=row["definition"],
            formula=_formula(row),
            target=(row["target_direction"], float(row["target_value"]) if row["target_value"] else None),
            reports_per_year=int(row["reports_per_year"]) if row["reports_per_year"] else None,
            delivery=row["delivery"],
            receiver=row["receiver"],
            source=row["source"],
        )


def parts(written: str) -> Parts:
    """``passed+not_passed`` → its parts; ``all`` is every outcome."""
    listed = frozenset(filter(None, written.split("+")))
    return (listed - {"all"}) | OUTCOMES if "all" in listed else listed


def _formula(row: Mapping[str, str]) -> Formula:
    over, under, left_out = (parts(row[name]) for name in ("numerator", "denominator", "exclusions"))
    return Formula(over, under, left_out, row["attribution"], row["unit"])
