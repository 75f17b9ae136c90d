"""Exhibits spoken to by tests: one made-up area in three languages."""

from types import ModuleType
from typing import Any

from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, LinePoint
from lagesbild.language import AreaContext, Context, Gap, Presented, Row
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Area
from lagesbild.store.areas import AreaKind, Enclosing, Place


def _place(code: str, fi: str, sv: str) -> Place:
    return Place(code, {"fi": fi, "sv": sv, "en": fi})


def made_up_area(kind: AreaKind = "group") -> Area:
    """A group of two members, or the same area as if it were of another kind."""
    members = (_place("KU005", "Alajärvi", "Alajärvi"), _place("KU052", "Evijärvi", "Evijärvi"))
    size = 2 if kind in {"region", "country"} else 18
    around = (Enclosing(_place("MK14", "Etelä-Pohjanmaa", "Södra Österbotten"), "region", size),)
    return Area(_place("own", "Järviseutu", "Sjönejden"), kind, members, around, 2026)


def context(
    room: ModuleType,
    language: Language = "en",
    kind: AreaKind = "group",
    *,
    supplied: frozenset[str] = frozenset(),
    gaps: tuple[Gap, ...] = (),
    horizon: int = 2040,
    area: Area | None = None,
) -> AreaContext:
    """What the words of a room need, for an area, or for the made-up one."""
    its_own = area or made_up_area(kind)
    return AreaContext(language, horizon, exhibit_of(room).room, supplied=supplied, gaps=gaps, area=its_own)


def overview_context(room: ModuleType, language: Language = "en") -> Context:
    """What the words of a room of the overview need."""
    return Context(language, 2040, exhibit_of(room).room)


def exhibit_of(room: ModuleType) -> Exhibit[Any, Any]:
    exhibit: Exhibit[Any, Any] = room.EXHIBIT
    return exhibit


def takeaways(room: ModuleType, answer: Answer[Any], kind: AreaKind = "group") -> list[str]:
    """The takeaway in Finnish, Swedish and English."""
    return [exhibit_of(room).words(answer, context(room, language, kind)).takeaway for language in LANGUAGES]


def in_english(room: ModuleType, answer: Answer[Any], kind: AreaKind = "group", **given: Any) -> Presented:
    return exhibit_of(room).words(answer, context(room, "en", kind, **given))


def table(presented: Presented) -> tuple[Row, ...]:
    """The rows of the table."""
    assert presented.table is not None
    return presented.table.rows


def bars(shown: Presented) -> list[tuple[object, ...]]:
    """Series, category, value and label of every bar."""
    return [(bar.series, bar.category, bar.value, bar.label) for bar in shown.marks if isinstance(bar, Bar)]


def lines(shown: Presented) -> list[tuple[str, str]]:
    """Series and role of every line, in their order."""
    return list(dict.fromkeys((mark.series, mark.role) for mark in shown.marks if isinstance(mark, LinePoint)))
