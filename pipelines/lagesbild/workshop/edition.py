"""A kit in one language, made of what the run of a brief shows and of the figures that measures can rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lagesbild.follow_up.form import figures_in_words
from lagesbild.language import Context
from lagesbild.notebook.facts import Facts, facts_of
from lagesbild.publish.exporter import Parts
from lagesbild.publish.imprint import Imprint
from lagesbild.settings import Language
from lagesbild.store import Area, Store
from lagesbild.workshop.asked import Ways, ways_of
from lagesbild.workshop.pages import Edition
from lagesbild.workshop.record import Judged, Kit, Words, exhibit_of, kit_id
from lagesbild.workshop.told import Observation, Told, told_of


@dataclass(frozen=True)
class Asked:
    """What a kit is made for: the area, its projected year, the languages, and the snapshot that the group looks at.

    ``snapshot`` is empty where the group looks at none.
    """

    area: Area
    horizon: int
    languages: tuple[Language, ...]
    snapshot: str = ""


class Figures(NamedTuple):
    """What is the same in all languages: which way each table's ages go, and the group's figures by key."""

    ways: Ways
    facts: Facts


def figures_of(store: Store, *, area: Area, horizon: int) -> Figures:
    """The figures of a kit."""
    return Figures(ways_of(store, area=area, horizon=horizon), facts_of(store, area=area, horizon=horizon))


def edition_of(
    parts: Parts, asked: Asked, figures: Figures, *, file: str, language: Language, imprint: Imprint | None = None
) -> Edition:
    """The kit of an executed brief, whose page is ``file``; ``imprint`` is of the snapshot that it stands in."""
    told, say = told_of(parts, file=file), Context(language, asked.horizon)
    return Edition(_kit(asked, figures, told, say), told, figures.ways, file, say, asked.languages, imprint)


def _kit(asked: Asked, figures: Figures, told: Told, say: Context) -> Kit:
    place, snapshot = asked.area.place, asked.snapshot
    listed = figures_in_words(figures.facts, say, asked.horizon)
    chosen = tuple(choice for choice in listed if exhibit_of(choice.code) in told.observations)
    with_figures = {exhibit_of(choice.code) for choice in chosen}
    headlines = [each for each in told.observations.values() if each.exhibit in with_figures]
    words = Words(judged=_judged(told.judged), headlines=_judged(headlines), figures=chosen)
    name = kit_id(place.code, snapshot, [each.exhibit for each in told.judged], chosen)
    return Kit(id=name, group=place.code, names=place.names, snapshot=snapshot, words={say.language: words})


def _judged(observations: Sequence[Observation]) -> tuple[Judged, ...]:
    return tuple(Judged(exhibit=each.exhibit, number=each.number, text=str(each.text)) for each in observations)
