"""What the words of a brief need beside the language: its area, and what that is compared with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lagesbild.figures import Role
from lagesbild.language.area_forms import Forms, forms_of, joined
from lagesbild.language.context import Context, Series
from lagesbild.store import Area, AreaKind, Place

COMPARED: Final[dict[str, Role]] = {
    "area": "own",
    "employment_area": "second",
    "region": "second",
    "country": "quiet",
}


@dataclass(frozen=True)
class AreaContext(Context):
    """The same for a brief of one area."""

    area: Area = field(kw_only=True)

    @property
    def area_name(self) -> str:
        """Name of the area itself."""
        return self.area.place.names[self.language]

    @property
    def region_name(self) -> str:
        """Name of the region, or of the regions joined by a plus; the area's own where it is all of them.

        An area that is called like its region leaves the bare name to itself: ``Satakunta (region)``.
        """
        if self.area.is_whole_regions:
            return self.area_name
        name = self._joined("region")
        return self.text("shared.region_named", name=name) if name == self.area_name else name

    @property
    def in_area(self) -> str:
        """Where it is: ``Järviseudulla``, ``i Suupohja``, ``in South Ostrobothnia``."""
        return self._forms_of(self.area.place).inside

    @property
    def of_area(self) -> str:
        """The genitive: ``Järviseudun``, ``Suupohjas``, ``South Ostrobothnia’s``."""
        return self._forms_of(self.area.place).of

    @property
    def from_area(self) -> str:
        """``Järviseudulta``, ``från Suupohja``, ``from South Ostrobothnia``."""
        return self._forms_of(self.area.place).out

    @property
    def to_area(self) -> str:
        """``Järviseudulle``, ``till Suupohja``, ``to South Ostrobothnia``."""
        return self._forms_of(self.area.place).into

    @property
    def in_region(self) -> str:
        """Where the region or regions are: ``Pirkanmaalla ja Satakunnassa``; the area's own where it is all of them.

        Where an area is called like its region, the region is said to be one: ``Etelä-Savon maakunnassa``.
        """
        return self._of_regions("in_region_named", [self._forms_of(region).inside for region in self._regions])

    @property
    def of_region(self) -> str:
        """Its genitive: ``Pirkanmaan ja Satakunnan``."""
        return self._of_regions("of_region_named", [self._forms_of(region).of for region in self._regions])

    @property
    def _regions(self) -> tuple[Place, ...]:
        return (self.area.place,) if self.area.is_whole_regions else self.area.regions

    def _of_regions(self, key: str, forms: Iterable[str]) -> str:
        if self.area.is_whole_regions or [each.names for each in self._regions] != [self.area.place.names]:
            return joined(forms, self.language)
        of = self._forms_of(self._regions[0]).of
        return self.text(f"shared.{key}", name=of if self.language == "fi" else self.area_name)

    def _forms_of(self, place: Place) -> Forms:
        return forms_of(place.code, place.names[self.language], self.language)

    def compared(self, units: Iterable[str]) -> list[Series]:
        """The series of what is compared, as far as ``units`` has them.

        In order: the area, its employment area or its region, the country.
        """
        names = {
            "area": self._series_name,
            "employment_area": self._joined("employment_area"),
            "region": self.region_name,
            "country": self.text("shared.country"),
        }
        present = set(units)
        return [Series(unit, role, names[unit]) for unit, role in COMPARED.items() if unit in present]

    @property
    def _series_name(self) -> str:
        """The area's own name; of a group that is called like its region: ``Kanta-Häme (group)``."""
        same = self.area.kind == "group" and self.region_name != self._joined("region")
        return self.text("shared.group_named", name=self.area_name) if same else self.area_name

    @property
    def is_region_stand_in(self) -> bool:
        """Whether a figure of the region would take the place of the area's own: not of whole regions."""
        return not self.area.is_whole_regions

    def region_notes(self) -> tuple[str, ...]:
        """Written where figures of the region take the place of the area's own."""
        return (self.text("notes.region_for_area", region=self.region_name),) if self.is_region_stand_in else ()

    def _joined(self, kind: AreaKind) -> str:
        return " + ".join(each.place.names[self.language] for each in self.area.around(kind))
