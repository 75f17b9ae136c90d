"""What each indicator is, in three languages, and what of Kolada is the same."""

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from lagesbild.settings import Language
from lagesbild.yaml_files import yaml_content

FILE: Final = Path(__file__).with_name("definitions.yml")
DIVIDED: Final = " ÷ "
OF_GRADE: Final = re.compile("^I14[A-F]$")
Attribution = Literal["principal", "home", "provider"]
Unit = Literal["participations", "learners", "points", "places", "days"]


class Words(BaseModel):
    """A text in Finnish, Swedish and English."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fi: str
    sv: str
    en: str

    def __getitem__(self, language: Language) -> str:
        text: str = getattr(self, language)
        return text


class Definition(BaseModel):
    """One indicator: its words, what it counts, whose figure it can be, and Kolada's key figures of the same kind.

    ``differs`` says what is not the same there; none where all is, or where Kolada has nothing like it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit: Unit
    attribution: tuple[Attribution, ...]
    kolada: tuple[str, ...]
    name: Words
    definition: Words
    formula: Words
    differs: Words | None = None

    @property
    def is_rate(self) -> bool:
        """Whether it is a share of participations or learners."""
        return self.unit in {"participations", "learners"}

    def numerator(self, language: Language) -> str:
        """What stands above: the formula up to its division sign."""
        return _bare(self.formula[language].partition(DIVIDED)[0])

    def denominator(self, language: Language) -> str:
        """What stands below; empty where nothing is divided."""
        return _bare(self.formula[language].partition(DIVIDED)[2])


class Definitions(BaseModel):
    """All indicators by id, and why one is not shown, by reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indicators: dict[str, Definition]
    reasons: dict[str, Words]


@cache
def definitions() -> Definitions:
    """Read ``definitions.yml``.

    Raises:
        pydantic.ValidationError: a language or a field is missing, or there is one too many.
    """
    return Definitions.model_validate(yaml_content(FILE.read_text(encoding="utf-8")))


def definition_of(indicator: str) -> Definition:
    """The definition of a rate or amount; I14A to I14F share one."""
    return definitions().indicators[OF_GRADE.sub("I14", indicator)]


def _bare(part: str) -> str:
    return part.removeprefix("(").removesuffix(")") if part.startswith("(") and part.endswith(")") else part
