"""All words of one area, or of the overview of an edition, in three languages; nothing is drawn."""

import re
from collections.abc import Iterator
from functools import reduce
from typing import NamedTuple

from lagesbild.notebook.brief import Brief
from lagesbild.notebook.overview import Overview
from lagesbild.notebook.request import BriefRequest, OverviewRequest
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_area
from lagesbild.wording.undrawn import all_shown, undrawn
from tests.in_process import Page, edition_areas, notebooks_of, said_by
from tests.prose.rules import of_headline, of_text

HEADLINES = ("takeaway", "core")
RUNNING = ("notes", "remarks", "reading", "lead", "text")
CHAPTERS = ("population", "service_need", "labour")


OF_KIND = ("subregion", "employment_area", "wellbeing_county")
"""Areas that are named with their kind: *the Suupohja subregion*. In a headline such a name counts as one word."""


class Said(NamedTuple):
    """One text of one page: the area, where it stands (``members, takeaway``), the language, and long names in it."""

    area: str
    where: str
    language: Language
    text: str
    names: tuple[str, ...] = ()

    @property
    def is_headline(self) -> bool:
        return self.where.endswith(HEADLINES)

    @property
    def counted(self) -> str:
        """The text with each long name as one word."""
        return reduce(
            lambda text, name: re.sub(re.escape(name), "NN", text, flags=re.IGNORECASE), self.names, self.text
        )

    @property
    def is_running(self) -> bool:
        return self.where.endswith(RUNNING)


def words_of_area(store: Store, home: Project, code: str) -> Iterator[Said]:
    """Everything that the brief of one area says."""
    area, sources = find_area(store, code), cited_sources(home)
    rooms = undrawn(notebooks_of(home) / "situation_brief.ipynb")
    for language in LANGUAGES:
        page = Brief(BriefRequest(area, language, 2040), store, sources)
        say = page.context()
        names = (say.in_area, say.of_area, say.in_region, say.of_region) if area.kind in OF_KIND else ()
        yield from _said(code, language, all_shown(page, rooms), names)


def words_of_edition(store: Store, home: Project, edition: str) -> Iterator[Said]:
    """Everything that the overview of one edition says."""
    areas, sources = edition_areas(store, home, edition), cited_sources(home)
    rooms = undrawn(notebooks_of(home) / "network_overview.ipynb")
    for language in LANGUAGES:
        page = Overview(OverviewRequest(areas, language, 2040), store, sources)
        yield from _said(edition, language, all_shown(page, rooms))


def refused(said: Said) -> list[str]:
    """What the rules of one text refuse, each with the text."""
    found = [*of_text(said.text, said.language), *(of_headline(said.counted) if said.is_headline else [])]
    return [f"{said.area}, {said.where}: {what} – {said.text}" for what in found]


def _said(area: str, language: Language, page: Page, names: tuple[str, ...] = ()) -> Iterator[Said]:
    told = [*said_by(page), ("opening, lead", page.head()["lead"])]
    told += [(f"{chapter}, lead", page.chapter_lead(chapter)) for chapter in CHAPTERS]
    return (Said(area, where, language, text, names) for where, text in told if text)
