"""The pages around the briefs: index and accessibility statement per language, the choice of language, shared files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from lagesbild.contracts.accessibility import read_assessment, read_feedback
from lagesbild.language import Numbers, Texts
from lagesbild.publish.chart_code import published_code
from lagesbild.publish.entry import Entry
from lagesbild.publish.environment import strict_environment
from lagesbild.publish.finding import Card, Listed, cards, colours_of, listed, map_of
from lagesbild.publish.imprint import Imprint, Said, imprint_said
from lagesbild.publish.joined import joined_script, joined_style
from lagesbild.publish.shipped import LICENCES, licences_file
from lagesbild.publish.statement import statement_said
from lagesbild.settings import LANGUAGES, Language, project
from lagesbild.store import Directory

ASSETS: Final = Path(__file__).parent / "assets"
NO_DIRECTORY: Final = Directory((), (), {}, {})
WRITTEN_IN: Final[dict[str, Language]] = {
    "www.kommunforbundet.fi": "sv",
    "www.kuntaliitto.fi": "fi",
    "www.ktlehti.fi": "fi",
}
"""The language of the pages that document programmes and their members, by host."""
STATEMENT: Final = "accessibility.html"
STANDARD: Final = "WCAG 2.1"
ACT: Final = "306/2019"
"""The act on the provision of digital services."""
TEXT_ALTERNATIVES: Final = "WCAG 1.1.1"
"""The criterion that is not met where something shows in a picture only."""


@dataclass(frozen=True)
class Source:
    """A page that documents a programme; ``language`` is empty where it is not known.

    ``foreign`` says so in words where the page is in another language than the index, else it is empty.
    """

    href: str
    name: str
    language: str
    foreign: str


@dataclass(frozen=True)
class Programme:
    """One section of the index; ``about`` is empty where nothing is known of the programme."""

    title: str
    about: str
    colour: str
    sources: tuple[Source, ...]
    cards: tuple[Card, ...]


def index_page(
    entries: Iterable[Entry],
    *,
    language: Language,
    directory: Directory = NO_DIRECTORY,
    notice: str = "",
    assets: str = "../assets",
    imprint: Imprint | None = None,
) -> str:
    """Return the list of briefs in one language, grouped by programme in the order of ``entries``.

    Municipalities are found by the names of the ``directory``; ``notice`` is shown once above the list, for what
    concerns the whole edition.
    """
    text, given = Texts(language), list(entries)
    places = listed(given, directory, language)
    drawing, areas = map_of(given, directory, language)
    return (
        strict_environment()
        .get_template("list.html.j2")
        .render(
            programmes=_programmes(cards(given, directory, language), colours_of(given), text),
            places=[place for place in places if place.briefs],
            others=[_other(place) for place in places if not place.briefs],
            drawing=drawing,
            areas=areas,
            newest=_newest(given, language),
            notice=notice,
            text=text,
            language=language,
            file="index.html",
            assets=assets,
            imprint=_said(imprint, "page.all_briefs", language, "index.html"),
        )
    )


def _other(place: Listed) -> dict[str, object]:
    """What the search knows of a municipality without a brief: its names, and the briefs of its region."""
    return {"names": place.words, "near": [{"name": each.area_name, "file": each.file} for each in place.near]}


def statement_page(
    *, language: Language, assets: str = "../assets", standalone: bool = False, imprint: Imprint | None = None
) -> str:
    """Return the accessibility statement in one language, of the project's record; every page leads to it."""
    kept = project().pages
    return (
        strict_environment()
        .get_template("statement.html.j2")
        .render(
            text=Texts(language),
            said=statement_said(read_assessment(kept), read_feedback(kept), language),
            standard=STANDARD,
            act=ACT,
            criterion=TEXT_ALTERNATIVES,
            language=language,
            file=STATEMENT,
            assets=assets,
            standalone=standalone,
            imprint=_said(imprint, "statement.title", language, STATEMENT),
        )
    )


def root_page(entries: Iterable[Entry] = (), *, assets: str = "assets", imprint: Imprint | None = None) -> str:
    """Return the first page of the site: what this is and the choice of language, each in its own language."""
    given = list(entries)
    texts = {language: Texts(language) for language in LANGUAGES}
    newest = {language: _newest(given, language) for language in LANGUAGES}
    imprints = {
        language: imprint and imprint_said(imprint, language=language, title=text("page.brand_says"), path="index.html")
        for language, text in texts.items()
    }
    template = strict_environment().get_template("root.html.j2")
    return template.render(texts=texts, newest=newest, assets=assets, imprints=imprints)


def asset_files() -> dict[str, bytes]:
    """Return the files that every page of a site shares: name → content."""
    texts = {
        "find.js": (ASSETS / "find.js").read_text(encoding="utf-8"),
        "icon.svg": (ASSETS / "icon.svg").read_text(encoding="utf-8"),
        "lagesbild.css": joined_style(ASSETS),
        "lagesbild.js": joined_script(ASSETS),
        "plotly.min.js": published_code(),
    }
    files = {name: text.encode("utf-8") for name, text in texts.items()} | {LICENCES: licences_file()}
    return {name: files[name] for name in sorted(files)}


def _said(imprint: Imprint | None, title: str, language: Language, file: str) -> Said | None:
    """The imprint of a page that has no figures of its own; ``title`` is the key of its title."""
    if imprint is None:
        return None
    named = Texts(language)(title)
    return imprint_said(imprint, language=language, title=named, path=f"{language}/{file}")


def _newest(entries: Sequence[Entry], language: Language) -> str:
    """The newest day on which a source of any brief was updated, in words; empty where none is known."""
    day = max((entry.updated for entry in entries), default="")
    return Numbers(language).day(day) if day else ""


def _programmes(listed_cards: Iterable[Card], colours: Mapping[str, str], text: Texts) -> list[Programme]:
    groups = groupby(listed_cards, key=lambda card: card.entry.programme)
    return [_programme(name, colours.get(name, ""), tuple(group), text) for name, group in groups]


def _programme(name: str, colour: str, group: tuple[Card, ...], text: Texts) -> Programme:
    """The section of a programme; one that has words of its own is named and explained by them."""
    short, _, years = name.partition(" ")
    known = f"programmes.{short.casefold()}"
    addresses = dict.fromkeys(card.entry.documented for card in group if card.entry.documented)
    return Programme(
        title=text(f"programmes.{short.casefold()}_title", years=years) if f"{known}_title" in text else name,
        about=text(f"programmes.{short.casefold()}_about") if f"{known}_about" in text else "",
        colour=colour,
        sources=tuple(_source(address, text) for address in addresses),
        cards=group,
    )


def _source(address: str, text: Texts) -> Source:
    host = urlsplit(address).hostname or address
    written = WRITTEN_IN.get(host, "")
    foreign = text(f"index.source_{written}") if written not in {"", text.language} else ""
    return Source(address, host.removeprefix("www."), written, foreign)
