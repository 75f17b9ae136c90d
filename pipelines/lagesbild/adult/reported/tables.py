"""Protected tables as pages ask them: what a cell counts, and whether it is hidden, nobody's or not given at all."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lagesbild.adult.protect import Key
from lagesbild.errors import UnknownName, nearest
from lagesbild.store import Place, SwedishMunicipality

Count = int | None
"""A figure; none where it is hidden."""
PARTICIPATIONS: Final = "participations"
LEARNERS: Final = "learners"
POINTS: Final = "points"
DESIGN_EFFECT: Final = "design_effect_pct"
REFUSED: Final = "refused"
DIMENSIONS: Final = ("half", "principal", "home", "provider", "form", "outcome", "detail")
"""What follows the measure in a key."""
DETAIL: Final = DIMENSIONS.index("detail") + 1
FULL_YEAR: Final = 800
"""Points of a full-year place, by the rules of the state grant for regional vocational adult education."""
FORMS: Final = ("VUXGR", "VUXGY", "VUXSFI", "VUXGRAN", "VUXGYAN")
"""School forms in the order of pages."""


@dataclass(frozen=True)
class Reported:
    """All figures that are on this machine, with the names of providers as far as they are known.

    ``is_made_up`` says that they are of the sample, which is nobody's.
    """

    figures: Mapping[Key, Count] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    is_made_up: bool = False

    def count(self, measure: str, half: str, **told: str) -> Count:
        """The figure of a cell, which tells the dimensions of ``told`` apart: none is hidden, zero is nobody."""
        return self.figures.get(_key(measure, half, told), 0)

    def has(self, measure: str, half: str, **told: str) -> bool:
        """Whether there is a line of the cell, shown or hidden."""
        return _key(measure, half, told) in self.figures

    def values(self, dimension: str, half: str, measure: str = PARTICIPATIONS, **told: str) -> list[str]:
        """The values of one dimension that have lines of a measure beside those of ``told``, in order."""
        place = DIMENSIONS.index(dimension) + 1
        wanted = _key(measure, half, told)
        kept = (
            key for key in self._by_measure[measure] if key[place] and (*key[:place], "", *key[place + 1 :]) == wanted
        )
        return sorted(key[place] for key in kept)

    def halves(self, principal: str = "", **told: str) -> tuple[str, ...]:
        """The half-years in which a cell has a line, the oldest first: a municipality's, or those of all."""
        wanted = _key("", "", told | {"principal": principal})[2:]
        return tuple(sorted(key[1] for key in self._by_measure[PARTICIPATIONS] if key[2:] == wanted))

    def largest(self, dimension: str, half: str, **told: str) -> list[str]:
        """The values of one dimension by their participations, the most first; those that are hidden come last."""
        sizes = {
            each: self.count(PARTICIPATIONS, half, **told, **{dimension: each})
            for each in self.values(dimension, half, **told)
        }
        return sorted(sizes, key=lambda each: (-(sizes[each] or 0), each))

    @cached_property
    def _by_measure(self) -> Mapping[str, list[Key]]:
        found: dict[str, list[Key]] = defaultdict(list)
        for key in self.figures:
            found[key[0]].append(key)
        return found

    def named(self, provider: str) -> str:
        """What a provider is called: by the list of providers, else by its number as it is written."""
        return self.names.get(provider) or f"{provider[:6]}-{provider[6:]}"


def identity(place: Place) -> tuple[str, str, str, str]:
    """A municipality as the first columns of a row: its code, its names in Finnish, Swedish and English."""
    return (place.code, place.names["fi"], place.names["sv"], place.names["en"])


def find_provider(reported: Reported, number: str) -> str:
    """Return the organisation number of a provider of the newest joint tables; hyphens do not count.

    Raises:
        UnknownName: no joint table tells of such a provider; the nearest numbers and names are in the message.
    """
    wanted, known = number.replace("-", ""), providers_of(reported)
    if wanted not in known:
        spelt = {name: each for each in known for name in (each, reported.named(each))}
        found = dict.fromkeys(spelt[near] for near in nearest(number, spelt))
        raise UnknownName("provider", number, [f"{each} ({reported.named(each)})" for each in found])
    return wanted


def providers_of(reported: Reported, *, are_shown: bool = False) -> list[str]:
    """The providers of the newest joint tables, the largest first; of ``are_shown`` those that are not hidden."""
    newest = next(reversed(reported.halves()), "")
    found = reported.largest("provider", newest) if newest else []
    return [each for each in found if not are_shown or reported.count(PARTICIPATIONS, newest, provider=each)]


def principal_of(municipality: SwedishMunicipality) -> str:
    """How tables name a municipality: its code, and nothing for the county, of which all are told together."""
    return "" if municipality.code == municipality.county.code else municipality.code


def _key(measure: str, half: str, told: Mapping[str, str]) -> Key:
    return (measure, half, *(told.get(name, "") for name in DIMENSIONS[1:]))
