"""Areas by code: a municipality, the areas that it lies in, a group – or any set of municipalities."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, Self

import pandas as pd

from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store.reader import Store

AreaKind = Literal["municipality", "subregion", "employment_area", "wellbeing_county", "region", "country", "group"]
COUNTRY: Final = "SSS"
OWN_GROUP: Final = "own-group"
MOST_NEAR: Final = 6
QUERIES: Final = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Place:
    """A code with its name in every language."""

    code: str
    names: Mapping[Language, str] = field(hash=False)

    @classmethod
    def of(cls, row: "pd.Series[str]") -> Self:
        """Make a place of one row with ``area_code`` and the three names."""
        return cls(row["area_code"], {language: row[f"name_{language}"] for language in LANGUAGES})


@dataclass(frozen=True)
class Enclosing:
    """An area that municipalities lie in, and how many municipalities it has."""

    place: Place
    kind: AreaKind
    size: int


@dataclass(frozen=True)
class Area:
    """An area as a brief needs it.

    ``codes`` are those whose figures are summed: the members of a group, else the area itself. ``lies_in`` are the
    subregions, employment areas, wellbeing services counties and regions that its members lie in. ``is_of_kind`` is
    false for Helsinki and Åland among the areas of a kind that they are outside of. ``followed`` are asked-for members
    that merged, each with the member that holds its territory now. ``documented`` says where a group's members are
    documented.
    """

    place: Place
    kind: AreaKind
    members: tuple[Place, ...]
    lies_in: tuple[Enclosing, ...]
    division_year: int
    followed: tuple[tuple[Place, Place], ...] = ()
    programme: str = ""
    documented: str = ""
    is_of_kind: bool = True

    @property
    def code(self) -> str:
        """Its own code: ``KU049``, ``kopa-jarviseutu``."""
        return self.place.code

    @property
    def codes(self) -> list[str]:
        """Codes whose figures are summed."""
        return self.member_codes if self.kind == "group" else [self.place.code]

    @property
    def member_codes(self) -> list[str]:
        """Codes of its municipalities."""
        return [member.code for member in self.members]

    @property
    def regions(self) -> tuple[Place, ...]:
        """The regions that its members lie in."""
        return tuple(each.place for each in self.around("region"))

    @property
    def region_codes(self) -> list[str]:
        """Codes of those regions."""
        return [region.code for region in self.regions]

    @property
    def is_whole_regions(self) -> bool:
        """Whether its municipalities are all those of its regions, so that the regions' figures are its own."""
        return self.fills("region")

    def around(self, kind: AreaKind) -> tuple[Enclosing, ...]:
        """The areas of one kind that its members lie in."""
        return tuple(each for each in self.lies_in if each.kind == kind)

    def fills(self, kind: AreaKind) -> bool:
        """Whether the areas of this kind that its members lie in have no other municipalities."""
        return sum(each.size for each in self.around(kind)) == len(self.members)


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
    return replace(
        area,
        programme=row["programme"] or "",
        documented=row["documented"] or "",
        is_of_kind=row["standing"] == "of_kind",
    )


def group_of(store: Store, codes: Sequence[str]) -> Area:
    """Return the group of any municipalities, given by codes of any division from 2013 on; one alone is itself.

    Raises:
        UnknownName: a code is not a municipality's.
    """
    given = [_with_prefix(code) for code in codes]
    successors = _ask(store, "successors").set_index("area_code")["now"]
    for code, written in zip(given, codes, strict=True):
        if code not in successors:
            raise UnknownName(
                "municipality", written, nearest_areas(store, written, "municipality"), see="lagesbild areas"
            )
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
    around = _ask(store, "enclosing", codes=list(members["area_code"]))
    places = {row["area_code"]: Place.of(row) for _, row in members.iterrows()}
    ended = _ask(store, "mergers", codes=former)
    return Area(
        place=place,
        kind=kind,
        members=tuple(places.values()),
        lies_in=tuple(Enclosing(Place.of(row), row["kind"], int(row["size"])) for _, row in around.iterrows()),
        division_year=int(members["division_year"].iloc[0]),
        followed=tuple((Place.of(row), places[row["successor_code"]]) for _, row in ended.iterrows()),
    )


def _ended_or_unknown(store: Store, code: str) -> Area:
    ended = _ask(store, "ended")["area_code"]
    if _with_prefix(code) in set(ended):
        return group_of(store, [code])
    raise UnknownName("area", code, nearest_areas(store, code), see="lagesbild areas")


def nearest_areas(store: Store, code: str, kind: str = "") -> list[str]:
    """Areas, of one kind where given, whose code or name is spelt most alike, each once: ``KU049 (Espoo / Esbo)``."""
    areas, ended = _ask(store, "names", kind=kind), _ask(store, "ended")["area_code"]
    labels = {code: f"{code} ({_both_names(fi, sv)})" for code, fi, sv, _ in areas.itertuples(index=False, name=None)}
    labels |= {each: each for each in ended}
    spellings = [(each, each) for each in labels]
    for language in LANGUAGES:
        spellings += zip(areas[f"name_{language}"].map(bare_name), areas["area_code"], strict=True)
    near = nearest(_like(code), (spelling for spelling, _ in spellings))
    found = dict.fromkeys(each for wanted in near for spelling, each in spellings if spelling == wanted)
    return [labels[each] for each in found][:MOST_NEAR]


def bare_name(name: str) -> str:
    """``Lahti`` of ``Lahti (seutukunta)``."""
    return name.partition(" (")[0]


def _both_names(fi: str, sv: str) -> str:
    """``Espoo / Esbo``; what a name has in brackets is said once, in the first."""
    first = fi.replace(" (", ", ").removesuffix(")")
    return first if bare_name(fi) == bare_name(sv) else f"{first} / {bare_name(sv)}"


def _like(code: str) -> str:
    """What somebody may have meant: a number that lost its zeros on the way is still near to its municipality."""
    return f"KU{code.zfill(3)}" if code.isdecimal() else code
