"""What prose must keep: each rule takes a text and gives what it refuses in it, in words; nothing where it holds.

A headline is what an exhibit says first, also in the short form that opens a page. Running text is every whole sentence
that is read from left to right: leads, openings of chapters, notes, methods.
"""

import re
from collections.abc import Iterable, Mapping
from statistics import mean, median
from typing import Final

from lagesbild.publish.environment import WORD_JOINER, unbroken
from lagesbild.settings import Language

MOST_WORDS: Final = 15
MEDIAN_WORDS: Final = 12
MOST_NUMBERS: Final = 2
WORDS_PER_SENTENCE: Final[Mapping[Language, int]] = {"fi": 16, "sv": 20, "en": 20}

_SPACES = re.compile(r"[ \n]+")
_NUMBER = r"[−+]?\d+(?:\N{NO-BREAK SPACE}\d{3})*(?:[.,]\d+)*"
AGES: Final = re.compile(
    r"\b\d+(?:–\d+)?(?:\s(?:v\.|år\b)|-vuoti|-åring|-year-old)"
    r"|\b(?:aged|ages?|grades|årskurs) \d+(?:–\d+)?\b|\b(?:at|vid) \d+–\d+\b"
)
YEARS: Final = re.compile(
    r"(?<![\d,.\N{NO-BREAK SPACE}])(?:19|20)\d\d(?:–(?:19|20)\d\d)?(?![\d,.]\d|\N{NO-BREAK SPACE}\d)"
)
NUMBERS: Final = re.compile(rf"{_NUMBER}(?:(?:–| … | to ){_NUMBER})?")
LISTS: Final = re.compile(r"[;()\[\]]")
DOUBLED: Final = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)
END: Final = re.compile(r"(?<=[.!?:])\s+(?=[^\W\d_a-zåäö]|\d)")
SHORTENED: Final = re.compile(r"\b(?:v|esim|ks|mm|t\.ex|bl\.a|ca|e\.g|i\.e)\.(?=\s)")
MACHINE_TALK: Final = re.compile(
    r"\bfetch|\bdata/|\blagesbild \w|\.(?:csv|ya?ml|sql)\b|\b1\d{1,2}[a-z][a-z\d]?\b|\bat hand\b|\blastingly\b"
    r"|\bthe material\b|\baineisto|\bmaterialet\b|\bparameter file\b|\bparametritiedosto|\bparameterfil",
    re.IGNORECASE,
)
SPACED: Final = re.compile(r"\b(?:19|20)\d\d\s–\s(?:19|20)\d\d\b")
BROKEN: Final[Mapping[Language, re.Pattern[str]]] = {
    "fi": re.compile(r"\d \d{3}(?!\d)|(?<![\w–])-\d|\d[ ]?%|\d–\d"),
    "sv": re.compile(r"\d \d{3}(?!\d)|(?<![\w–])-\d|\d[ ]?%|\d–\d"),
    "en": re.compile(r"(?<![\w–])-\d|\d\s%|\d–\d"),
}
"""What a line could break in a number, a range or before a sign, and signs that are another language's."""


def words(text: str) -> int:
    """How many words: parts between spaces that can break, as far as they have a letter or digit."""
    return sum(1 for part in _SPACES.split(text) if re.search(r"\w", part))


def figures(text: str) -> list[str]:
    """The numbers of a headline; a range is one, and ages and grades that name a group and calendar years are none."""
    return NUMBERS.findall(YEARS.sub("", AGES.sub("", text.replace(WORD_JOINER, ""))))


def sentences(text: str) -> list[str]:
    """The sentences of running text; a colon ends one where a capital follows."""
    return END.split(SHORTENED.sub("x", text))


def of_headline(text: str) -> list[str]:
    """What a headline has too much of."""
    found = []
    if words(text) > MOST_WORDS:
        found.append(f"{words(text)} words")
    if len(figures(text)) > MOST_NUMBERS:
        found.append(f"{len(figures(text))} numbers")
    if listed := LISTS.search(text):
        found.append(f"a list: {listed[0]}")
    return found


def of_text(text: str, language: Language) -> list[str]:
    """What no text may hold.

    Places left to fill, a word twice, how the product works, spaces between two years, numbers that a line breaks.
    """
    rules = {
        "not filled": re.compile(r"[{}]"),
        "twice": DOUBLED,
        "machine talk": MACHINE_TALK,
        "spaced": SPACED,
        "breaks": BROKEN[language],
    }
    kept = str(unbroken(text))
    return [f"{what}: {found[0]}" for what, rule in rules.items() if (found := rule.search(kept))]


def of_all_headlines(headlines: Iterable[str]) -> list[str]:
    """What half of all headlines of a language exceed."""
    middle = median(map(words, headlines))
    return [f"median {middle} words"] if middle > MEDIAN_WORDS else []


def of_all_running(texts: Iterable[str], language: Language) -> list[str]:
    """Whether the sentences of a language are long on average."""
    average = mean(words(sentence) for text in texts for sentence in sentences(text))
    return [f"{average:.1f} words per sentence"] if average > WORDS_PER_SENTENCE[language] else []
