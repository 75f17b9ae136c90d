"""Reads rendered sentences back: every number in them, and every word of direction, is held against what was found.

A number in the words that is no value of a finding, a value that the words do not have, and a word of direction that
contradicts the sign of its finding are all refused. Nothing here knows how the product writes numbers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from numbers import Integral
from typing import Final

from lagesbild.language import CompositeCell, Finding, FormattedMonth, FormattedNumber, Sentence, Texts
from lagesbild.settings import LANGUAGES, Language

SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
GROUPS: Final[Mapping[Language, tuple[str, str]]] = {"fi": (SPACE, ","), "sv": (SPACE, ","), "en": (",", ".")}
DIRECTIONS: Final[Mapping[Language, Mapping[str, str]]] = {
    "fi": {
        "down": r"väheni|vähenee|pienenee|pieneni|laskee|laski|vähemmän|supistu\w*",
        "up": r"kasvoi|kasvaa|nousee|nousi|enemmän|lisääntyy",
    },
    "sv": {
        "down": r"minskade|minskar|sjunker|sjönk|färre",
        "up": r"ökade|ökar|växer|växte|stiger|steg|fler",
    },
    "en": {
        "down": r"fell|falls|shrinks?|shrank|fewer|declines?|declined",
        "up": r"grew|grows?|rises?|rose|more",
    },
}
SIGNED: Final = ("pct", "change")


def problems(sentence: Sentence, texts: Texts, *, years_are_found: bool = True) -> list[str]:
    """Say what in one sentence is not found; empty where everything is.

    ``years_are_found``: a year that is written into a template is refused; notes name years of classifications.
    """
    language = texts.language
    read = Counter(numbers_in(sentence, language))
    known = Counter(number for finding in sentence.findings for number in _own_numbers(finding, texts))
    unknown, unread = read - known, known - read
    refused = [f"{number} is in the words and no finding" for number in unknown]
    refused += [f"{number} is found and not in the words" for number in unread]
    for finding in sentence.findings:
        refused += _of_direction(finding, texts)
        if years_are_found:
            refused += [f"{finding.kind} has the year {year} in its words" for year in _years(template(finding, texts))]
    return [f"{sentence!s}: {each}" for each in refused]


def numbers_in(text: str, language: Language) -> list[Decimal]:
    """The numbers in a text, by the signs of its language; a dash between two numbers is no minus sign."""
    group, point = (re.escape(sign) for sign in GROUPS[language])
    pattern = rf"(?<![\d{group}])[+{MINUS}]?(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}\d+)?"
    return [_decimal(each, language) for each in re.findall(pattern, text)]


def _decimal(written: str, language: Language) -> Decimal:
    group, point = GROUPS[language]
    return Decimal(written.replace(group, "").replace(point, ".").replace(MINUS, "-").lstrip("+"))


def template(finding: Finding, texts: Texts) -> str:
    """The words of a finding without its values."""
    return re.sub(r"\{\w+\}", "…", texts.template(finding.kind, finding.values))


def _own_numbers(finding: Finding, texts: Texts) -> Iterable[Decimal]:
    """Numbers that a finding brings by itself: its values, and the numbers of its definition; not inner sentences'."""
    written = texts.template(finding.kind, finding.values)
    yield from numbers_in(template(finding, texts), texts.language)
    for name in re.findall(r"\{(\w+)\}", written):
        yield from _numbers_of(finding.values[name], texts.language)


def _numbers_of(value: object, language: Language) -> list[Decimal]:
    if isinstance(value, Sentence) and value.findings:
        return []
    if isinstance(value, FormattedNumber):
        return [Decimal(str(value.value))]
    if isinstance(value, CompositeCell):
        return [Decimal(str(part.value)) for _, part in value.parts]
    if isinstance(value, FormattedMonth):
        return [Decimal(value.value[:4])]
    if isinstance(value, Integral):
        return [Decimal(int(value))]
    return numbers_in(str(value), language)


def _years(text: str) -> list[str]:
    return re.findall(r"\b(?:19|20)\d\d\b", text)


def _of_direction(finding: Finding, texts: Texts) -> list[str]:
    """Whether the words say up where the finding says down, or the other way round."""
    words = template(finding, texts)
    ways = {way for way, pattern in DIRECTIONS[texts.language].items() if re.search(rf"\b(?:{pattern})\b", words)}
    suffix = finding.kind.rpartition("_")[2]
    if suffix in {"down", "up"} and ways != {suffix}:
        return [f"{finding.kind} says {' and '.join(sorted(ways)) or 'no direction'}"]
    sign = _sign(finding.values)
    if len(ways) == 1 and sign and ways != {"up" if sign > 0 else "down"}:
        return [f"{finding.kind} says {ways.pop()} of {sign:+}"]
    return []


def _sign(values: Mapping[str, object]) -> Decimal:
    """The sign of what changed: of a signed number, else of the later less the earlier; zero where neither is there."""
    for name in SIGNED:
        value = values.get(name)
        if isinstance(value, FormattedNumber) and value.pattern.startswith("+"):
            return Decimal(str(value.value))
    now, then = values.get("now"), values.get("then")
    if isinstance(now, FormattedNumber) and isinstance(then, FormattedNumber):
        return Decimal(str(then.value)) - Decimal(str(now.value))
    return Decimal(0)


def one_template_problems(key: str, by_language: Mapping[Language, str]) -> list[str]:
    """Say where the numbers that are written into a template differ between its languages."""
    bare = {language: re.sub(r"\{\w+\}", "…", by_language[language]) for language in LANGUAGES}
    read = {language: sorted(numbers_in(text, language)) for language, text in bare.items()}
    return [] if len({tuple(each) for each in read.values()}) == 1 else [f"{key}: numbers differ, {_listed(read)}"]


def _listed(read: Mapping[Language, Sequence[Decimal]]) -> str:
    return "; ".join(f"{language} {', '.join(map(str, numbers))}" for language, numbers in read.items())
