"""What the words of a brief need beside the language: its area, and what that is compared with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lagesbild.figures import Role
from lagesbild.language.context import Context, Series
from lagesbild.store import Area

COMPARED: Final[dict[str, Role]] = {"area": "own", "region": "second", "country": "quiet"}


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
        """Name of the region, or of the regions joined by a plus; the country's for the country.

        A group that is called like its region leaves the bare name to itself: ``Päijät-Häme (region)``.
        """
        if self.area.kind == "country":
            return self.area_name
        name = " + ".join(region.names[self.language] for region in self.area.regions)
        same = name == self.area_name and self.area.kind != "region"
        return self.text("shared.region_named", name=name) if same else name

    def compared(self, units: Iterable[str]) -> list[Series]:
        """The series of what is compared, in order: the area, its region, the country, as far as ``units`` has them."""
        names = {"area": self.area_name, "region": self.region_name, "country": self.text("shared.country")}
        present = set(units)
        return [Series(unit, role, names[unit]) for unit, role in COMPARED.items() if unit in present]

    @property
    def is_region_stand_in(self) -> bool:
        """Whether a figure of the region would take the place of the area's own: not for a region or the country."""
        return self.area.kind not in {"region", "country"}

    def region_notes(self) -> tuple[str, ...]:
        """Written where figures of the region take the place of the area's own."""
        return (self.text("notes.region_for_area", region=self.region_name),) if self.is_region_stand_in else ()
