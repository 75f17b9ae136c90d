"""Names in the reader's language: their order, and how a list of them is written."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from babel import Locale
from babel.lists import format_list

from lagesbild.settings import Language

LAST_LETTERS: Final = str.maketrans({"å": "{", "ä": "|", "ö": "}"})
"""The characters after z, in whose place the last three letters of the alphabet come."""


def alphabetical(name: str, language: Language) -> tuple[str, str]:
    """Key to sort names by, as CLDR's collations do for names of places.

    In Finnish and Swedish å, ä and ö are letters of their own after z; in English they stand with a and o. Case and
    accents decide only between names that are otherwise alike, hyphens and spaces come before letters.
    """
    plain = unicodedata.normalize("NFC", name).casefold()
    if language != "en":
        plain = plain.translate(LAST_LETTERS)
    letters = (letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return "".join(letters), name


def listed(names: Sequence[str], language: Language) -> str:
    """``a, b and c`` as the language writes a list; English is British and has no comma before ``and``."""
    return format_list(names, locale=Locale("en", "GB") if language == "en" else Locale(language))
