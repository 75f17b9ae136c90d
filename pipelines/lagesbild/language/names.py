"""Names of areas and of what rows are about, in one language: in its forms, in its order, and listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lagesbild.language.area_forms import Forms, forms_of
from lagesbild.language.named import N, Named, NamedArea
from lagesbild.language.order import alphabetical, listed
from lagesbild.language.texts import Texts
from lagesbild.settings import Language

NAMED: Final = 3
"""So many names stand for a longer list."""


@dataclass(frozen=True)
class Names:
    """Writes names in one language."""

    language: Language

    def order(self, name: str) -> tuple[str, str]:
        """Key to sort names by in the page's language."""
        return alphabetical(name, self.language)

    def name(self, row: Named) -> str:
        """The name of a row's subject in the page's language."""
        return {"fi": row.name_fi, "sv": row.name_sv, "en": row.name_en}[self.language]

    def in_place(self, row: NamedArea) -> str:
        """Where a row's area is: ``Vimpelissä``, ``i Vindala``, ``in Vimpeli``."""
        return self._forms(row).inside

    def of_place(self, row: NamedArea) -> str:
        """The genitive of a row's area: ``Vimpelin``, ``Vindalas``, ``Vimpeli’s``."""
        return self._forms(row).of

    def from_place(self, row: NamedArea) -> str:
        """``Vimpelistä``, ``från Vindala``, ``from Vimpeli``."""
        return self._forms(row).out

    def to_place(self, row: NamedArea) -> str:
        """``Vimpeliin``, ``till Vindala``, ``to Vimpeli``."""
        return self._forms(row).into

    def _forms(self, row: NamedArea) -> Forms:
        return forms_of(row.area_code, self.name(row), self.language)

    def by_name(self, rows: Iterable[N]) -> list[N]:
        """The rows in the alphabetical order of their names."""
        return sorted(rows, key=lambda row: self.order(self.name(row)))

    def listed(self, names: Sequence[str]) -> str:
        """``a, b and c``, as the language writes a list."""
        return listed(names, self.language)

    def some_of(self, names: Sequence[str]) -> str:
        """The first names, and how many more there are: ``Cooks, Waiters, Carpenters and 3 others``.

        Names are put in quotation marks where one of them holds a comma. A sentence may end with them: a full stop
        that ends the last name is left out. One name more is named, not counted.
        """
        text = Texts(self.language)
        named = names if len(names) <= NAMED + 1 else names[:NAMED]
        if any(", " in name for name in named):
            named = [text("shared.quoted", name=name) for name in named]
        rest = [text("shared.others", n=len(names) - NAMED)] if len(names) > NAMED + 1 else []
        return self.listed([*named, *rest]).removesuffix(".")
