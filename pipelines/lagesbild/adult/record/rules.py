"""The rules of the shared record: an id that stays, a scope, and what, why and how to mend in three languages."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal

from lagesbild.contracts.model import Strict, checked, parsed
from lagesbild.settings import Language

HERE: Final = Path(__file__).parent
REGISTRY: Final = HERE / "rules.yml"
SQL: Final = HERE / "sql"
Scope = Literal["file", "row", "note"]


class Said(Strict):
    """One sentence in the three languages."""

    sv: str
    fi: str
    en: str

    def within(self, language: Language) -> str:
        """The sentence of one language."""
        return {"sv": self.sv, "fi": self.fi, "en": self.en}[language]


class Rule(Strict):
    """One rule: ``scope`` says whether a file or a row is refused, or only a note is made.

    ``begins_from`` and ``begins_to`` are the first and last day of start that it holds for; none is without limit.
    """

    scope: Scope
    begins_from: date = date(1, 1, 1)
    begins_to: date = date(9999, 12, 31)
    what: Said
    why: Said
    mend: Said

    @property
    def severity(self) -> Literal["error", "warning"]:
        """``warning`` of what is looked at and kept."""
        return "warning" if self.scope == "note" else "error"


class Registry(Strict):
    """All rules by their ids."""

    rules: dict[str, Rule]


@cache
def load_rules() -> dict[str, Rule]:
    """Read the registry: id → rule, in the order of the ids.

    Raises:
        BadFile: a field is missing, unknown or of the wrong form.
    """
    content = parsed(REGISTRY, REGISTRY.read_text(encoding="utf-8"))
    return checked(REGISTRY, {"rules": content}, Registry).rules


@cache
def statements() -> dict[str, str]:
    """Rules that SQL finds: id → the statement that selects what offends, one row per finding."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SQL.glob("AE-*.sql"))}
