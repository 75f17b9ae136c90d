"""A document as a notebook makes it: an opening, parts of words and tables, and the sources at its end.

What its cells show is what a page and a file for a word processor are made of; all strings are ready to read.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Literal, NamedTuple

from IPython.display import display

from lagesbild.contracts import Source
from lagesbild.language import Context
from lagesbild.notebook.citations import cited
from lagesbild.notebook.shown import CLOSING, EXHIBIT, OPENING, Json, block
from lagesbild.settings import Language
from lagesbild.store import Store


class Words(NamedTuple):
    """Words of a cell or a paragraph.

    ``language`` is empty where it is that of the document; else ``mark`` may say so to readers. ``href`` leads to a
    part of the document (``#…``), or nowhere.
    """

    text: str
    language: Language | Literal[""] = ""
    mark: str = ""
    href: str = ""


Row = tuple[str, Words]


def paragraph(words: Words, *, is_note: bool = False) -> Json:
    """One paragraph; a note is what changes how the rest is read."""
    return {"kind": "paragraph", "words": words._asdict(), "is_note": is_note}


def fields(rows: Iterable[Row]) -> Json:
    """Short facts, each with its name."""
    return {"kind": "fields", "rows": [{"label": label, "words": words._asdict()} for label, words in rows]}


def texts(rows: Iterable[Row]) -> Json:
    """Longer texts, each under its own heading."""
    return fields(rows) | {"kind": "texts"}


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Words]]) -> Json:
    """A table with its title; the first cell of a row is its header."""
    cells = [[words._asdict() for words in row] for row in rows]
    return {"kind": "table", "title": title, "columns": list(columns), "rows": cells}


def items(title: str, about: str, listed: Iterable[Words]) -> Json:
    """A list under a heading of its own, with what it is a list of."""
    return {"kind": "items", "title": title, "about": about, "items": [words._asdict() for words in listed]}


class Document(ABC):
    """One document in the making, of a ``day``; ``say`` has its words."""

    def __init__(self, store: Store, sources: Mapping[str, Source], say: Context, day: date) -> None:
        self.store, self.say, self.day = store, say, day
        self._sources = sources
        self._used: set[str] = set()
        self._count = 0

    @abstractmethod
    def head(self) -> Json:
        """``title``, ``lead``, ``notices`` and ``running``, what each sheet of paper says at its foot."""

    def opening(self) -> None:
        """Show the title, what the document is, and what must be known before anything else."""
        head = self.head()
        notices = "".join(block("p", words) for words in head["notices"])
        shown = block("h1", head["title"]) + block("p", head["lead"]) + notices
        opening = head | {"language": self.say.language, "day": self.day.isoformat()}
        display({OPENING: opening, "text/html": shown, "text/plain": head["title"]}, raw=True)

    def closing(self) -> None:
        """Show the sources of the figures, and mark the document as whole."""
        title = self.say.text("page.sources_used")
        listed = cited(sorted(self._used), self._sources, self.say)
        sources = [{"text": each["text"], "href": each["href"]} for each in listed]
        closing = {"title": title, "sources": sources, "exhibits": self._count, "charts": 0}
        shown = block("h2", title) + "".join(block("p", each["text"]) for each in sources)
        display({CLOSING: closing, "text/html": shown, "text/plain": title}, raw=True)
        self.store.close()

    def _show(self, name: str, title: Words, blocks: Sequence[Json], *, level: Literal[2, 3] = 2) -> None:
        """Show one part under a heading of its level; ``name`` is its anchor."""
        self._count += 1
        part = {"id": name, "title": title._asdict(), "level": level, "blocks": list(blocks), "figure": None}
        shown = block(f"h{level}", title.text) + "".join(map(_as_html, blocks))
        display({EXHIBIT: part, "text/html": shown, "text/plain": title.text}, raw=True)


def _as_html(given: Json) -> str:
    """A block as JupyterLab shows it."""
    if given["kind"] == "paragraph":
        return block("p", given["words"]["text"])
    if given["kind"] == "table":
        head = "".join(block("th", name) for name in given["columns"])
        rows = "".join(f"<tr>{_cells(row)}</tr>" for row in given["rows"])
        return f"{block('h4', given['title'])}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if given["kind"] == "items":
        listed = "".join(block("li", words["text"]) for words in given["items"])
        return f"{block('h4', given['title'])}{block('p', given['about'])}<ul>{listed}</ul>"
    return "".join(f"<p><b>{escape(row['label'])}</b> {escape(row['words']['text'])}</p>" for row in given["rows"])


def _cells(row: Sequence[Json]) -> str:
    return "".join(block("td", words["text"]) for words in row)
