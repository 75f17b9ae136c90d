"""What a brief is asked for, resolved and checked before anything is drawn."""

from dataclasses import dataclass

from lagesbild import questions
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Area, Store, find_area, group_of


@dataclass(frozen=True)
class BriefRequest:
    """One area in one language, compared with one horizon."""

    area: Area
    language: Language
    horizon: int


def resolve(store: Store, *, area: str, members: str, language: str, horizon: int) -> BriefRequest:
    """Turn the parameters of a brief into a request.

    ``members`` is a comma-separated list of municipality codes; where it is not empty it makes the area, and ``area``
    is not looked at. Codes are text: ``049``; what Papermill's ``-p`` has made a number of is refused like any other
    unknown code, and a year that its ``-r`` has made text of is taken.

    Raises:
        UnknownName: no such area, municipality, language or horizon; the nearest valid ones are in the message.
    """
    spoken = check_language(language)
    listed = str(members).replace(" ", "")
    found = group_of(store, listed.split(",")) if listed else find_area(store, str(area))
    known = questions.horizons(store, area=found)
    year = int(horizon) if str(horizon).isdecimal() else 0
    if year not in known:
        near = sorted(known, key=lambda each: (abs(each - year), each))
        raise UnknownName("projected year", str(horizon), map(str, near))
    return BriefRequest(found, spoken, year)


def check_language(language: str) -> Language:
    """Return the language, or raise UnknownName with those that exist."""
    if language not in LANGUAGES:
        raise UnknownName("language", language, nearest(language, LANGUAGES))
    return language
