"""Sentences as they are made: of which template each is, of which area, and what it says."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from lagesbild.contracts import Source, read_edition
from lagesbild.exhibits import Exhibit
from lagesbild.language import AreaContext, Context, Sentence, Texts
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.overview import OVERVIEW, Overview
from lagesbild.notebook.page import Page
from lagesbild.notebook.request import BriefRequest, OverviewRequest
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_area
from lagesbild.wording.undrawn import all_shown, undrawn

HORIZON: Final = 2040
CHAPTERS: Final = ("population", "service_need", "labour")
C = TypeVar("C", bound=Context)
Hear = Callable[[Sentence], None]


class Heard(NamedTuple):
    """One sentence of one page: the template that it was made of, ``members.all_down``, and what the page is of.

    That is the area by its Finnish name, or the edition.
    """

    kind: str
    area: str
    language: Language
    text: str


class HeardTexts(Texts):
    """Strings of one language that tell of each sentence as it is made."""

    def __init__(self, language: Language, room: Path | None, hear: Hear) -> None:
        super().__init__(language, room)
        self._hear = hear

    def __call__(self, key: str, **values: object) -> Sentence:
        """Return the sentence, and tell of it."""
        said = super().__call__(key, **values)
        self._hear(said)
        return said


class HeardBrief(Brief):
    """A brief that keeps what it says."""

    said: list[Sentence]

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> AreaContext:
        """The same, heard."""
        return _heard(super().context(exhibit), self.said.append)


class HeardOverview(Overview):
    """An overview that keeps what it says."""

    said: list[Sentence]

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> Context:
        """The same, heard."""
        return _heard(super().context(exhibit), self.said.append)


def heard_of_areas(store: Store, project: Project, codes: Iterable[str]) -> Iterator[Heard]:
    """Every sentence of the briefs of these areas, in all languages.

    Raises:
        UnknownName: no such area.
    """
    sources = cited_sources(project)
    for code in codes:
        area, rooms = find_area(store, code), undrawn(project.notebooks / "situation_brief.ipynb")
        for language in LANGUAGES:
            brief = HeardBrief(BriefRequest(area, language, HORIZON), store, sources)
            yield from _all_said(brief, rooms, area.place.names["fi"])


def heard_of_edition(store: Store, project: Project, edition: str) -> Iterator[Heard]:
    """Every sentence of the overview of an edition, in all languages."""
    areas = tuple(find_area(store, code) for code in read_edition(project.reference, edition).areas)
    sources: dict[str, Source] = dict(cited_sources(project))
    rooms = undrawn(project.notebooks / f"{OVERVIEW.replace('-', '_')}.ipynb")
    for language in LANGUAGES:
        overview = HeardOverview(OverviewRequest(areas, language, HORIZON), store, sources)
        yield from _all_said(overview, rooms, edition)


def _all_said(page: Any, rooms: Iterable[Any], area: str) -> Iterator[Heard]:
    page.said = []
    _speak(all_shown(page, rooms))
    return (Heard(said.findings[0].kind, area, page.language, str(said)) for said in page.said)


def _speak(page: Page[Any]) -> None:
    """Say what stands around the exhibits."""
    page.head()
    page.discussion()
    for chapter in CHAPTERS:
        page.chapter_lead(chapter)
    for name in page.methods:
        page.method(name)


def _heard(context: C, hear: Hear) -> C:
    """Put other strings where the context would make its own when first asked."""
    vars(context)["text"] = HeardTexts(context.language, context.room, hear)
    return context
