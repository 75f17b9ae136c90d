"""Reads words for a size back – nearly half, a third fewer, doubles – and holds them against what was found.

The stated ranges are the table's; how they are read is not the product's code. A word that its number does not lie in,
a word that no finding gives, and a finding whose word is not said are refused.
"""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import lagesbild
from lagesbild.language import CompositeCell, FormattedNumber, Magnitude, Sentence
from lagesbild.settings import Language
from tests.derivations.signs import numbers_in

TABLE: Final = Path(lagesbild.__file__).parent / "language" / "magnitude.csv"
SIGNED: Final = ("changes", "changed")
ABOUT: Final = {"fi": "noin ", "sv": "omkring ", "en": "about "}
PERCENTAGE: Final = "{pct}"
ENDLESS: Final = Decimal(10**9)


class Stated(NamedTuple):
    """Words, and the percentages that they may be said of; without their sign where they do not say a direction."""

    words: str
    lowest: Decimal
    highest: Decimal
    is_signed: bool

    def inside(self, said: str) -> dict[str, str] | None:
        """What stands for ``{by}`` and ``{pct}`` where these are the words; none where they are others."""
        pattern = (
            re.escape(self.words).replace(r"\{by\}", "(?P<by>.+)").replace(r"\{pct\}", r"(?P<pct>\d+(?:[.,]5)?\s?%)")
        )
        found = re.fullmatch(pattern, said)
        return found.groupdict() if found else None


@cache
def stated(language: Language) -> tuple[Stated, ...]:
    """Every range of every use."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Stated(
                row[language],
                Decimal(row["from_pct"] or -ENDLESS),
                Decimal(row["to_pct"] or ENDLESS),
                row["use"] in SIGNED,
            )
            for row in csv.DictReader(file)
        )


def phrases_in(text: str, language: Language) -> set[str]:
    """The words for sizes in a text."""
    return set(_any_phrase(language).findall(text.lower()))


@cache
def _any_phrase(language: Language) -> re.Pattern[str]:
    """Longest first: *nearly half* is not *half*."""
    phrases = {each.words for each in stated(language) if "{" not in each.words}
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def problems(sentence: Sentence, templates: Iterable[str], language: Language) -> list[str]:
    """Say which words for a size in a sentence are not found, not said, or not true."""
    given = [value for each in sentence.findings for value in each.values.values()]
    values = [value for value in given if isinstance(value, Magnitude)]
    exact = [value for value in given if isinstance(value, FormattedNumber | CompositeCell)]  # 50% is exact, too
    own = {phrase for written in (*templates, *exact) for phrase in phrases_in(written, language)}
    found = {phrase for value in values for phrase in phrases_in(value, language)}
    said = phrases_in(sentence, language)
    refused = [f"{words} is in the words and no finding" for words in sorted(said - found - own)]
    refused += [f"{words} is found and not in the words" for words in sorted(found - said)]
    return refused + [f"{value} is said of {value.value}" for value in values if not is_true(value, language)]


def is_true(value: Magnitude, language: Language) -> bool:
    """Whether words may be said of their number."""
    exact = Decimal(str(value.value))
    if "%" not in value.pattern:
        return _is_about(value, abs(exact), language)
    return any(_may_be_said(value, exact, each, language) for each in stated(language))


def _may_be_said(words: str, exact: Decimal, each: Stated, language: Language) -> bool:
    inside = each.inside(words)
    if inside is None:
        return False
    if each.words == PERCENTAGE:  # may be said of every number, words of those in their range
        return _is_rounded(words, exact, language)
    if not each.lowest <= (exact if each.is_signed else abs(exact)) <= each.highest:
        return False
    if "by" in inside:
        parts = (part for part in stated(language) if not part.is_signed)
        return any(_may_be_said(inside["by"], exact, part, language) for part in parts)
    return True


def _is_rounded(words: str, exact: Decimal, language: Language) -> bool:
    """A whole percentage is less than half of one away from the number, a tenth; a half is said as such."""
    read, half = numbers_in(words, language), Decimal("0.5")
    away = [abs(each - abs(exact)) for each in read]
    return len(read) == 1 and (away[0] == 0 if exact % 1 in {half, -half} else read[0] % 1 == 0 and away[0] < half)


def _is_about(words: str, size: Decimal, language: Language) -> bool:
    """Two digits from a hundred on, halves up; *about* only where something was rounded."""
    unit = Decimal(10) ** max(len(str(int(size))) - 2, 0)
    spoken = (size / unit + Decimal("0.5")) // 1 * unit if size >= 100 else size
    return numbers_in(words, language) == [spoken] and words.startswith(ABOUT[language]) == (spoken != size)
