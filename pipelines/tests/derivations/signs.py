"""The signs that numbers are written with, and how numbers are read by them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from lagesbild.settings import Language

SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
GROUPS: Final[Mapping[Language, tuple[str, str]]] = {"fi": (SPACE, ","), "sv": (SPACE, ","), "en": (",", ".")}


def numbers_in(text: str, language: Language) -> list[Decimal]:
    """The numbers in a text, by the signs of its language; a dash between two numbers is no minus sign."""
    group, point = (re.escape(sign) for sign in GROUPS[language])
    pattern = rf"(?<![\d{group}])[+{MINUS}]?(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}\d+)?"
    return [_decimal(each, language) for each in re.findall(pattern, text)]


def _decimal(written: str, language: Language) -> Decimal:
    group, point = GROUPS[language]
    return Decimal(written.replace(group, "").replace(point, ".").replace(MINUS, "-").lstrip("+"))
