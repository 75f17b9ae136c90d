"""Areas side by side for tests: two real groups, and answers of hand-made rows."""

from types import ModuleType
from typing import Any, Final

import pandas as pd

from lagesbild.exhibits import Answer
from lagesbild.language import Presented
from lagesbild.measures.today import Times
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store, find_area
from tests.exhibits.spoken import exhibit_of, overview_context

TIMES: Final = Times(2024, "projected", 2040)


def two_areas(store: Store) -> tuple[Area, ...]:
    """A group that shrinks and a municipality that grows, in this order."""
    return tuple(find_area(store, code) for code in ("kopa-jarviseutu", "vpk-tuusula"))


def takeaways_of(room: ModuleType, found: Answer[Any]) -> list[str]:
    """The takeaway in Finnish, Swedish and English, with ordinary spaces."""
    presented = (exhibit_of(room).words(found, overview_context(room, language)) for language in LANGUAGES)
    return [each.takeaway.replace("\N{NO-BREAK SPACE}", " ") for each in presented]


def in_english(room: ModuleType, found: Answer[Any]) -> Presented:
    return exhibit_of(room).words(found, overview_context(room))


def changes(*rows: tuple[str, int, int], **more: Any) -> Answer[Times]:
    """Finnish name; persons today and at the horizon. Names in other languages are alike, in capitals."""
    frame = pd.DataFrame(list(rows), columns=["name_fi", "base_persons", "horizon_persons"])
    change = frame["horizon_persons"] - frame["base_persons"]
    pct = (100 * change / frame["base_persons"]).where(frame["base_persons"] > 0)
    names = {"name_sv": frame["name_fi"].str.upper(), "name_en": frame["name_fi"].str.upper()}
    known = {"area_code": frame["name_fi"], "change_persons": change, "change_pct": pct}
    return Answer(frame.assign(**names, **known, **more), TIMES, frozenset())
