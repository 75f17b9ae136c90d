"""Areas by code: a municipality, a region, the country, a group – or any set of municipalities."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Self

import pandas as pd

from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store.reader import Store

AreaKind = Literal["municipality", "region", "country", "group"]
COUNTRY: Final = "SSS"
OWN_GROUP: Final = "own-group"
QUERIES: Final = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Place:
    """A code with its name in every language."""

    code: str
    names: Mapping[Language, str]

    @classmethod
    def of(cls, row: "pd.Series[str]") -> Self:
        """Make a place of one row with ``area_code`` and the three names."""
        return cls(row["area_code"], {language: row[f"name_{language}"] for language in LANGUAGES})


@dataclass(frozen=True)
class Area:
    """An area as a brief needs it.

    ``codes`` are those whose figures are summed: the members of a group, else the area itself.
    ``regions`` are the regions that the members lie in. ``followed`` are asked-for members that merged, each with
    the member that holds its territory now. ``documented`` says where a group's members are documented.
    """

    place: Place
    kind: AreaKind
    members: tuple[Place, ...]
    regions: tuple[Place, ...]
    division_year: int
    followed: tuple[tuple[Place, Place], ...] = ()
    programme: str = ""
    documented: str = ""

    @property
    def codes(self) -> list[str]:
        """Codes whose figures are summed."""
        return [member.code for member in self.members] if self.kind == "group" else [self.place.code]

    @property
    def region_codes(self) -> list[str]:
        """Codes of the regions to compare with; none for a region or the country."""
        return [] if self.kind in {"region", "country"} else [region.code for region in self.regions]

    @property
    def compared(self) -> dict[str, list[str]]:
        """The area beside its region and the country: for each code the role it counts for, as SQL parameters.

        A region is not compared with itself, nor is the country.
        """
        country = [] if self.kind == "country" else [COUNTRY]
        codes = {"area": self.codes, "region": self.region_codes, "country": country}
        pairs = [(unit, code) for unit, listed in codes.items() for code in listed]
        return {"roles": [unit for unit, _ in pairs], "area_codes": [code for _, code in pairs]}


def all_areas(store: Store) -> pd.DataFrame:
    """One row per area that figures can be asked for: code, kind and names, by kind and code."""
    return _ask(store, "areas")


def find_area(store: Store, code: str) -> Area:
    """Return the area with this code; ``049`` is read as ``KU049``, ``588`` is followed to its successor.

    Raises:
        UnknownName: no area has this code; the nearest codes and names are in the message.
    """
    wanted = _with_prefix(code)
    rows = _ask(store, "area", code=wanted)
    if rows.empty:
        return _ended_or_unknown(store, code)
    row = rows.iloc[0]
    members = _ask(store, "members", code=wanted)
    former = _ask(store, "former_members", code=wanted)
    area = _area(store, Place.of(row), row["kind"], members, list(former["former_code"]))
    return replace(area, programme=row["programme"] or "", documented=row["documented"] or "")


def group_of(store: Store, codes: Sequence[str]) -> Area:
    """Return the group of any municipalities, given by codes of any division from 2013 on; one alone is itself.

    Raises:
        UnknownName: a code is not a municipality's.
    """
    given = [_with_prefix(code) for code in codes]
    successors = _ask(store, "successors").set_index("area_code")["now"]
    for code, written in zip(given, codes, strict=True):
        if code not in successors:
            raise UnknownName("municipality", written, _nearest(store, written, "municipality"), see="lagesbild areas")
    now = sorted({successors[code] for code in given})
    members = _ask(store, "municipalities", codes=now)
    places = [Place.of(row) for _, row in members.iterrows()]
    names = {language: " – ".join(place.names[language] for place in places) for language in LANGUAGES}
    former = [code for code in given if successors[code] != code]
    if len(places) == 1:
        return _area(store, places[0], "municipality", members, former)
    return _area(store, Place(OWN_GROUP, names), "group", members, former)


def _ask(store: Store, query: str, **parameters: object) -> pd.DataFrame:
    return store.ask(QUERIES / f"{query}.sql", **parameters)


def _with_prefix(code: str) -> str:
    return f"KU{code}" if re.fullmatch(r"[0-9]{3}", code) else code


def _area(store: Store, place: Place, kind: AreaKind, members: pd.DataFrame, former: list[str]) -> Area:
    regions = _ask(store, "regions", codes=list(members["area_code"]))
    places = {row["area_code"]: Place.of(row) for _, row in members.iterrows()}
    ended = _ask(store, "mergers", codes=former)
    return Area(
        place=place,
        kind=kind,
        members=tuple(places.values()),
        regions=tuple(Place.of(row) for _, row in regions.iterrows()),
        division_year=int(members["division_year"].iloc[0]),
        followed=tuple((Place.of(row), places[row["successor_code"]]) for _, row in ended.iterrows()),
    )


def _ended_or_unknown(store: Store, code: str) -> Area:
    ended = _ask(store, "ended")["area_code"]
    if _with_prefix(code) in set(ended):
        return group_of(store, [code])
    raise UnknownName("area", code, _nearest(store, code), see="lagesbild areas")


def _nearest(store: Store, code: str, kind: str = "") -> list[str]:
    """Areas, of one kind where it is given, whose code or name is spelt most alike: ``KU049 (Espoo)``."""
    ended = _ask(store, "ended")["area_code"]
    areas = _ask(store, "names", kind=kind)
    spoken = dict(zip(areas["area_code"], areas["name_fi"], strict=True))
    codes = {each: f"{each} ({spoken[each]})" if each in spoken else each for each in [*areas["area_code"], *ended]}
    named = {row["name_fi"]: f"{row['area_code']} ({row['name_fi']})" for _, row in areas.iterrows()}
    named |= {row["name_sv"]: f"{row['area_code']} ({row['name_sv']})" for _, row in areas.iterrows()}
    known = named | codes
    return list(dict.fromkeys(known[name] for name in nearest(_like(code), known)))


def _like(code: str) -> str:
    """What somebody may have meant: a number that lost its zeros on the way is still near to its municipality."""
    return f"KU{code.zfill(3)}" if code.isdecimal() else code
