"""Pages on the need for adult education, made in this process, and what they say."""

from collections.abc import Iterator

from lagesbild.notebook.county import County
from lagesbild.notebook.followup import Followup
from lagesbild.notebook.mirror import Mirror
from lagesbild.notebook.need import Need
from lagesbild.notebook.provider import Provider
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Place, Store, SwedishMunicipality, find_swedish
from tests.in_process import LISTED, SPOKEN, run_cells

CODES = (
    *("0114", "0115", "0117", "0120", "0123", "0125", "0126", "0127", "0128", "0136", "0138", "0139", "0140"),
    *("0160", "0162", "0163", "0180", "0181", "0182", "0183", "0184", "0186", "0187", "0188", "0191", "0192"),
)
"""Every municipality of Stockholm County."""


def _place(code: str, name: str) -> Place:
    return Place(code, dict.fromkeys(LANGUAGES, name))


STOCKHOLM = SwedishMunicipality(
    _place("0180", "Stockholm"), _place("01", "Stockholms län"), _place("00", "Sverige"), ()
)
"""A municipality with what it is compared with, without a store."""


def need_of(store: Store, home: Project, code: str, language: Language) -> Need:
    """The page of one municipality, all cells run."""
    page = Need(find_swedish(store, code), language, store, cited_sources(home))
    run_cells(home, "adult_education_need", {"need": page})
    return page


def said_by(
    page: Need | Followup | Mirror | County | Provider, section: str = "adult_education"
) -> Iterator[tuple[str, str]]:
    """Everything that the page says in whole sentences: where, and what."""
    for shown in page.exhibits:
        yield f"{shown.id}, question", shown.question
        yield from ((f"{shown.id}, {name}", getattr(shown.presented, name)) for name in SPOKEN)
        yield from ((f"{shown.id}, {name}", text) for name in LISTED for text in getattr(shown.presented, name))
    head = page.head()
    yield from ((f"head, {name}", head[name]) for name in ("title", "kind", "lead", "tiles_note"))
    yield "chapter, lead", page.chapter_lead(section)


def followup_of(store: Store, home: Project, language: Language) -> Followup:
    """The page of the common quality follow-up, all cells run."""
    page = Followup(home, language, store, cited_sources(home))
    run_cells(home, "quality_followup", {"followup": page})
    return page
