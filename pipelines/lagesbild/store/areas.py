"""Areas by code: a municipality, a region, the country, a group – or any set of municipalities."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from lagesbild.errors import UnknownName
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store.reader import Store

AreaKind = Literal["municipality", "region", "country", "group"]
COUNTRY: Final = "SSS"
OWN_GROUP: Final = "own-group"


@dataclass(frozen=True)
class Place:
    """A code with its name in every language."""

    code: str
    names: Mapping[Language, str]


@dataclass(frozen=True)
class Area:
    """An area as a brief needs it.

    ``units`` are the codes whose figures are summed: the members of a group, else the area itself.
    ``regions`` are the regions that the members lie in. ``followed`` are asked-for members that merged, each with
    the member that holds its territory now. ``documented`` says where a group's members are documented.
    """

    place: Place
    kind: AreaKind
    members: tuple[Place, ...]
    regions: tuple[Place, ...]
    followed: tuple[tuple[Place, Place], ...] = ()
    programme: str = ""
    documented: str = ""

    @property
    def units(self) -> list[str]:
        """Codes whose figures are summed."""
        return [member.code for member in self.members] if self.kind == "group" else [self.place.code]

    @property
    def region_units(self) -> list[str]:
        """Codes of the regions to compare with; none for a region or the country."""
        return [] if self.kind in {"region", "country"} else [region.code for region in self.regions]

    @property
    def country_units(self) -> list[str]:
        """The country's code; none for the country itself."""
        return [] if self.kind == "country" else [COUNTRY]


def find_area(store: Store, code: str) -> Area:
    """Return the area with this code; ``049`` is read as ``KU049``, ``588`` is followed to its successor.

    Raises:
        UnknownName: no area has this code; the nearest codes and names are in the message.
    """
    wanted = _municipality_code(code)
    areas = store.query("select * from mart_area__area order by area_code")
    mergers = store.query("select * from mart_area__merger order by area_code")
    if wanted in set(mergers["area_code"]):
        return group_of(store, [wanted])
    found = areas[areas["area_code"] == wanted]
    if found.empty:
        named = dict(zip(areas["name_fi"], areas["area_code"], strict=True))
        raise UnknownName("area", code, [*areas["area_code"], *named], see="lagesbild areas")
    row = found.iloc[0]
    members = _members(store, wanted)
    return Area(
        place=_place(row),
        kind=row["kind"],
        members=tuple(members),
        regions=_regions(store, areas, members),
        followed=_followed_members(store, wanted, areas, mergers),
        programme=row["programme"] or "",
        documented=row["documented"] or "",
    )


def group_of(store: Store, codes: Sequence[str], names: Mapping[Language, str] | None = None) -> Area:
    """Return a group of any municipalities, given by codes of any division from 2013 on.

    Raises:
        UnknownName: a code is not a municipality's, or no code was given.
    """
    areas = store.query("select * from mart_area__area order by area_code")
    mergers = store.query("select * from mart_area__merger order by area_code")
    places = {row["area_code"]: _place(row) for _, row in areas[areas["kind"] == "municipality"].iterrows()}
    ended = {row["area_code"]: row for _, row in mergers.iterrows()}
    members, followed = {}, []
    for given in codes or [""]:
        code = _municipality_code(given)
        if code not in places and code not in ended:
            raise UnknownName("municipality", given, [*places, *ended], see="lagesbild areas")
        now = places[ended[code]["successor_code"]] if code in ended else places[code]
        members[now.code] = now
        followed += [(_place(ended[code]), now)] if code in ended else []
    kept = [members[code] for code in sorted(members)]
    if len(kept) == 1:
        return Area(kept[0], "municipality", tuple(kept), _regions(store, areas, kept), tuple(followed))
    title = names or {language: " – ".join(place.names[language] for place in kept) for language in LANGUAGES}
    return Area(Place(OWN_GROUP, title), "group", tuple(kept), _regions(store, areas, kept), tuple(followed))


def _municipality_code(code: str) -> str:
    return f"KU{code}" if re.fullmatch(r"[0-9]{3}", code) else code


def _place(row: "pd.Series[str]") -> Place:
    return Place(row["area_code"], {language: row[f"name_{language}"] for language in LANGUAGES})


def _members(store: Store, code: str) -> list[Place]:
    rows = store.query(
        "select area.* from mart_area__member as member join mart_area__area as area"
        " on area.area_code = member.member_code where member.area_code = $code order by area.area_code",
        code=code,
    )
    return [_place(row) for _, row in rows.iterrows()]


def _regions(store: Store, areas: pd.DataFrame, members: Sequence[Place]) -> tuple[Place, ...]:
    codes = store.query(
        "select distinct region_code from mart_area__member where list_contains($codes, area_code) order by 1",
        codes=[member.code for member in members],
    )["region_code"]
    return tuple(_place(row) for _, row in areas[areas["area_code"].isin(codes)].iterrows())


def _followed_members(
    store: Store, code: str, areas: pd.DataFrame, mergers: pd.DataFrame
) -> tuple[tuple[Place, Place], ...]:
    listed = store.query("select former_code from mart_area__former_member where area_code = $code", code=code)
    places = {row["area_code"]: _place(row) for _, row in areas.iterrows()}
    ended = mergers[mergers["area_code"].isin(listed["former_code"])]
    return tuple((_place(row), places[row["successor_code"]]) for _, row in ended.iterrows())
