"""Finding one's way on the index: which municipality is in which brief, what else it is called, where it lies."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lagesbild.language import Numbers, Texts, alphabetical
from lagesbild.publish.entry import Entry
from lagesbild.publish.outline import Drawing, drawn
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Directory, Place

SEVERAL: Final = "several"
CHANGING: Final = re.compile(r"[\d.,\s−+–-]+")
"""What differs between two messages of the same kind: their numbers and signs."""


@dataclass(frozen=True)
class Listed:
    """One municipality of the list: its name, what it is also called, words to find it by, and its briefs.

    ``former`` are municipalities that have merged into it, ``near`` the briefs of areas that lie in its region at least
    in part, where it is in none itself.
    """

    code: str
    name: str
    also: tuple[str, ...]
    former: tuple[str, ...]
    briefs: tuple[Entry, ...]
    near: tuple[Entry, ...]

    @property
    def words(self) -> str:
        """All its names, to be searched."""
        return " | ".join((self.name, *self.also, *self.former))


@dataclass(frozen=True)
class Card:
    """One brief of the index with its number on the map, its residents and the message that is most its own."""

    entry: Entry
    number: int
    kind: str
    residents: str
    message: str


@dataclass(frozen=True)
class Area:
    """One link of the map: a brief, or a municipality that is in several (then it leads to the list)."""

    href: str
    name: str
    path: str
    colour: str


def listed(entries: Sequence[Entry], directory: Directory, language: Language) -> list[Listed]:
    """Every municipality in the alphabetical order of the language; ``briefs`` is empty where it is in none."""
    rows = [_listed(place, entries, directory, language) for place in directory.municipalities]
    return sorted(rows, key=lambda row: alphabetical(row.name, language))


def cards(entries: Sequence[Entry], directory: Directory, language: Language) -> list[Card]:
    """The briefs as cards, in their order; those that lie nowhere, as the overview, have the number 0."""
    own = own_messages(entries)
    numbers = {entry.file: n for n, entry in enumerate((each for each in entries if each.codes), start=1)}
    return [
        Card(
            entry,
            numbers.get(entry.file, 0),
            entry.kind.removesuffix(f" · {entry.programme}"),
            _residents(entry, directory, language),
            message,
        )
        for entry, message in zip(entries, own, strict=True)
    ]


def own_messages(entries: Sequence[Entry]) -> list[str]:
    """Of each brief the message that fewest others have in the same words; of several such the first."""
    kinds = Counter(kind for entry in entries for kind in {*map(_kind, entry.said)})
    return [min(entry.said, key=lambda text: kinds[_kind(text)], default="") for entry in entries]


def map_of(entries: Sequence[Entry], directory: Directory, language: Language) -> tuple[Drawing | None, list[Area]]:
    """The drawing and its links: a brief's municipalities that are in no other, and each that is in several."""
    count = Counter(code for entry in entries for code in entry.codes)
    alone = {each.file: [code for code in each.codes if count[code] == 1] for each in entries if each.codes}
    shared = {code: [code] for code, n in sorted(count.items()) if n > 1}
    numbered = {each.file: alone[each.file] or list(each.codes) for each in entries if each.codes}
    drawing = drawn(directory.outlines, alone | shared, numbered)
    if drawing is None:
        return None, []
    names = {place.code: place.names[language] for place in directory.municipalities}
    colours = colours_of(entries)
    links = [Area(each.file, each.area_name, "", colours[each.programme]) for each in entries if each.codes]
    links += [Area(f"#place-{code}", _in_several(code, names, entries), "", SEVERAL) for code in shared]
    paths = drawing.areas
    return drawing, [replace(area, path=path) for area in links if (path := paths.get(_key(area)))]


def colours_of(entries: Sequence[Entry]) -> dict[str, str]:
    """``first``, ``second`` … for each programme that lies somewhere; from the third on they share one."""
    programmes = dict.fromkeys(entry.programme for entry in entries if entry.codes)
    return {name: ("first", "second", "third")[min(n, 2)] for n, name in enumerate(programmes)}


def _key(area: Area) -> str:
    return area.href.removeprefix("#place-")


def _in_several(code: str, names: Mapping[str, str], entries: Sequence[Entry]) -> str:
    return f"{names[code]}: {', '.join(each.area_name for each in entries if code in each.codes)}"


def _listed(place: Place, entries: Sequence[Entry], directory: Directory, language: Language) -> Listed:
    name = place.names[language]
    former = [each.names for each, now in directory.ended if now == place.code]
    briefs = tuple(entry for entry in entries if place.code in entry.codes)
    return Listed(
        place.code,
        name,
        tuple(dict.fromkeys(place.names[other] for other in LANGUAGES if place.names[other] != name)),
        tuple(dict.fromkeys(names[other] for names in former for other in (language, *LANGUAGES))),
        briefs,
        () if briefs else _near(place, entries, directory),
    )


def _near(place: Place, entries: Sequence[Entry], directory: Directory) -> tuple[Entry, ...]:
    """The briefs with a municipality of the same region."""
    region = directory.regions.get(place.code)
    of_region = {code for code, other in directory.regions.items() if other == region}
    return tuple(entry for entry in entries if of_region.intersection(entry.codes))


def _residents(entry: Entry, directory: Directory, language: Language) -> str:
    """Residents of all members together; empty where one of them is not known."""
    counts = [directory.residents.get(code) for code in entry.codes]
    if not counts or None in counts:
        return ""
    return Texts(language)("index.residents", n=Numbers(language).integer(sum(filter(None, counts))))


def _kind(text: str) -> str:
    return CHANGING.sub(" ", text)
