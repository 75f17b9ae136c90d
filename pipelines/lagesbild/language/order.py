"""The order of names in the reader's language."""

import unicodedata
from typing import Final

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
