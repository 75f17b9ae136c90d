"""What an executed notebook shows of a document, proven whole."""

from typing import NamedTuple

from nbformat import NotebookNode

from lagesbild.errors import BriefFailed
from lagesbild.publish.exporter import Part, parts_of
from lagesbild.settings import Language


class Content(NamedTuple):
    """The parts of a document as its page and its files take them; ``notebook/document.py`` says what they hold."""

    opening: Part
    parts: tuple[Part, ...]
    closing: Part


def content_of(notebook: NotebookNode, language: Language) -> Content:
    """The content of an executed notebook.

    Raises:
        BriefFailed: it is in another language, or a part is missing.
    """
    found = parts_of(notebook)
    kinds = [kind for kind, _ in found]
    if kinds != ["opening", *["exhibit"] * (len(kinds) - 2), "closing"]:
        raise BriefFailed("notebook", "a document begins with one opening and ends with one closing")
    opening, *parts, closing = (part for _, part in found)
    if opening["language"] != language:
        raise BriefFailed(opening["title"], f"is in {opening['language']}, asked for {language}")
    if len(parts) != closing["exhibits"]:
        raise BriefFailed(opening["title"], f"shows {len(parts)} parts, {closing['exhibits']} were expected")
    return Content(opening, tuple(parts), closing)
