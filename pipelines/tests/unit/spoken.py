"""Presenters spoken to by tests: one made-up area in three languages."""

import pandas as pd
from lagesbild.wording import PRESENTERS, Presented, Row, Words

from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Area
from lagesbild.store.areas import AreaKind, Place


def _place(code: str, fi: str, sv: str) -> Place:
    return Place(code, {"fi": fi, "sv": sv, "en": fi})


def words(language: Language, kind: AreaKind = "group") -> Words:
    """A group of two members, or the same area as if it were of another kind; the horizon is 2040."""
    members = (_place("KU005", "Alajärvi", "Alajärvi"), _place("KU052", "Evijärvi", "Evijärvi"))
    place = _place("own", "Järviseutu", "Sjönejden")
    regions = (_place("MK14", "Etelä-Pohjanmaa", "Södra Österbotten"),)
    return Words(language, Area(place, kind, members, regions, 2026), 2040)


def said(name: str, rows: pd.DataFrame, kind: AreaKind = "group") -> list[str]:
    """The takeaway in Finnish, Swedish and English."""
    return [PRESENTERS[name](rows, words(language, kind)).takeaway for language in LANGUAGES]


def in_english(name: str, rows: pd.DataFrame, kind: AreaKind = "group") -> Presented:
    return PRESENTERS[name](rows, words("en", kind))


def table(shown: Presented) -> tuple[Row, ...]:
    """The rows of the table."""
    assert shown.table is not None
    return shown.table.rows


def bars(shown: Presented) -> list[list[object]]:
    """Series, category, value and label of every bar."""
    return shown.points[["series", "x", "y", "label"]].to_numpy().tolist()
