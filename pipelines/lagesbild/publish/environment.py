"""The one Jinja environment of all pages: autoescape, missing names as errors, the pages' own filters."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lagesbild.figures.style import NIGHT
from lagesbild.language import Texts
from lagesbild.settings import LANGUAGES

TEMPLATES: Final = Path(__file__).parent / "templates"
RANGE: Final = re.compile(r"(?<=\d)–(?=\d)")
UNIT: Final = re.compile(r"(?<=\d) (?=(?:%|v\.|år\b|km\b))")


@cache
def strict_environment() -> Environment:
    """Return the environment of the pages' templates; a page has links to others unless it is ``standalone``."""
    strict = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    own = (json_block, is_web_address, longest_word, unbroken)
    strict.filters |= {each.__name__: each for each in own}
    names = {language: Texts(language)("page.language_name") for language in LANGUAGES}
    strict.globals |= {"standalone": False, "languages": LANGUAGES, "language_names": names, "night": NIGHT}
    return strict


def json_block(value: object) -> Markup:
    """Return ``value`` as JSON that cannot end the ``<script>`` around it.

    Raises:
        ValueError: a number is not finite, which JSON cannot hold.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 – what could end the script is escaped


def is_web_address(href: str) -> bool:
    """Whether ``href`` may become a link: http or https, nothing that runs."""
    return href.startswith(("https://", "http://"))


def unbroken(words: str) -> str:
    """The same words, with nothing in them that lets a line end within a range, or between a number and its unit."""
    return UNIT.sub("\N{NO-BREAK SPACE}", RANGE.sub("\N{WORD JOINER}–\N{WORD JOINER}", words))


def longest_word(name: str) -> int:
    """How many letters the longest part of a name has that a line cannot be broken in."""
    return max(map(len, re.split(r"(?<=[\s–-])", name)))
