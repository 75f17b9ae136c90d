"""The one Jinja environment of all pages: autoescape, missing names as errors, the pages' own filters."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from lagesbild.figures.style import NIGHT
from lagesbild.figures.text import with_units
from lagesbild.language import Texts
from lagesbild.settings import LANGUAGES
from lagesbild.templates import strict

TEMPLATES: Final = Path(__file__).parent / "templates"
WORD_JOINER: Final = "\N{WORD JOINER}"
RANGES: Final = re.compile(r"(?<=\d)–(?=\d)")


@cache
def strict_environment() -> Environment:
    """Return the environment of the pages' templates; a page has links to others unless it is ``standalone``.

    One that is ``translated`` leads to the same page in other languages all the same.
    """
    environment = strict(TEMPLATES, keep_trailing_newline=True, finalize=unbroken)
    environment.filters |= {"json_block": json_block, "is_web_address": is_web_address, "longest_word": longest_word}
    names = {language: Texts(language)("page.language_name") for language in LANGUAGES}
    environment.globals |= {
        "standalone": False,
        "translated": False,
        "imprint": None,
        "languages": LANGUAGES,
        "language_names": names,
        "night": NIGHT,
    }
    return environment


def unbroken(value: object) -> object:
    """Return what a page writes, with ranges and units that a line does not break: ``7–12 år``.

    Browsers find ``7–12`` all the same. What is markup already stays as it is, and so does the data of charts.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return with_units(RANGES.sub(f"–{WORD_JOINER}", value))


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


def longest_word(name: str) -> int:
    """How many letters the longest part of a name has that a line cannot be broken in."""
    return max(map(len, re.split(r"(?<=[\s–-])", name)))
