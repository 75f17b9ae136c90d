"""What the words of a page of adult education need beside the language: its municipality in Sweden."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lagesbild.figures import Role
from lagesbild.language.area_forms import Forms, forms_of
from lagesbild.language.context import Context, Series
from lagesbild.store import Place, SwedishMunicipality

UNITS: Final[dict[str, Role]] = {"municipality": "own", "county": "second", "country": "quiet"}


@dataclass(frozen=True)
class MunicipalContext(Context):
    """The same for a page of one municipality; ``horizon`` is 0, as nothing on it is projected."""

    municipality: SwedishMunicipality = field(kw_only=True)

    @property
    def area_name(self) -> str:
        """Name of the municipality."""
        return self.municipality.place.names[self.language]

    @property
    def county_name(self) -> str:
        """Name of its county."""
        return self.municipality.county.names[self.language]

    @property
    def in_area(self) -> str:
        """Where it is: ``Botkyrkan kunnassa``, ``i Botkyrka``, ``in Botkyrka``."""
        return self._forms_of(self.municipality.place).inside

    @property
    def of_area(self) -> str:
        """The genitive: ``Botkyrkan``, ``Botkyrkas``, ``Botkyrka’s``."""
        return self._forms_of(self.municipality.place).of

    @property
    def in_county(self) -> str:
        """Where its county is: ``Tukholman läänissä``, ``i Stockholms län``."""
        return self._forms_of(self.municipality.county).inside

    def compared(self, units: Iterable[str]) -> list[Series]:
        """The series of what is compared, as far as ``units`` has them: municipality, county, country."""
        own = self.municipality
        places = {"municipality": own.place, "county": own.county, "country": own.country}
        present = set(units)
        return [
            Series(unit, role, places[unit].names[self.language]) for unit, role in UNITS.items() if unit in present
        ]

    def _forms_of(self, place: Place) -> Forms:
        return forms_of(place.code, place.names[self.language], self.language)
