"""Municipalities of Stockholm County by code: what a page of adult education is about, beside the Finnish areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lagesbild.errors import UnknownName, nearest
from lagesbild.store.areas import QUERIES, Place
from lagesbild.store.reader import Store

SWEDEN: Final = "00"


@dataclass(frozen=True)
class SwedishMunicipality:
    """A municipality of Sweden with what it is compared with; ``others`` has all municipalities of its county."""

    place: Place
    county: Place
    country: Place
    others: tuple[Place, ...]

    @property
    def code(self) -> str:
        """Its own code: ``0127``."""
        return self.place.code

    @property
    def codes(self) -> dict[str, str]:
        """Unit of comparison → code: the municipality, its county, the country."""
        return {"municipality": self.code, "county": self.county.code, "country": self.country.code}


def find_swedish(store: Store, code: str) -> SwedishMunicipality:
    """Return the municipality with this code of four digits; codes are text, ``0127`` and ``127`` differ.

    Raises:
        UnknownName: no municipality with a page has this code; the nearest codes and names are in the message.
    """
    rows = store.ask(QUERIES / "swedish_areas.sql")
    places = {row["area_code"]: Place.of(row) for _, row in rows.iterrows()}
    counties = dict(zip(rows["area_code"], rows["county_code"], strict=True))
    others = {each: places[each] for each in rows.loc[rows["kind"] == "municipality", "area_code"]}
    if code not in others:
        raise UnknownName("municipality of Stockholm County", code, _nearest(code, others))
    return SwedishMunicipality(places[code], places[counties[code]], places[SWEDEN], tuple(others.values()))


def swedish_municipalities(store: Store) -> tuple[Place, ...]:
    """Every municipality that has a page, in the order of the codes."""
    rows = store.ask(QUERIES / "swedish_areas.sql")
    return tuple(Place.of(row) for _, row in rows[rows["kind"] == "municipality"].iterrows())


def _nearest(code: str, municipalities: Mapping[str, Place]) -> list[str]:
    """Those whose code or name is spelt most alike: ``0127 (Botkyrka)``; to 127, which lost its zero, it is near."""
    spelt = {place.names["sv"]: each for each, place in municipalities.items()}
    spelt |= {each: each for each in municipalities}
    found = dict.fromkeys(spelt[near] for near in nearest(code.zfill(4) if code.isdecimal() else code, spelt))
    return [f"{each} ({municipalities[each].names['sv']})" for each in found]
